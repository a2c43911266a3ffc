"""The rubric as a value: which checks and measures make a characteristic, and the level rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.practice import PracticeRule
from app.coach.thresholds import LevelRule, Thresholds


@dataclass(frozen=True, slots=True)
class CheckText:
    """A check in words: its name, the entry behind it, what it means, and the three short lines.

    `moment` explains what a moment with this finding did; `better` names the acts to recommend
    (app/coach/advice.py); `weight` ranks moments, 0 is never shown as one. Checks of one `theme`
    speak of the same skill from two sides. `here` is `change` as it is said of one game, with slots
    (app/review/here.py); empty where there is no more to say.
    """

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


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One of the eight characteristics: what it is judged by, and what each level looks like.

    `measures` and `top_needs` name measures of app/coach/shares.py; without the latter whole,
    where they are defined, the top level is not given, and `capped` says so.
    """

    id: str
    title: str
    entry: str
    measures: tuple[str, ...]
    top_needs: tuple[str, ...]
    checks: tuple[str, ...]
    anchors: tuple[str, ...]
    unsure: str
    capped: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """The whole rubric; `words` are the fixed sentences of the debrief by key."""

    id: str
    version: str
    thresholds: Thresholds
    level_rule: LevelRule
    characteristics: tuple[Characteristic, ...]
    checks: Mapping[str, CheckText]
    words: Mapping[str, str]
    practice: PracticeRule
