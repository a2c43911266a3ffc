"""The offer builder: one choice an issue, its value shown before it is sent."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from rich.text import Text

from app.negotiation.preferences import as_points
from app.sessions.service import Said
from app.sessions.views import IssueSheet, OfferLine, OptionSheet, SessionView
from app.terminal.asking import is_agreed
from app.terminal.brief import is_long
from app.terminal.on_table import offer_of, offer_table
from app.terminal.seat import Seat

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def build_offer(seat: Seat, session: SessionView, _: str) -> SessionView:
    """Ask each issue, show the whole and its value, and send it if that is agreed to."""
    words, screen = seat.words.offering, seat.screen
    screen.show(Text(words.lead, style="dim"))
    mine = session.standing.mine[-1].terms if session.standing.mine else {}
    lines: list[OfferLine] = []
    for issue in seat.brief.issues:
        kept = next((o for o in issue.options if o.id == mine.get(issue.id)), None)
        typed, option = _ask_option(seat, issue, kept)
        if typed in words.stop:
            screen.note(words.not_sent)
            return session
        if option is not None:
            lines.append(OfferLine(issue.id, issue.label, option.shown, option.points))
            mine = {**mine, issue.id: option.id}
    return _send(seat, session, tuple(lines), {line.issue: mine[line.issue] for line in lines})


def _send(
    seat: Seat, session: SessionView, lines: tuple[OfferLine, ...], terms: dict[str, str]
) -> SessionView:
    words, screen = seat.words, seat.screen
    if not terms:
        screen.note(words.offering.nothing_chosen)
        return session
    screen.show(offer_table(seat, words.table.draft, offer_of(lines, seat.brief)))
    if not is_agreed(screen, words.talk, words.offering.send):
        screen.note(words.offering.not_sent)
        return session
    return seat.calls.say(session.id, Said(offer=terms))


def _ask_option(
    seat: Seat, issue: IssueSheet, kept: OptionSheet | None
) -> tuple[str, OptionSheet | None]:
    """Return what was typed last and the option it names, None for leaving the issue open."""
    words, screen = seat.words.offering, seat.screen
    screen.show(*_listed(seat, issue))
    shown = kept.shown if kept else words.open
    while True:
        typed = screen.ask(words.prompt.format(label=issue.label, kept=shown))
        if typed.lower() in words.stop or typed in words.leave_open:
            return typed.lower(), None
        option = named_option(typed, issue) if typed else kept
        if option is not None or not typed:
            return typed, option
        screen.note(words.not_listed.format(typed=typed, known=_known(seat, issue)))


def marks_of(issue: IssueSheet) -> Sequence[str]:
    """Return what stands before each option of a list: numbers, or letters beside figures.

    "3" before "Within 5 weeks" would leave open which of the two a typed figure means.
    """
    if is_long(issue):
        return ()
    has_figures = any(_FIGURE.search(option.shown) for option in issue.options)
    marks = ascii_lowercase if has_figures else "123456789"
    return marks[: len(issue.options)]


def named_option(typed: str, issue: IssueSheet) -> OptionSheet | None:
    """Return the option of a mark on its list, an id, a figure, or its words."""
    options, low = issue.options, typed.lower()
    marked = dict(zip(marks_of(issue), options, strict=False))
    if low in marked:
        return marked[low]
    exact = [o for o in options if low in (o.id.lower(), o.shown.lower())]
    figure = _figure(typed)
    same = [o for o in options if figure and _figure(o.shown) == figure]
    begun = [o for o in options if low and low in o.shown.lower()]
    found = exact or same or begun
    return found[0] if len(found) == 1 or exact else None


def _listed(seat: Seat, issue: IssueSheet) -> list[Text]:
    words = seat.words.offering
    head = Text(issue.label, style="bold cyan")
    if is_long(issue):
        return [head, Text(_span(seat, issue))]
    lines = [
        words.option.format(n=f"{mark:>3}", shown=option.shown, points=as_points(option.points))
        for mark, option in zip(marks_of(issue), issue.options, strict=True)
    ]
    return [head, *(Text(line) for line in lines)]


def _known(seat: Seat, issue: IssueSheet) -> str:
    if is_long(issue):
        return _span(seat, issue)
    return ", ".join(option.shown for option in issue.options)


def _span(seat: Seat, issue: IssueSheet) -> str:
    first, last = issue.options[0], issue.options[-1]
    return seat.words.offering.span.format(
        first=first.shown,
        first_points=as_points(first.points),
        last=last.shown,
        last_points=as_points(last.points),
    )


def _figure(words: str) -> str | None:
    """The one figure in some words, without the marks that group its digits."""
    found = _FIGURE.findall(words)
    return re.sub(r"[.,](?=\d{3}\b)", "", found[0]) if len(found) == 1 else None
