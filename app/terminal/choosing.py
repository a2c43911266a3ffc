"""Choosing from numbered lists; what was named on the command line is checked, not asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from app.errors import Rejected
from app.sessions.ports import ScenarioCard
from app.sessions.views import SessionCard
from app.terminal.screen import Screen, printable
from app.terminal.seat import Room


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list, with what is told about it below."""

    id: str
    title: str
    teaser: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asked for; None is asked for, or left to chance (the seed)."""

    scenario: str | None = None
    role: str | None = None
    style: str | None = None
    difficulty: str | None = None
    seed: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A game to be opened."""

    scenario: str
    role: str
    style: Choice
    difficulty: Choice


def choose_game(room: Room, wish: Wish) -> Chosen:
    """Settle scenario, role, style and difficulty (Rejected: named, and not there).

    Whoever names the scenario wants to start: style and difficulty are then the usual ones.
    """
    words = room.words.choosing
    cards = {card.id: card for card in room.calls.scenarios()}
    listed = [Choice(c.id, _titled(room, c), c.summary) for c in cards.values()]
    scenario = _settle(room, "scenario", listed, wish.scenario, None)
    roles = [Choice(r.id, r.title, r.teaser) for r in cards[scenario.id].roles]
    role = _settle(room, "role", roles, wish.role, None)
    is_quick = wish.scenario is not None
    styles = list(_styles(room))
    degrees = [Choice(k, d.title, d.teaser) for k, d in room.words.difficulties.items()]
    usual_style, usual_degree = words.usual_style, words.usual_difficulty
    style = wish.style or (usual_style if is_quick else None)
    degree = wish.difficulty or (usual_degree if is_quick else None)
    return Chosen(
        scenario.id,
        role.id,
        _settle(room, "style", styles, style, usual_style),
        _settle(room, "difficulty", degrees, degree, usual_degree),
    )


def choose_session(room: Room, cards: Sequence[SessionCard]) -> str:
    """Return the id of one of several open sessions."""
    if len(cards) == 1:
        return cards[0].id
    words = room.words.choosing
    titles = {style.id: style.title for style in _styles(room)}
    choices = [
        Choice(
            card.id,
            words.session_title.format(title=card.title, role=card.role_title),
            words.session_teaser.format(
                style=titles.get(card.style, card.style),
                turns=words.turns_left.of(card.turns_left),
                when=card.created_at[:16].replace("T", " "),
            ),
        )
        for card in cards
    ]
    return _pick(room, words.session, choices, None).id


def show_choices(screen: Screen, choices: Sequence[Choice]) -> None:
    """Print a numbered list."""
    table = Table.grid(padding=(0, 2))
    for number, choice in enumerate(choices, start=1):
        told = Text(printable(choice.title), style="bold")
        if choice.teaser:
            told.append(f"\n{choice.teaser}", style="dim not bold")
        table.add_row(f"{number:>3}", told)
    screen.show(table)


def picked(typed: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice of a typed number, or of an id."""
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    return next((choice for choice in choices if choice.id == typed.lower()), None)


def _styles(room: Room) -> Iterator[Choice]:
    """Yield the styles in the terminal's language; one without words there keeps its own."""
    for card in room.calls.styles():
        said = room.words.styles.get(card.id, card)
        yield Choice(card.id, said.title, said.teaser)


def _titled(room: Room, card: ScenarioCard) -> str:
    title = f"{card.title}, {room.words.choosing.minutes.of(card.minutes)}"
    is_other = card.language != room.words.language
    return f"{title}, {room.speaking(card.language).words.language_name}" if is_other else title


def _settle(
    room: Room, kind: str, choices: Sequence[Choice], given: str | None, usual: str | None
) -> Choice:
    if given is None:
        default = next((choice for choice in choices if choice.id == usual), None)
        return _pick(room, getattr(room.words.choosing, kind), choices, default)
    found = next((choice for choice in choices if choice.id == given), None)
    if found is None:
        known = ", ".join(choice.id for choice in choices)
        unknown = getattr(room.words.choosing.unknown, kind)
        raise Rejected(f"/{kind}", unknown.format(given=given, known=known))
    return found


def _pick(room: Room, question: str, choices: Sequence[Choice], default: Choice | None) -> Choice:
    """Ask until a line of the list is named; going back is the end of the input (EOFError)."""
    words, screen = room.words.choosing, room.screen
    screen.show(Text(question, style="bold cyan"))
    show_choices(screen, choices)
    prompt = words.prompt_default.format(title=default.title) if default else words.prompt
    while True:
        typed = screen.ask(prompt)
        if typed in words.back:
            raise EOFError
        found = picked(typed, choices) if typed else default
        if found is not None:
            screen.gap()
            return found
        screen.note(words.not_listed.format(typed=typed, n=len(choices)))
