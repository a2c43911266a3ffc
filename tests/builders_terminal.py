"""A terminal without one: lines that are typed, what is shown, and scripted use cases behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from rich.console import Console

from app.reports.words import load_report_words
from app.sessions.views import (
    AlternativeView,
    Brief,
    IssueSheet,
    OfferLine,
    OfferView,
    OptionSheet,
    SessionView,
    Standing,
    TurnView,
)
from app.terminal.calls import Calls
from app.terminal.screen import Screen
from app.terminal.seat import Room, Seat
from app.terminal.words import load_terminal_words
from tests.builders_door import (
    BRIEF,
    ScriptedJourney,
    ScriptedSessions,
    a_session_view,
    services_around,
)
from tests.builders_store import AT

_PHRASES = Path(__file__).resolve().parents[1] / "knowledge" / "phrases" / "en"
WORDS = load_terminal_words(_PHRASES / "terminal.yaml")
REPORT_WORDS = load_report_words(_PHRASES / "report.yaml")

PRICE = IssueSheet(
    "price",
    "Price",
    "range",
    5000,
    tuple(OptionSheet(str(n), f"€{n:,} per seat", (1100 - n) * 50) for n in range(1000, 1101, 10)),
)
SUPPORT = IssueSheet(
    "support",
    "Support",
    "choice",
    5000,
    (OptionSheet("basic", "Basic support", 0), OptionSheet("premium", "Premium support", 5000)),
)
SHEET: Brief = replace(BRIEF, issues=(PRICE, SUPPORT), private_brief=("Nights are short.",))


class Typing:
    """A screen on which lines are typed in order; after the last the input has ended."""

    def __init__(self, *lines: str, width: int = 60, is_terminal: bool = False) -> None:
        self._lines: Iterator[str] = iter(lines)
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            markup=False,
            emoji=False,
            highlight=False,
            force_terminal=is_terminal,
        )
        self.prompts: list[str] = []
        self.screen = Screen(self._console, self._read)

    def reading(self, read: Callable[[str], str]) -> Screen:
        """The same screen with lines from elsewhere."""
        return Screen(self._console, read)

    @property
    def shown(self) -> str:
        """Everything shown so far, each run of blanks as one."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """Everything shown so far as it went out."""
        return self._out.getvalue()

    def _read(self, prompt: str) -> str:
        self.prompts.append(prompt)
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        if line == "^C":
            raise KeyboardInterrupt
        return line


@dataclass(frozen=True)
class Sat:
    """A seat with its parts within reach of a test."""

    seat: Seat
    typing: Typing
    sessions: ScriptedSessions
    journey: ScriptedJourney


def a_room(
    typing: Typing,
    sessions: ScriptedSessions | None = None,
    journey: ScriptedJourney | None = None,
) -> Room:
    """A room on scripted use cases."""
    calls = Calls(services_around(sessions or ScriptedSessions(), journey))
    places = ("here.sqlite", "http://localhost:8000", "winwin")
    return Room(calls, typing.screen, WORDS, REPORT_WORDS, *places)


def sit(
    *lines: str,
    sessions: ScriptedSessions | None = None,
    journey: ScriptedJourney | None = None,
) -> Sat:
    """Take a seat at which these lines are typed."""
    typing, sessions = Typing(*lines), sessions or ScriptedSessions()
    journey = journey or ScriptedJourney()
    return Sat(Seat(a_room(typing, sessions, journey), SHEET, "You"), typing, sessions, journey)


def an_offer_view(price: int | None = 1020, support: str | None = "premium") -> OfferView:
    """An offer on the two issues; None leaves one open."""
    chosen = ((PRICE, price and str(price)), (SUPPORT, support))
    lines = tuple(
        OfferLine(issue.id, issue.label, option.shown, option.points)
        for issue, wanted in chosen
        for option in issue.options
        if option.id == wanted
    )
    is_complete = len(lines) == len(chosen)
    value = sum(line.points for line in lines) if is_complete else None
    return OfferView({i.id: w for i, w in chosen if w}, lines, is_complete, value)


def an_own_turn(number: int = 2, *alternatives: str) -> TurnView:
    """A turn of the learner that may have meant something else."""
    others = tuple(AlternativeView(a, f"It was {a}") for a in alternatives)
    return TurnView(
        f"trn_{number}", number, "learner", "What about support?", (), ("a question",), others,
        is_corrected=False, is_latest=True, offers=(), at=AT,
    )  # fmt: skip


def a_session_with(
    *turns: TurnView, theirs: tuple[OfferView, ...] = (), mine: tuple[OfferView, ...] = ()
) -> SessionView:
    """An open session with these turns and offers."""
    return replace(a_session_view(), turns=turns, standing=Standing(theirs, mine))
