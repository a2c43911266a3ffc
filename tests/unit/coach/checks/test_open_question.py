"""Open question: two asked in the open form are met, a longer talk without them is missed."""

from app.coach.checks.open_question import check
from app.negotiation.acts import Ask, Kind
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, them

OPEN = "open_question"
WHAT = my_parts(
    ("Hello.", None), ("What matters to you?", OPEN), ("I mean it.", Ask(Kind.PRIORITY))
)
WHY = my_parts(("And why is that?", OPEN))


def test_two_open_questions_are_met_with_their_very_words() -> None:
    finding = check(a_play(WHAT, them(), WHY, them()))
    assert is_met(finding, (1, "What matters to you?"), (3, "And why is that?"))


def test_two_questions_in_one_turn_count_as_one_turn_of_asking() -> None:
    both = my_parts(("What matters to you?", OPEN), ("Why?", OPEN))
    assert is_missed(check(a_play(both, them(), me(), them(), me())), (1, both.text))


def test_a_longer_talk_with_one_open_question_is_missed_on_its_first_turn() -> None:
    finding = check(a_play(me(text="€14."), them(), WHY, them(), me(text="Ok.")))
    assert is_missed(finding, (1, "€14."))


def test_a_short_talk_gave_no_opportunity() -> None:
    assert is_unseen(check(a_play(me(), them(), me())))


def test_what_the_other_side_asks_openly_is_not_the_learners_skill() -> None:
    asking = them(text="What do you need?", markers=(OPEN,))
    assert is_unseen(check(a_play(asking, asking, asking)))
