"""A negotiation between two people as it was handed in: who said what, and what belongs to it.

Rules: exactly two speak; a name is the same name in any case; limits are refused by place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import Rejected
from app.negotiation.terms import Terms

MOST_TURNS = 400
MOST_CHARACTERS = 4_000
MOST_NAME = 60
# What a place in what was handed in is called: a line of a text, or a turn of a list.
LINE, TURN = "line", "turn"


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker said in a turn; `at` is its line or its place in the list, from 1."""

    speaker: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a talk beside its words, all of it optional.

    `roles` are role ids by speaker; `agreement` is what was settled outside the words: terms, empty
    ones where the two are known to have parted without, None where nothing is known.
    """

    scenario: str | None = None
    seed: int = 1
    roles: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    agreement: Terms | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk between two people; `speakers` stand as in `about.roles`, else as they began."""

    said: tuple[Said, ...]
    speakers: tuple[str, str]
    about: About


def make_transcript(said: Sequence[Said], about: About, noun: str = TURN) -> Transcript:
    """Return a talk as a value; `noun` says what `at` counts (Rejected says where and what)."""
    if len(said) > MOST_TURNS:
        raise Rejected(_pointer(noun), f"There are {len(said)} turns; {MOST_TURNS} are the most.")
    spelt: dict[str, str] = {}
    turns = []
    for one in said:
        name = " ".join(one.speaker.split())
        _check(one, name, noun)
        spelt.setdefault(name.casefold(), name)
        if len(spelt) > _SIDES:
            raise Rejected(
                _pointer(noun, one.at, "speaker"), _third(one, noun, list(spelt.values()))
            )
        turns.append(Said(spelt[name.casefold()], one.text, one.at))
    if len(spelt) < _SIDES:
        raise Rejected(_pointer(noun), _too_few(list(spelt.values())))
    first, second = _ordered(tuple(spelt.values()), about)
    return Transcript(tuple(turns), (first, second), about)


_SIDES = 2


def _check(one: Said, name: str, noun: str) -> None:
    where = f"{noun} {one.at}"
    if not name or len(name) > MOST_NAME:
        problem = f"{where}: a speaker's name has 1 to {MOST_NAME} characters."
        raise Rejected(_pointer(noun, one.at, "speaker"), problem)
    if not one.text.strip():
        raise Rejected(_pointer(noun, one.at, "text"), f"{where}: '{name}' says nothing.")
    if not _is_sendable(f"{name}{one.text}"):
        problem = f"{where}: half of a character (a lone surrogate) stands in it."
        raise Rejected(_pointer(noun, one.at, "text"), problem)
    if len(one.text) > MOST_CHARACTERS:
        problem = f"{where}: {len(one.text)} characters; a turn has {MOST_CHARACTERS} at most."
        raise Rejected(_pointer(noun, one.at, "text"), problem)


def _is_sendable(words: str) -> bool:
    """JSON may carry halves of surrogate pairs in; as UTF-8 they cannot go out."""
    return not any("\ud800" <= char <= "\udfff" for char in words)


def _third(one: Said, noun: str, names: Sequence[str]) -> str:
    first, second, third = names
    return (
        f"{noun} {one.at}: '{third}' would be a third speaker beside '{first}' and '{second}'; "
        "a talk here is between two. Words that go on with the turn before are indented."
    )


def _too_few(names: Sequence[str]) -> str:
    told = f"Only '{names[0]}' speaks" if names else "Nobody speaks"
    return f"{told}; two speakers are needed, each turn as 'Name: words'."


def _ordered(speakers: tuple[str, ...], about: About) -> list[str]:
    """Put the speakers as the roles name them; a role for somebody else is refused."""
    by_name = {name.casefold(): name for name in speakers}
    named = [" ".join(name.split()).casefold() for name in about.roles]
    for name, key in zip(about.roles, named, strict=True):
        if key not in by_name:
            told = " and ".join(f"'{speaker}'" for speaker in speakers)
            raise Rejected("/roles", f"'{name}' speaks nowhere; the speakers are {told}.")
    return sorted(speakers, key=lambda s: _place(s.casefold(), named))


def _place(name: str, named: Sequence[str]) -> int:
    return named.index(name) if name in named else len(named)


def _pointer(noun: str, at: int = 0, part: str = "") -> str:
    """Return where a fault is as a JSON pointer into what was sent."""
    if noun == LINE:
        return "/text"
    return f"/turns/{at - 1}/{part}" if at else "/turns"
