"""Another reading of an own turn, chosen from those the ear had besides its first."""

from rich.text import Text

from app.sessions.views import SessionView, TurnView
from app.terminal.choosing import Choice, picked, show_choices
from app.terminal.screen import printable
from app.terminal.seat import Seat


def correct_turn(seat: Seat, session: SessionView, number: str) -> SessionView:
    """Let the learner say what a turn meant: the one of that number, else the latest."""
    turn = _turn_meant(seat, session, number)
    if turn is None:
        return session
    words, screen = seat.words.correcting, seat.screen
    screen.show(Text(words.said.format(turn=turn.number, text=printable(turn.text))))
    screen.show(Text(words.ask, style="bold cyan"))
    chosen = _reading_meant(seat, turn)
    if chosen is None:
        screen.note(words.kept)
        return session
    after = seat.calls.correct(session.id, turn.id, chosen)
    screen.note(f"{words.done} {words.latest if turn.is_latest else words.older}")
    return after


def _turn_meant(seat: Seat, session: SessionView, number: str) -> TurnView | None:
    words, note = seat.words.correcting, seat.screen.note
    own = [turn for turn in session.turns if turn.speaker == "learner"]
    open_to_it = [turn for turn in own if turn.alternatives]
    if not own:
        note(words.none)
    elif not open_to_it:
        note(words.no_other)
    wanted = number or (str(own[-1].number) if own else "")
    found = next((turn for turn in open_to_it if str(turn.number) == wanted), None)
    if open_to_it and found is None:
        known = ", ".join(str(turn.number) for turn in open_to_it)
        note(words.no_such.format(turn=wanted, known=known))
    return found


def _reading_meant(seat: Seat, turn: TurnView) -> str | None:
    choices = [Choice(reading.id, reading.label, "") for reading in turn.alternatives]
    show_choices(seat.screen, choices)
    while True:
        typed = seat.screen.ask(seat.words.correcting.prompt)
        if not typed or typed in seat.words.offering.stop:
            return None
        found = picked(typed, choices)
        if found is not None:
            return found.id
        seat.screen.note(seat.words.correcting.not_listed.format(typed=typed, n=len(choices)))
