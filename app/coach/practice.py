"""The numbers of practice: preparation, hints, nudges and styles, read from the rubric file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """Counts, shares 0..1 and points of 10,000 (knowledge/rubrics/win-win.yaml says why)."""

    reservation_within: int
    questions_prepared: int
    ranked_right: float
    mirrored: float
    late_turns: int
    haggles: int
    stuck_turns: int
    weak_turns: int
    style_high: float
    style_gap: float
    style_near: int
