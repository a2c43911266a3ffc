"""Hints: a question first, more only if it is wanted, each level at once if it is named."""

import pytest

from app.terminal.hinting import give_hint
from tests.builders_door import a_session_view
from tests.builders_terminal import Sat, sit


def hinted(*lines: str, level: str = "") -> Sat:
    sat = sit(*lines)
    give_hint(sat.seat, a_session_view(), level)
    return sat


@pytest.mark.parametrize(
    ("lines", "levels"), [(("",), [1]), (("y", "n"), [1, 2]), (("y", "y"), [1, 2, 3])]
)
def test_one_level_follows_another_as_far_as_is_wanted(
    lines: tuple[str, ...], levels: list[int]
) -> None:
    sat = hinted(*lines)
    assert sat.journey.asked == [("ses_1", level) for level in levels]
    assert "Hint 1: Nothing asked yet" in sat.typing.shown
    assert "Ask what matters most." in sat.typing.shown
    assert "The report shows which hints you used." in sat.typing.shown


def test_a_named_level_is_given_at_once() -> None:
    sat = hinted(level="3")
    assert sat.journey.asked == [("ses_1", 3)]
    assert sat.typing.prompts == []


@pytest.mark.parametrize("level", ["4", "0", "please"])
def test_a_level_that_is_none_is_told(level: str) -> None:
    sat = hinted(level=level)
    assert sat.journey.asked == []
    assert f"There is no hint {level}." in sat.typing.shown
