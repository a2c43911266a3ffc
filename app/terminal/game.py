"""The game: a line is a command or the learner's words, until the session is over.

EOFError leaves the game: the input has ended, or the learner typed the command for it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rich.text import Text

from app.errors import Conflict, NotFound
from app.sessions.service import Said
from app.sessions.views import SessionView
from app.terminal.brief import render_brief
from app.terminal.correcting import correct_turn
from app.terminal.ending import accept, leave
from app.terminal.hinting import give_hint
from app.terminal.offering import build_offer
from app.terminal.on_table import offer_table, tables_of
from app.terminal.preparing import prepare
from app.terminal.seat import Seat
from app.terminal.talk import show_commands, show_since, show_status
from app.terminal.trouble import explain

TEXT_LIMIT = 4000  # characters a turn, as on every door

Answer = Callable[[Seat, SessionView, str], SessionView]


def play_on(seat: Seat, session: SessionView) -> SessionView:
    """Play an open session to its end and return it (NotFound: it was deleted meanwhile)."""
    has_news = True
    while session.report_url is None:
        if has_news:
            show_status(seat, session)
        typed = seat.screen.ask(seat.words.talk.prompt.format(name=seat.name))
        after = _after(seat, session, typed)
        show_since(seat, session, after)
        has_news, session = after != session, after
    _show_end(seat, session)
    return session


def _after(seat: Seat, session: SessionView, typed: str) -> SessionView:
    try:
        return _answer_to(seat, typed)(seat, session, typed)
    except EOFError:
        raise
    except (Conflict, NotFound) as error:
        explain(seat.room, error)
        return seat.calls.get(session.id)  # another door may have played on meanwhile
    except Exception as error:  # noqa: BLE001 - one turn that fails must not lose the game
        explain(seat.room, error)
        return session


def _answer_to(seat: Seat, typed: str) -> Answer:
    """Return what a line does; only a line that is no command is said to the counterpart."""
    first, _, rest = typed.partition(" ")
    is_marked = first.startswith("/")
    name = first if is_marked else typed
    command = seat.words.commands.called(name.lower())
    if command is None:
        return _refuse_command if is_marked else _say
    answer = COMMANDS[command]
    return lambda seat, session, _: answer(seat, session, rest.strip() if is_marked else "")


def _say(seat: Seat, session: SessionView, typed: str) -> SessionView:
    words, over = seat.words.talk, len(typed) - TEXT_LIMIT
    if not typed:
        seat.screen.note(words.empty)
        return session
    if over > 0:
        seat.screen.note(words.too_long.format(n=over, limit=TEXT_LIMIT))
        return session
    return seat.calls.say(session.id, Said(text=typed))


def _refuse_command(seat: Seat, session: SessionView, typed: str) -> SessionView:
    seat.screen.note(seat.words.talk.unknown_command.format(typed=typed.partition(" ")[0]))
    return session


def _show_brief(seat: Seat, session: SessionView, _: str) -> SessionView:
    seat.screen.show(render_brief(seat.brief, seat.words.brief))
    return session


def _show_tables(seat: Seat, session: SessionView, _: str) -> SessionView:
    seat.screen.show(*tables_of(seat, session))
    show_status(seat, session)
    return session


def _show_help(seat: Seat, session: SessionView, _: str) -> SessionView:
    show_commands(seat)
    return session


def _quit(seat: Seat, session: SessionView, _: str) -> SessionView:  # noqa: ARG001 - see Answer
    raise EOFError


def _show_end(seat: Seat, session: SessionView) -> None:
    words = seat.words
    if session.deal is not None:
        seat.screen.show(Text(words.ending.deal, style="bold green"))
        seat.screen.show(offer_table(seat, words.table.deal, session.deal))
    else:
        seat.screen.show(Text(words.ending.ended, style="bold"))


COMMANDS: Mapping[str, Answer] = MappingProxyType(
    {
        "offer": build_offer,
        "accept": accept,
        "leave": leave,
        "correct": correct_turn,
        "brief": _show_brief,
        "status": _show_tables,
        "hint": give_hint,
        "prepare": prepare,
        "help": _show_help,
        "quit": _quit,
    }
)
