"""What requests and answers around the talk look like: worksheet, hint, guess, look back, branch.

Utilities are whole points of 100 here, as people read them; inside they are of 10,000.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.api.fault_words import NO_NUL
from app.api.wire import AS_SEEN, Id, StrictRequest
from app.coach.sheets import Beliefs, Preparation, Reflection, Swap
from app.negotiation.preferences import FULL, as_points
from app.negotiation.terms import terms_of
from app.review.further import PracticeTask, ProgressLine, SheetLine
from app.sessions.journey import Prepared
from app.sessions.worksheets import LIST_LIMIT, MOST_FOUND, TEXT_LIMIT

_PERCENT = 100
_Note = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=TEXT_LIMIT, pattern=NO_NUL),
    AS_SEEN,
]
_Points = Annotated[int, Field(ge=0, le=_PERCENT)]
_Issues = Annotated[list[Id], Field(max_length=LIST_LIMIT)]


class Trade(StrictRequest):
    """A possible trade: what one gives on one issue for what one gets on another."""

    give: Id
    get: Id


class Worksheet(StrictRequest):
    """A preparation; everything may be left empty. Issues and options are given by id."""

    ranking: _Issues = Field(default_factory=list)
    their_ranking: _Issues = Field(default_factory=list)
    interests: _Note = ""
    their_interests: _Note = ""
    batna: _Note = ""
    reservation: _Points | None = None
    target: _Points | None = None
    opening: dict[Id, Id] = Field(default_factory=dict, max_length=LIST_LIMIT)
    trades: list[Trade] = Field(default_factory=list, max_length=LIST_LIMIT)
    questions: list[_Note] = Field(default_factory=list, max_length=LIST_LIMIT)

    def sheet(self) -> Preparation:
        """Return the worksheet as a value; questions left empty are left out."""
        return Preparation(
            tuple(self.ranking),
            tuple(self.their_ranking),
            self.interests,
            self.their_interests,
            self.batna,
            _utility(self.reservation),
            _utility(self.target),
            terms_of(self.opening),
            tuple(Swap(trade.give, trade.get) for trade in self.trades),
            tuple(question for question in self.questions if question),
        )


class PreparationAnswer(BaseModel):
    """A worksheet as kept (null: none), what was found in it, and whether it may be changed."""

    preparation: Worksheet | None
    lines: tuple[SheetLine, ...]
    is_open: bool


def preparation_answer(prepared: Prepared) -> PreparationAnswer:
    """Return a worksheet for the wire."""
    sheet = prepared.preparation
    body = None if sheet is None else _worksheet(sheet)
    return PreparationAnswer(preparation=body, lines=prepared.lines, is_open=prepared.is_open)


class HintRequest(StrictRequest):
    """The level of a hint: 1 a question to oneself, 2 a tactic, 3 an example sentence."""

    level: Literal[1, 2, 3]


class BeliefsRequest(StrictRequest):
    """A guess: issues as they matter to the counterpart, and where both wanted the same."""

    order: _Issues
    same: _Issues = Field(default_factory=list)

    def guess(self) -> Beliefs:
        """Return the guess as a value."""
        return Beliefs(tuple(self.order), tuple(self.same))


class ReflectionRequest(StrictRequest):
    """A look back: three answers, each of which may be left out, or `skipped` alone."""

    went_well: _Note = ""
    would_change: _Note = ""
    found: Annotated[int, Field(ge=1, le=MOST_FOUND)] | None = None
    skipped: bool = False

    def reflection(self) -> Reflection:
        """Return the look back as a value."""
        return Reflection(self.went_well, self.would_change, self.found, self.skipped)


class BranchRequest(StrictRequest):
    """The number of one of the learner's own turns, which the branch stands just before."""

    turn: Annotated[int, Field(ge=1, le=10_000)]


class ProgressAnswer(BaseModel):
    """Levels over the sessions that count, oldest first, and what to try next (or null)."""

    sessions: int
    lines: tuple[ProgressLine, ...]
    task: PracticeTask | None


def _utility(points: int | None) -> int | None:
    return None if points is None else points * FULL // _PERCENT


def _points(utility: int | None) -> int | None:
    return None if utility is None else as_points(utility)


def _worksheet(sheet: Preparation) -> Worksheet:
    return Worksheet(
        ranking=list(sheet.ranking),
        their_ranking=list(sheet.their_ranking),
        interests=sheet.interests,
        their_interests=sheet.their_interests,
        batna=sheet.batna,
        reservation=_points(sheet.reservation),
        target=_points(sheet.target),
        opening=dict(sheet.opening.settled),
        trades=[Trade(give=swap.give, get=swap.get) for swap in sheet.trades],
        questions=list(sheet.questions),
    )
