"""Shares and asks: a telling and a question about them stand together (shares → asks)."""

import pytest

from app.coach.checks.shares_and_asks import check
from app.negotiation.acts import Ask, Kind
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, tell, them

ASK = Ask(Kind.PRIORITY)


def test_telling_and_asking_in_one_breath_is_met_on_both_quotes() -> None:
    turn = my_parts(("Shelves matter to us.", tell(issue="shelves")), ("And to you?", ASK))
    finding = check(a_play(turn))
    assert is_met(finding, (1, "Shelves matter to us."), (1, "And to you?"))
    assert finding.issue == "shelves"


def test_the_question_may_follow_in_the_next_turn() -> None:
    turns = (me(tell(), text="Our rent is due."), them(), me(ASK, text="And you?"))
    assert is_met(check(a_play(*turns)), (1, "Our rent is due."), (3, "And you?"))


@pytest.mark.parametrize(
    "turns",
    [
        (me(tell(), text="Ours."), them(), me(), them(), me(ASK)),
        (me(ASK, text="Ours."), them(), me(ASK), them(), me()),
        (me(text="Ours."), them(), me(), them(), me()),
    ],
    ids=["too far apart", "only asks", "neither"],
)
def test_one_without_the_other_is_missed_in_a_longer_talk(turns: tuple[object, ...]) -> None:
    assert is_missed(check(a_play(*turns)), (1, "Ours."))  # type: ignore[arg-type]


def test_calling_for_an_offer_is_no_question_about_their_needs() -> None:
    call = me(Ask(Kind.OPEN), tell(), text="What would you pay?", markers=("asks_for_offer",))
    assert is_unseen(check(a_play(call)))


def test_a_short_talk_had_no_room_for_it() -> None:
    assert is_unseen(check(a_play(me(), them(), me())))
