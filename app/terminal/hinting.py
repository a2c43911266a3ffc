"""A hint for the next turn: a question first, a tactic and an example if they are wanted."""

from rich.padding import Padding
from rich.text import Text

from app.sessions.views import SessionView
from app.terminal.asking import is_agreed
from app.terminal.seat import Seat

_LEVELS = ("1", "2", "3")
_INDENT = (0, 0, 0, 2)


def give_hint(seat: Seat, session: SessionView, level: str) -> SessionView:
    """Show the hint of a level, or without one from the first on as far as is agreed to."""
    words, screen = seat.words.hints, seat.screen
    if level and level not in _LEVELS:
        screen.note(words.no_level.format(typed=level))
        return session
    for number in [int(level)] if level else (1, 2, 3):
        if not level and number > 1:
            more = words.tactic if number == 2 else words.example
            if not is_agreed(screen, seat.words.talk, more):
                break
        _show(seat, session, number)
    screen.show(Text(words.counted, style="dim"))
    return seat.calls.get(session.id)


def _show(seat: Seat, session: SessionView, level: int) -> None:
    hint = seat.calls.hint(session.id, level)
    title = seat.words.hints.title.format(level=hint.level, title=hint.title)
    seat.screen.show(Text(title, style="cyan"), Padding(Text(hint.text), _INDENT))
