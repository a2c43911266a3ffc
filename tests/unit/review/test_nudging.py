"""A nudge in words."""

from app.negotiation.acts import Ask, Kind, SmallTalk
from app.review.nudging import say_nudge
from tests.builders_play import TEACHING, a_play, me, them


def test_a_nudge_that_is_due_has_its_line() -> None:
    chat = me(SmallTalk())
    assert say_nudge(a_play(chat, them(), chat), TEACHING) == TEACHING.lessons.nudges["empty"]


def test_otherwise_nothing_is_said() -> None:
    assert say_nudge(a_play(me(Ask(Kind.PRIORITY))), TEACHING) is None
