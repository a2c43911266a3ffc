"""The numbers of judging, in one value read from the rubric file and used by code and docs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Counts and shares at which checks tip (knowledge/rubrics/win-win.yaml says why)."""

    turns_to_judge: int
    open_questions: int
    answered_share: float
    facts_before_summary: int
    issues_in_package: int
    offers_before_several: int
    haggles_in_a_row: int
    cheap_for_dear: float
    drop: int
    interest_held: float
    marker_confidence: float
    against_confidence: float
    offers_to_judge: int
    chain_turns: int
    moves_to_answer: int
    returned_share: float
    empty_we_talk: int
    turns_for_process: int
    offers_before_what_if: int
    standstill_turns: int
    offers_before_standard: int
    options_wanted: int
    hostile_turns: int
    strength_share: float
    keep_share: float
    gain_of_weight: int
    good_gain: float
    good_levels: float
    good_weight: int


@dataclass(frozen=True, slots=True)
class LevelRule:
    """How shares become a level: behaviour's share of the score, and the cut points."""

    behaviour_share: float
    cuts: tuple[float, ...]
    least_observed: int
    outcome_may_move: int
