"""The two ways out of a talk, each asked before it is taken: accepting and walking away."""

from rich.text import Text

from app.negotiation.preferences import as_points
from app.sessions.views import OfferView, SessionView
from app.terminal.asking import is_agreed
from app.terminal.on_table import offer_table
from app.terminal.seat import Seat


def accept(seat: Seat, session: SessionView, _: str) -> SessionView:
    """Show what would be accepted, ask, and accept it (Conflict: there is nothing to accept)."""
    words, screen = seat.words, seat.screen
    offer = _acceptable(session)
    if offer is not None:
        is_confirming = session.agreeing is not None
        title = words.table.agreeing if is_confirming else words.table.theirs
        screen.show(offer_table(seat, title, offer))
        if offer.own_value is not None and offer.own_value < seat.brief.reservation:
            screen.note(words.ending.below)
        question = words.ending.confirm if is_confirming else words.ending.accept
        if not is_agreed(screen, words.talk, question):
            screen.note(words.ending.going_on)
            return session
    return seat.calls.end(session.id, "accept")


def leave(seat: Seat, session: SessionView, _: str) -> SessionView:
    """Say what is left then, ask, and walk away."""
    words, brief = seat.words, seat.brief
    floor = as_points(brief.reservation)
    seat.screen.show(Text(words.ending.leave.format(floor=floor)), Text(brief.batna, style="dim"))
    if not is_agreed(seat.screen, words.talk, words.ending.leave_ask):
        seat.screen.note(words.ending.going_on)
        return session
    return seat.calls.end(session.id, "walk_away")


def _acceptable(session: SessionView) -> OfferView | None:
    """What accepting would take; None leaves it to the use case to say why it cannot."""
    if session.agreeing is not None:
        return session.agreeing
    theirs = session.standing.theirs
    return theirs[0] if len(theirs) == 1 and theirs[0].is_complete else None
