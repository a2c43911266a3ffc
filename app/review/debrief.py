"""The debrief: everything a report shows, as one value made from a played session."""

from dataclasses import dataclass

from app.coach.judgement import Judgement, Measures
from app.review.further import NOTHING_FURTHER, Further


@dataclass(frozen=True, slots=True)
class Line:
    """One settled issue in words, with what it is worth to the learner (points of 10,000)."""

    issue: str
    label: str
    shown: str
    own_points: int
    other_points: int


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome in words with both utilities, 0..10,000."""

    lines: tuple[Line, ...]
    own: int
    other: int


@dataclass(frozen=True, slots=True)
class BetterOutcome:
    """Proof of value left: an outcome that makes nobody worse off, findable from a turn on.

    Who would have been better off is told by whole points, as they are shown.
    """

    outcome: OutcomeView
    changed: tuple[str, ...]
    findable_from: int | None
    is_better_for_you: bool
    is_better_for_them: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The result line: a deal or not, and own utility against the marks that matter."""

    is_deal: bool
    has_zopa: bool
    ended_by: str | None
    deal: OutcomeView | None
    own: int
    reservation: int
    target: int
    best: int
    other_reservation: int
    better: BetterOutcome | None
    sentence: str

    @property
    def tells_left(self) -> bool:
        """Say whether the line tells what the best outcome held more, both sides added up."""
        if self.deal is None or self.own < self.reservation:
            return False
        return self.deal.other >= self.other_reservation


@dataclass(frozen=True, slots=True)
class OfferPoint:
    """A whole offer on the table: who made it when, and both utilities.

    `step` is the learner's round (1..turn limit); `conceded` is own utility given up since the
    same side's last offer (negative when it asked for more).
    """

    turn: int
    step: int
    is_learner: bool
    own: int
    other: int
    conceded: int
    summary: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What the frontier plot draws, all as (own, other) utilities from the learner's side."""

    feasible: tuple[tuple[int, int], ...]
    frontier: tuple[tuple[int, int], ...]
    reservation: tuple[int, int]
    nash: tuple[int, int] | None
    deal: tuple[int, int] | None
    better: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in words for the reader: its name, what was found, on which quotes.

    On the turns in `pressed` a button was pressed: the quote there is no one's words.
    """

    check: str
    title: str
    verdict: str
    is_counter: bool
    quotes: tuple[tuple[int, str], ...]
    explained: str
    pressed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CharacteristicView:
    """One characteristic for the reader; level None is insufficient evidence."""

    id: str
    title: str
    entry: str
    judgement: Judgement
    anchor: str
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A key moment: the quote, what it did, one better sentence, the entry behind it.

    `is_pressed`: a button was pressed there, and the quote tells what it did.
    """

    turn: int
    quote: str
    is_strength: bool
    title: str
    what_it_did: str
    better_sentence: str | None
    entry: str
    entry_title: str
    is_pressed: bool = False


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turn for the annotated timeline."""

    turn: int
    is_learner: bool
    speaker: str
    text: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """All of a report; the same recorded session always gives the same debrief."""

    session: str
    scenario_title: str
    role_title: str
    counterpart: str
    style: str
    seed: int
    result: Result
    measures: Measures
    trajectory: tuple[OfferPoint, ...]
    plot: Plot
    moments: tuple[Moment, ...]
    characteristics: tuple[CharacteristicView, ...]
    keep: str
    start: str
    stop: str
    discoveries: tuple["Discovery", ...]
    timeline: tuple[TurnLine, ...]
    versions: tuple[tuple[str, str], ...]
    language: str
    further: Further = NOTHING_FURTHER
    # The glossary's id and title behind what to keep, start and stop; None where there is nothing.
    advice_entries: tuple[tuple[str, str] | None, ...] = (None, None, None)
    wording: "Wording | None" = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """A hidden interest of the counterpart: what it was, whether and when it came out, used."""

    title: str
    text: str
    asked_at: int | None
    told_at: int | None
    used_at: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """Which blocks of a debrief (review/prose.py) stand in a model's words, and whose they are.

    None do while it `is_under_way`, nor where the report's own words were asked for, `is_plain`.
    """

    blocks: tuple[str, ...] = ()
    model: str = ""
    prompt: str = ""
    prompt_hash: str = ""
    is_under_way: bool = False
    is_plain: bool = False
