"""The talk as it is shown: what they say and offer, and how own turns were understood."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.sessions.views import OfferView, SessionView, TurnView
from app.terminal.on_table import offer_table, status_line, titles_of
from app.terminal.screen import printable
from app.terminal.seat import Seat

_INDENT = (0, 0, 0, 2)


def show_commands(seat: Seat) -> None:
    """Print what can be typed besides words."""
    words = seat.words
    table = Table(box=None, show_header=False, pad_edge=False)
    for _, command in words.commands.listed():
        table.add_row(Text(command.names[0], style="bold"), Text(command.what, style="dim"))
    seat.screen.show(Text(words.talk.lead, style="dim"), Padding(table, _INDENT))


def show_since(seat: Seat, before: SessionView, now: SessionView) -> None:
    """Print every turn that came or changed since an earlier view."""
    seen = {(turn.id, turn.understood, turn.is_corrected) for turn in before.turns}
    is_new = [t for t in now.turns if (t.id, t.understood, t.is_corrected) not in seen]
    show_turns(seat, now, is_new)


def show_turns(
    seat: Seat, session: SessionView, turns: Sequence[TurnView], *, is_past: bool = False
) -> None:
    """Print turns in order.

    The latest own words were just typed by who reads this and are not repeated; those before were
    said at another door. In turns of a past visit only the last has its offers in full.
    """
    own = [turn for turn in turns if turn.speaker == "learner"]
    for turn in turns:
        if turn.speaker == "learner":
            _show_own(seat, turn, has_text=is_past or turn is not own[-1])
        else:
            _show_theirs(seat, session.counterpart.person, turn)
            is_latest = not is_past or turn is turns[-1]
            _show_offers(seat, turn.offers if is_latest else ())


def show_status(seat: Seat, session: SessionView) -> None:
    """Print the status line and what to try next: a nudge, or the step of a guided game."""
    seat.screen.show(status_line(seat, session))
    if session.nudge:
        seat.screen.show(Text(session.nudge, style="cyan"))
    if session.guide is None:
        return
    example = seat.words.talk.example.format(example=session.guide.example)
    seat.screen.show(Text(session.guide.text, style="cyan"), Text(example, style="dim cyan"))


def _show_own(seat: Seat, turn: TurnView, *, has_text: bool) -> None:
    words = seat.words.talk
    if has_text:
        said = Text(words.prompt.format(name=seat.name), style="bold green")
        seat.screen.show(said.append(printable(turn.text), style="default not bold"))
    readings = "; ".join(turn.understood)
    text = words.understood if turn.understood else words.understood_nothing
    line = text.format(turn=turn.number, readings=readings)
    if turn.is_corrected:
        line = f"{line} ({words.corrected})"
    seat.screen.show(Padding(Text(line, style="dim"), _INDENT))


def _show_theirs(seat: Seat, person: str, turn: TurnView) -> None:
    said = Text(seat.words.talk.prompt.format(name=person), style="bold blue")
    seat.screen.gap()
    seat.screen.show(said.append(turn.text, style="default not bold"))


def _show_offers(seat: Seat, offers: Sequence[OfferView]) -> None:
    for title, offer in zip(titles_of(seat.words.table, len(offers)), offers, strict=True):
        seat.screen.show(Padding(offer_table(seat, title, offer), _INDENT))
    if not offers:
        seat.screen.gap()
