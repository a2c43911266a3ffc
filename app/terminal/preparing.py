"""Two questions of the worksheet before the talk: the target, and the first thing to ask."""

from dataclasses import replace

from rich.padding import Padding
from rich.text import Text

from app.coach.sheets import Preparation
from app.negotiation.preferences import FULL, as_points
from app.sessions.journey import Prepared
from app.sessions.views import SessionView
from app.sessions.worksheets import TEXT_LIMIT
from app.terminal.screen import printable
from app.terminal.seat import Seat

_INDENT = (0, 0, 0, 2)
_MOST = 100


def prepare(seat: Seat, session: SessionView, _: str) -> SessionView:
    """Ask both questions and keep the answers; what the page has kept besides stays."""
    words, screen = seat.words.preparing, seat.screen
    sheet = seat.calls.preparation(session.id).preparation or Preparation()
    screen.show(Text(words.lead, style="dim"))
    target = _ask_target(seat, sheet.target)
    question = _ask_question(seat, sheet.questions[0] if sheet.questions else "")
    questions = (question, *sheet.questions[1:]) if question else sheet.questions
    after = replace(sheet, target=target, questions=questions)
    if after == sheet:
        screen.note(words.left)
        return session
    _show_findings(seat, seat.calls.prepare(session.id, after))
    screen.note(words.done)
    return seat.calls.get(session.id)


def _ask_target(seat: Seat, kept: int | None) -> int | None:
    words, screen = seat.words.preparing, seat.screen
    shown = words.empty if kept is None else str(as_points(kept))
    floor = as_points(seat.brief.reservation)
    while True:
        typed = screen.ask(words.target.format(reservation=floor, kept=shown))
        if not typed:
            return kept
        if typed.isdecimal() and int(typed) <= _MOST:
            return int(typed) * FULL // _MOST
        screen.note(words.not_points.format(typed=typed))


def _ask_question(seat: Seat, kept: str) -> str:
    words = seat.words.preparing
    typed = seat.screen.ask(words.question.format(kept=kept or words.empty))
    return typed[:TEXT_LIMIT] or kept


def _show_findings(seat: Seat, prepared: Prepared) -> None:
    """Show what was found in the fields that were filled; an empty one is no finding here."""
    text = seat.words.preparing.finding
    for line in prepared.lines:
        if line.is_met is not None:
            said = text.format(title=line.title, text=printable(line.text))
            style = "green" if line.is_met else "yellow"
            seat.screen.show(Padding(Text(said, style=style), _INDENT))
