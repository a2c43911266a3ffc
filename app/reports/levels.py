"""The levels a report shows: lowest first, each with the one of the game before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.review.debrief import CharacteristicView, Debrief

LEVELS = 5


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A characteristic with its level, that of the game before, and the anchor of its checks."""

    id: str
    title: str
    level: int | None
    before: int | None
    anchor: str


def weakest_first(views: Sequence[CharacteristicView]) -> list[CharacteristicView]:
    """Order by level, lowest first; those without a level come last, never as a zero."""
    return sorted(views, key=lambda view: view.judgement.level or LEVELS + 1)


def level_rows(debrief: Debrief) -> list[LevelRow]:
    """Return the levels, lowest first."""
    return _rows(debrief, weakest_first(debrief.characteristics))


def rows_in_order(debrief: Debrief) -> list[LevelRow]:
    """Return the levels in the rubric's order."""
    return _rows(debrief, debrief.characteristics)


def anchor_of(view: CharacteristicView) -> str:
    """Return the place of the page where the checks of a characteristic stand."""
    return "checks-" + re.sub(r"[^\w-]", "-", view.id)


def _rows(debrief: Debrief, views: Sequence[CharacteristicView]) -> list[LevelRow]:
    before = _before(debrief)
    return [
        LevelRow(view.id, view.title, view.judgement.level, before.get(view.id), anchor_of(view))
        for view in views
    ]


def _before(debrief: Debrief) -> dict[str, int | None]:
    """The levels of the game before this one, which is the last of the progress."""
    progress = debrief.further.progress
    lines = progress.lines if progress else ()
    return {line.id: line.levels[-2] for line in lines if len(line.levels) > 1}
