"""A judged talk between two people: one value with both sides, ready to be shown or sent."""

from dataclasses import dataclass

from app.coach.judgement import Measures
from app.review.debrief import Moment
from app.review.people.agreement import Ending


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """A turn as it was handed in, and how it was understood; `at` is its line, or its place.

    `confidence` is the chance (0 to 1) that acts and values were heard as a person would.
    """

    number: int
    at: int
    speaker: str
    role: str | None
    text: str
    understood: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class JudgedTranscript:
    """The talk itself; without a scenario its id, title and seed are None."""

    scenario: str | None
    title: str | None
    seed: int | None
    language: str
    turns: tuple[TalkTurn, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words a finding rests on, verbatim, and the turn they stand in."""

    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class CheckFound:
    """What one check found for one side; `is_counter` marks counter-evidence."""

    check: str
    characteristic: str
    title: str
    verdict: str
    is_counter: bool
    explained: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LevelFound:
    """A characteristic's level 1..5, None where too little could be observed; `anchor` says it.

    `behaviour` and `outcome` are shares 0..1; `measured` are the measures the outcome is made of.
    """

    characteristic: str
    title: str
    entry: str
    level: int | None
    behaviour: float | None
    outcome: float | None
    measured: tuple[tuple[str, float], ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Side:
    """One person's side; `measures` is None where no outcome is defined."""

    speaker: str
    role: str | None
    role_title: str | None
    levels: tuple[LevelFound, ...]
    checks: tuple[CheckFound, ...]
    moments: tuple[Moment, ...]
    keep: str
    start: str
    stop: str
    measures: Measures | None


@dataclass(frozen=True, slots=True)
class SettledLine:
    """An issue on the table at the end: the option as each side reads it, and if both said yes.

    `turn` is where it was put forward last, None where it was told beside the words.
    """

    issue: str
    label: str
    option: str
    shown: tuple[tuple[str, str], ...]
    turn: int | None
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """What was settled; `is_sure`: both said yes to every issue, or it was told."""

    is_whole: bool
    is_sure: bool
    lines: tuple[SettledLine, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be judged, or how sure something is, and why."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedTalk:
    """Both sides of a talk, judged alike; equal talks give equal values."""

    transcript: JudgedTranscript
    ending: Ending
    agreement: AgreementFound | None
    sides: tuple[Side, Side]
    notes: tuple[Note, ...]
    versions: tuple[tuple[str, str], ...]
