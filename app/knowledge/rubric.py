"""Reads knowledge/rubrics/*.yaml; checks, measures and advice it names must exist in code."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.coach.advice import ADVICE
from app.coach.checks.registry import CHECKS
from app.coach.practice import PracticeRule
from app.coach.rubric import Characteristic, CheckText, Rubric
from app.coach.shares import SHARES
from app.coach.thresholds import LevelRule, Thresholds
from app.dialogue.phrasebook import slots_in
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed
from app.review.here import HERE_SLOTS
from app.review.sentences import DEBRIEF_WORDS

_LEVELS = 5


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Thresholds(_Strict):
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
    gain_of_weight: int = Field(ge=1)
    good_gain: float = Field(ge=0, le=1)
    good_levels: float = Field(ge=1, le=_LEVELS)
    good_weight: int


class _LevelRule(_Strict):
    behaviour_share: float = Field(ge=0, le=1)
    cuts: list[float] = Field(min_length=_LEVELS - 1, max_length=_LEVELS - 1)
    least_observed: int
    outcome_may_move: int


class _Practice(_Strict):
    reservation_within: int = Field(ge=0, le=10_000)
    questions_prepared: int = Field(ge=1)
    ranked_right: float = Field(ge=0, le=1)
    mirrored: float = Field(ge=0, le=1)
    late_turns: int = Field(ge=1)
    haggles: int = Field(ge=2)
    stuck_turns: int = Field(ge=2)
    weak_turns: int = Field(ge=2)
    style_high: float = Field(ge=0, le=1)
    style_gap: float = Field(ge=0, le=1)
    style_near: int = Field(ge=0, le=10_000)


class _Characteristic(_Strict):
    id: str
    title: str
    entry: str
    measures: list[str]
    top_needs: list[str]
    checks: list[str]
    anchors: list[str] = Field(min_length=_LEVELS, max_length=_LEVELS)
    unsure: str
    capped: str


class _CheckText(_Strict):
    title: str
    entry: str
    met: str
    missed: str
    moment_title: str
    moment: str
    keep: str
    change: str
    better: str
    weight: int
    theme: str
    here: str = ""


class _RubricFile(_Strict):
    id: str
    version: str
    thresholds: _Thresholds
    level_rule: _LevelRule
    practice: _Practice
    characteristics: list[_Characteristic]
    checks: dict[str, _CheckText]
    words: dict[str, str]


def load_rubric(path: Path, glossary_ids: set[str]) -> Rubric:
    """Read and check a rubric (BadContent); every entry it cites must be in the glossary."""
    placed = read_placed(path, path.name)
    file = check(placed, _RubricFile, path.name)
    _check_names(file, placed, path.name, glossary_ids)
    return Rubric(
        file.id,
        file.version,
        Thresholds(**file.thresholds.model_dump()),
        LevelRule(
            file.level_rule.behaviour_share,
            tuple(file.level_rule.cuts),
            file.level_rule.least_observed,
            file.level_rule.outcome_may_move,
        ),
        tuple(
            Characteristic(
                c.id,
                c.title,
                c.entry,
                tuple(c.measures),
                tuple(c.top_needs),
                tuple(c.checks),
                tuple(c.anchors),
                c.unsure,
                c.capped,
            )
            for c in file.characteristics
        ),
        {key: CheckText(**text.model_dump()) for key, text in file.checks.items()},
        file.words,
        PracticeRule(**file.practice.model_dump()),
    )


def _check_names(file: _RubricFile, placed: Placed, name: str, entries: set[str]) -> None:
    listed = {check_id for c in file.characteristics for check_id in c.checks}
    problems = [
        ("checks", sorted(set(file.checks) ^ set(CHECKS)), "is not both here and in code"),
        ("characteristics", sorted(listed ^ set(file.checks)), "has no text or no place"),
        ("characteristics", sorted(_measures(file) - set(SHARES)), "is no measure"),
        ("checks", sorted({c.better for c in file.checks.values()} - set(ADVICE)), "is no advice"),
        ("checks", sorted(_entries(file) - entries), "is not in the glossary"),
        ("checks", sorted(_strange_slots(file)), "is no slot"),
        ("words", sorted(set(file.words) ^ set(DEBRIEF_WORDS)), "is missing or unknown"),
    ]
    for section, odd, problem in problems:
        if odd:
            raise BadContent(name, placed.value[section].line, f"'{odd[0]}' {problem}")


def _measures(file: _RubricFile) -> set[str]:
    return {measure for c in file.characteristics for measure in (*c.measures, *c.top_needs)}


def _strange_slots(file: _RubricFile) -> set[str]:
    return {slot for c in file.checks.values() for slot in slots_in(c.here)} - set(HERE_SLOTS)


def _entries(file: _RubricFile) -> set[str]:
    return {c.entry for c in file.characteristics} | {c.entry for c in file.checks.values()}
