"""Empty "we" talk (counter-evidence): joint words again and again with nothing in them."""

from app.coach.checks.empty_we_talk import check
from tests.builders_play import a_play, is_against, is_unseen, me, tell, them

WARM = me(text="Together!", markers=("joint_framing",))


def test_two_turns_of_it_are_seen_with_their_words() -> None:
    assert is_against(check(a_play(WARM, them(), WARM)), (1, "Together!"), (3, "Together!"))


def test_one_warm_word_is_none() -> None:
    finding = check(a_play(WARM, them(), me()))
    assert is_unseen(finding)
    assert finding.is_counter


def test_warm_words_beside_something_told_are_not_empty() -> None:
    told = me(tell(), text="Together: our rent is due.", markers=("joint_framing",))
    assert is_unseen(check(a_play(WARM, them(), told)))
