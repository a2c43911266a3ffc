"""A whole visit: choose or carry on, read the brief, play, read the report."""

from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from app.errors import NotFound, WinwinError
from app.sessions.service import NewSession
from app.sessions.views import SessionView
from app.terminal.brief import render_brief
from app.terminal.choosing import Wish, choose_game, choose_session
from app.terminal.game import play_on
from app.terminal.looking_back import look_back
from app.terminal.report import show_report
from app.terminal.seat import Room, Seat
from app.terminal.talk import show_commands, show_turns
from app.terminal.trouble import explain, explain_end

DONE, FAILED, INTERRUPTED = 0, 1, 130


@dataclass(frozen=True, slots=True)
class Opened:
    """A session to play, and what is shown before its talk."""

    seat: Seat
    session: SessionView
    opening: tuple[RenderableType, ...]


def play(room: Room, wish: Wish, *, is_resumed: bool) -> int:
    """Play one game and return the exit code: done or left, could not, or Ctrl-C."""
    start, command = room.words.start, room.command
    try:
        opened = _resume(room, wish) if is_resumed else _start(room, wish)
    except WinwinError as error:
        room.screen.note(str(error))
        return FAILED
    except (EOFError, KeyboardInterrupt) as left:
        return _left(room, left, start.nothing_started)
    if opened is None:
        none = start.none_open if is_resumed else start.none_installed
        room.screen.note(none.format(command=command))
        return FAILED
    try:
        return _play(opened)
    except (EOFError, KeyboardInterrupt) as left:
        return _left(room, left, start.kept.format(command=command))


def _left(room: Room, left: BaseException, words: str) -> int:
    room.screen.gap()
    room.screen.note(words)
    return INTERRUPTED if isinstance(left, KeyboardInterrupt) else DONE


def _start(room: Room, wish: Wish) -> Opened | None:
    """Open a new session; None when there is nothing to play."""
    words, screen, calls = room.words, room.screen, room.calls
    if not calls.scenarios():
        return None
    waiting = len(calls.open_sessions())
    if waiting and wish.scenario is None:
        resume = words.choosing.resume.format(command=room.command)
        screen.show(Text(f"{words.choosing.open_sessions.of(waiting)} {resume}", style="dim"))
        screen.gap()
    game = choose_game(room, wish)
    brief = calls.brief(game.scenario, game.role, wish.seed)
    room = room.speaking(brief.language)
    words = room.words
    new = NewSession(game.scenario, game.role, game.style.id, game.difficulty.id, brief.seed)
    against = words.start.against.format(
        style=words.styles.get(game.style.id, game.style).title,
        difficulty=words.difficulties.get(game.difficulty.id, game.difficulty).title.lower(),
        seed=brief.seed,
    )
    opening = (render_brief(brief, words.brief), Text(against, style="dim"))
    return Opened(Seat(room, brief, wish.name or words.talk.you), calls.create(new), opening)


def _resume(room: Room, wish: Wish) -> Opened | None:
    """Take an open session up again; None when there is none."""
    words, calls = room.words, room.calls
    cards = [c for c in calls.open_sessions() if wish.scenario in (None, c.scenario_id)]
    if not cards:
        return None
    session = calls.get(choose_session(room, cards))
    brief = calls.brief(session.scenario_id, session.role, session.seed)
    room = room.speaking(session.language)
    words = room.words
    carried_on = words.start.carried_on.format(title=session.title, role=session.role_title)
    opening = (Text(carried_on, style="bold"),)
    return Opened(Seat(room, brief, wish.name or words.talk.you), session, opening)


def _play(opened: Opened) -> int:
    seat = opened.seat
    _open_talk(opened)
    try:
        session = play_on(seat, opened.session)
        look_back(seat, session)
        _report(seat, session)
    except NotFound as error:
        explain_end(seat.room, error)
        return FAILED
    except WinwinError as error:
        explain(seat.room, error)
        seat.screen.note(seat.words.start.kept.format(command=seat.room.command))
        return FAILED
    return DONE


def _open_talk(opened: Opened) -> None:
    seat, screen = opened.seat, opened.seat.screen
    screen.show(*opened.opening)
    screen.gap()
    screen.show(Text(seat.words.start.machine.format(place=seat.room.place), style="bold"))
    show_commands(seat)
    if opened.session.can_prepare and not opened.session.is_prepared:
        command = seat.words.commands.prepare.names[0]
        screen.show(Text(seat.words.preparing.offer.format(command=command), style="dim"))
    show_turns(seat, opened.session, opened.session.turns, is_past=True)


def _report(seat: Seat, session: SessionView) -> None:
    room, words = seat.room, seat.words.report
    show_report(room, seat.calls.debrief(session.id))
    room.screen.gap()
    again = words.again.format(
        command=room.command, scenario=session.scenario_id, role=session.role
    )
    room.screen.show(Text(words.page.format(command=room.command)))
    room.screen.show_whole(f"{room.address}{session.report_url}")
    room.screen.show_whole(again)
