"""Which parts a report has."""

from dataclasses import replace

import pytest

from app.reports.contents import ORDER, parts_of
from app.review.further import Further
from tests.builders_further import a_full_debrief, a_further, a_progress
from tests.builders_report import a_debrief


def test_a_report_with_everything_has_all_parts() -> None:
    assert parts_of(a_full_debrief()) == ORDER


@pytest.mark.parametrize(
    ("further", "part"),
    [
        (replace(a_further(), what_if=None), "what-if"),
        (replace(a_further(), relationship=None), "relationship"),
        (replace(a_further(), progress=None), "progress"),
        (replace(a_further(), five_cs=()), "five-cs"),
        (replace(a_further(), style=None), "style"),
    ],
)
def test_what_is_not_known_is_left_out(further: Further, part: str) -> None:
    assert set(ORDER) - set(parts_of(replace(a_debrief(), further=further))) == {part}


def test_one_sheet_is_enough_for_what_was_planned() -> None:
    hints = Further(hints=a_further().hints)
    assert "planned" in parts_of(replace(a_debrief(), further=hints))
    assert "planned" not in parts_of(a_debrief())


def test_a_first_game_is_no_progress() -> None:
    lines = tuple(replace(line, levels=line.levels[-1:]) for line in a_progress().lines)
    first = replace(a_further(), progress=replace(a_progress(), sessions=1, lines=lines))
    assert "progress" not in parts_of(replace(a_debrief(), further=first))
