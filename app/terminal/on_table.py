"""What is on the table: an offer line by line, and in one line what it is worth to the learner."""

from string import ascii_uppercase

from rich import box
from rich.table import Table
from rich.text import Text

from app.negotiation.preferences import as_points
from app.sessions.views import Brief, OfferLine, OfferView, SessionView
from app.terminal.seat import Seat
from app.terminal.talk_words import TableWords


def offer_of(lines: tuple[OfferLine, ...], brief: Brief) -> OfferView:
    """Return lines as an offer; its value is their sum until the use cases have seen it."""
    is_complete = len(lines) == len(brief.issues)
    value = sum(line.points for line in lines) if is_complete else None
    return OfferView({}, lines, is_complete, value)


def offer_table(seat: Seat, title: str, offer: OfferView) -> Table:
    """Return an offer with what each option adds for the learner, and the sum."""
    words, brief = seat.words.table, seat.brief
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE, show_header=False
    )
    table.add_column()
    table.add_column()
    table.add_column(justify="right")
    for line in offer.lines:
        table.add_row(line.label, line.shown, str(as_points(line.points)))
    table.add_section()
    open_count = len(brief.issues) - len(offer.lines)
    total = words.total if offer.is_complete else words.total_so_far.format(open=open_count)
    table.add_row(total, Text(against_marks(seat, offer), style="dim"), _value(offer))
    return table


def against_marks(seat: Seat, offer: OfferView) -> str:
    """Return where a whole offer stands against reservation value and target, else both marks."""
    words, brief = seat.words.table, seat.brief
    floor, target = as_points(brief.reservation), as_points(brief.target)
    if offer.own_value is None:
        return words.marks.format(floor=floor, target=target)
    over = as_points(offer.own_value) - floor
    text = words.equal if over == 0 else words.above if over > 0 else words.below
    against = text.format(n=abs(over), floor=floor)
    return f"{against}, {words.target.format(target=target)}"


def status_line(seat: Seat, session: SessionView) -> Text:
    """Return turns left and what stands, in one line."""
    words = seat.words.table
    parts = [words.turns_left.of(session.turns_left), *_standing(seat, session)]
    return Text(words.separator.join(parts), style="dim")


def tables_of(seat: Seat, session: SessionView) -> tuple[Table | Text, ...]:
    """Return every offer on the table, the counterpart's first."""
    words, standing = seat.words.table, session.standing
    if session.agreeing is not None:
        return (offer_table(seat, words.agreeing, session.agreeing),)
    theirs = tuple(
        offer_table(seat, title, offer)
        for title, offer in zip(
            titles_of(words, len(standing.theirs)), standing.theirs, strict=True
        )
    )
    mine = tuple(offer_table(seat, words.mine, offer) for offer in standing.mine)
    return (theirs or (Text(words.none),)) + (mine or (Text(words.none_of_mine),))


def titles_of(words: TableWords, count: int) -> tuple[str, ...]:
    """Return what to call each of the counterpart's offers."""
    if count == 1:
        return (words.theirs,)
    return tuple(words.theirs_nth.format(letter=ascii_uppercase[n % 26]) for n in range(count))


def _standing(seat: Seat, session: SessionView) -> list[str]:
    words, theirs = seat.words.table, session.standing.theirs
    if session.agreeing is not None:
        worth = _worth(seat, words.agreeing, session.agreeing)
        return [worth, against_marks(seat, session.agreeing), words.confirm]
    if not theirs:
        empty = OfferView({}, (), is_complete=False, own_value=None)
        return [words.none, against_marks(seat, empty)]
    worths = [
        _worth(seat, t, o) for t, o in zip(titles_of(words, len(theirs)), theirs, strict=True)
    ]
    last = theirs[-1]
    return [*worths, against_marks(seat, last if len(theirs) == 1 else _unvalued(last))]


def _unvalued(offer: OfferView) -> OfferView:
    return OfferView(offer.terms, offer.lines, offer.is_complete, None)


def _worth(seat: Seat, what: str, offer: OfferView) -> str:
    words, value = seat.words.table, _value(offer)
    if offer.is_complete:
        return words.worth.format(what=what, value=value)
    open_count = len(seat.brief.issues) - len(offer.lines)
    return words.worth_so_far.format(what=what, value=value, open=open_count)


def _value(offer: OfferView) -> str:
    so_far = sum(line.points for line in offer.lines)
    return str(as_points(so_far if offer.own_value is None else offer.own_value))
