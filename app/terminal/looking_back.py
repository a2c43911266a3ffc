"""Between the end and the report: a guess of what mattered to them, and three short questions.

Each may be left out, and all of it with one key; Ctrl-C or the end of the input does that too.
"""

from dataclasses import replace

from rich.text import Text

from app.coach.sheets import Beliefs, Reflection
from app.errors import WinwinError
from app.sessions.views import SessionView
from app.sessions.worksheets import MOST_FOUND, TEXT_LIMIT
from app.terminal.seat import Seat
from app.terminal.trouble import explain


def look_back(seat: Seat, session: SessionView) -> None:
    """Ask, and keep what was answered; nothing that goes wrong here keeps the report back."""
    if session.is_reflected:
        return
    words, screen = seat.words.looking_back, seat.screen
    screen.gap()
    screen.show(Text(words.lead.format(skip=words.skip[0]), style="bold"))
    try:
        reflection = _asked(seat, session)
        seat.calls.reflect(session.id, reflection)
        screen.note(words.skipped if reflection.is_skipped else words.kept)
    except WinwinError as error:
        explain(seat.room, error)


def _asked(seat: Seat, session: SessionView) -> Reflection:
    words = seat.words.looking_back
    answers = Reflection()
    try:
        _guess(seat, session)
        answers = replace(answers, went_well=_ask_text(seat, words.well))
        answers = replace(answers, would_change=_ask_text(seat, words.change))
        answers = replace(answers, found=_ask_found(seat))
    except (EOFError, KeyboardInterrupt):
        seat.screen.gap()
    return Reflection(is_skipped=True) if answers == Reflection() else answers


def _guess(seat: Seat, session: SessionView) -> None:
    words, screen, issues = seat.words.looking_back, seat.screen, seat.brief.issues
    screen.show(Text(words.guess.format(person=session.counterpart.person), style="cyan"))
    for number, issue in enumerate(issues, start=1):
        screen.show(Text(words.issue.format(n=number, label=issue.label)))
    order = _ask_issues(seat, words.order)
    if order:
        seat.calls.guess(session.id, Beliefs(order, _ask_issues(seat, words.same)))


def _ask_issues(seat: Seat, prompt: str) -> tuple[str, ...]:
    """Return the issues of the numbers typed, in their order; none for an empty line."""
    issues = seat.brief.issues
    while True:
        typed = _ask(seat, prompt)
        numbers = typed.replace(",", " ").split()
        known = {str(number): issue.id for number, issue in enumerate(issues, start=1)}
        if len(set(numbers)) == len(numbers) and all(number in known for number in numbers):
            return tuple(known[number] for number in numbers)
        note = seat.words.looking_back.not_numbers
        seat.screen.note(note.format(typed=typed, n=len(issues)))


def _ask_text(seat: Seat, prompt: str) -> str:
    while True:
        typed = _ask(seat, prompt)
        over = len(typed) - TEXT_LIMIT
        if over <= 0:
            return typed
        seat.screen.note(seat.words.looking_back.too_long.format(n=over, limit=TEXT_LIMIT))


def _ask_found(seat: Seat) -> int | None:
    words = seat.words.looking_back
    while True:
        typed = _ask(seat, words.found)
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= MOST_FOUND:
            return int(typed)
        seat.screen.note(words.not_found.format(typed=typed))


def _ask(seat: Seat, prompt: str) -> str:
    """Return a line; the key that leaves all the rest out ends the input of these questions."""
    typed = seat.screen.ask(prompt)
    if typed in seat.words.looking_back.skip:
        raise EOFError
    return typed
