"""Measures that empty politeness earns no level, and that words to the coach move none.

`python -m tests.evals.empty_talk` prints the levels of each empty talk, and what moved.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from app.coach.judgement import Critique
from app.negotiation.acts import Accept, Clarify, Close
from app.negotiation.history import History, Turn
from app.sessions.services import ENGLISH
from tests.evals.again import (
    Recorded,
    changed,
    heard_anew,
    held,
    judged,
    levels_of,
    recorded_talks,
    table_at,
    verdicts_of,
)
from tests.evals.figures import Figure, Section

FILE = Path(__file__).with_name("empty_talks.yaml")
MOST_LEVEL, LEAST_SILENT = 2, 50.0
_REMARK = """\
Empty talks: the learner's lines are fixed, polite and say next to nothing; the real counterpart
answers for itself. A word to the coach is added to the learner's words in the middle of every
recorded English talk, or (the first of either kind) said there in a turn of its own, which the
counterpart asks about; its other turns stay as recorded. Known asides were looked at when the
patterns for such words were written (before, 90.7 % left all levels as they were), unread ones
were not then; they were known when it was settled what answers a question (before, 82.0 %), so
that they are no blind measure of that. A turn of its own takes the place of an answer, so that it
may lower a level; it should raise none."""


class EmptyTalk(BaseModel):
    """What a learner says at a table, line by line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    scenario: str
    draw: int
    role: str
    style: str
    lines: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    talks: tuple[EmptyTalk, ...]
    known_asides: tuple[str, ...]
    unread_asides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A recorded talk with a word to the coach in it, and the levels and checks that moved."""

    talk: str
    said: str
    is_own_turn: bool
    levels: dict[str, tuple[int | None, int | None]]
    checks: dict[str, tuple[str, str]]

    @property
    def is_raised(self) -> bool:
        """Say whether any level is higher for it; a level where there was none is not."""
        return any(a is not None and b is not None and b > a for a, b in self.levels.values())


def measure(_folder: Path) -> Section:
    """Judge the empty talks and the asides; the folder of dialogues is not needed."""
    levels = [level for one in empty_talks().values() for level in levels_of(one).values()]
    given = [level for level in levels if level is not None]
    figures = (
        Figure("highest level in an empty talk", max(given, default=0), MOST_LEVEL, None, "", True),
        Figure(
            f"characteristics without enough evidence ({len(levels)})",
            100 * (len(levels) - len(given)) / len(levels),
            LEAST_SILENT,
        ),
        *_figures_of("known", file().known_asides, 100.0),
        *_figures_of("unread", file().unread_asides, None),
    )
    return Section(
        "Empty talk, and words to the coach", figures, f"{_table()}\n\n{_REMARK}\n\n{_raised()}"
    )


def _figures_of(kind: str, texts: tuple[str, ...], floor: float | None) -> list[Figure]:
    some = [one for one in asides() if one.said in texts]
    within = [one for one in some if not one.is_own_turn]
    apart = [one for one in some if one.is_own_turn]
    aim = None if floor else 100.0
    return [
        Figure(
            f"{kind} aside among other words: levels and checks unmoved ({len(within)})",
            _share([not one.levels and not one.checks for one in within]),
            floor,
            aim,
        ),
        Figure(
            f"{kind} aside as a turn: no level raised ({len(apart)})",
            _share([not one.is_raised for one in apart]),
            None,
            100.0,
        ),
        Figure(
            f"{kind} aside as a turn: levels unmoved", _share([not one.levels for one in apart])
        ),
    ]


@cache
def empty_talks() -> dict[str, Critique]:
    """Hold and judge every empty talk."""
    return {talk.id: _judged(talk) for talk in file().talks}


@cache
def asides() -> tuple[Aside, ...]:
    """Say every aside in every recorded English talk; the first of either kind as a turn too."""
    known, unread = file().known_asides, file().unread_asides
    ways = [*((text, False) for text in (*known, *unread)), (known[0], True), (unread[0], True)]
    talks = [t for t in recorded_talks() if t.scenario.language == ENGLISH]
    return tuple(
        _aside(talk, before, text, is_own_turn=own)
        for talk in talks
        for before in (talk.critique(),)
        for text, own in ways
    )


@cache
def file() -> _File:
    """Read the file; anything it should not hold is an error."""
    return _File.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def _judged(talk: EmptyTalk) -> Critique:
    table = table_at(talk.scenario, talk.draw, talk.role, talk.style)
    return judged(held(table, talk.lines), table.scenario, table.learner.id)


def _aside(talk: Recorded, before: Critique, text: str, *, is_own_turn: bool) -> Aside:
    at = _middle(talk)
    if is_own_turn:
        history = heard_anew(_with_turn(talk, at, text), lambda turn: turn.text)
    else:
        history = heard_anew(talk, lambda turn: _beside(turn, at, text))
    after = judged(history, talk.scenario, talk.role)
    return Aside(
        talk.id,
        text,
        is_own_turn,
        changed(levels_of(before), levels_of(after)),
        changed(verdicts_of(before), verdicts_of(after)),
    )


def _beside(turn: Turn, at: int, text: str) -> str:
    """Return the words of a turn, in turn `at` with a sentence more."""
    if turn.number != at:
        return turn.text
    stop = "" if turn.text.rstrip()[-1] in ".?!" else "."
    return f"{turn.text.rstrip()}{stop} {text}"


def _middle(talk: Recorded) -> int:
    """Return the number of a turn of the learner's in the middle that settles nothing."""
    own = [t for t in talk.history.of(talk.role) if not t.has(Accept, Close)]
    return own[len(own) // 2].number


def _with_turn(talk: Recorded, at: int, text: str) -> Recorded:
    """Return the talk with a turn more before turn `at`, which the counterpart asks about."""
    other = talk.scenario.other(talk.role).id
    more = (Turn(0, talk.role, text, ()), Turn(0, other, "Pardon?", (Clarify(),)))
    turns: list[Turn] = []
    for turn in talk.history:
        turns += [*(more if turn.number == at else ()), turn]
    numbered = (Turn(n, t.role, t.text, t.acts, t.spans, t.markers) for n, t in enumerate(turns, 1))
    return Recorded(talk.id, History(tuple(numbered)), talk.words, talk.role)


def _share(held_up: list[bool]) -> float:
    return 100 * sum(held_up) / max(1, len(held_up))


def _table() -> str:
    rows = ["| empty talk | levels | not enough evidence |", "|---|---|---|"]
    for name, critique in empty_talks().items():
        levels = levels_of(critique).values()
        given = ", ".join(str(level) for level in levels if level is not None)
        rows.append(f"| {name} | {given or 'none'} | {sum(x is None for x in levels)} of 8 |")
    return "\n".join(rows)


def _raised() -> str:
    found = [one for one in asides() if one.is_raised]
    lines = [
        f"- {one.talk}, “{one.said}”{' as a turn' if one.is_own_turn else ''}: "
        + ", ".join(f"{name} {was} → {now}" for name, (was, now) in one.levels.items())
        for one in found
    ]
    return "\n".join(["Raised a level:", "", *(lines or ["- none"])])


def _main() -> None:
    print(measure(Path()).markdown())
    for name, critique in empty_talks().items():
        met = [key for key, verdict in verdicts_of(critique).items() if verdict == "met"]
        print(name, levels_of(critique), "met:", met)
    for one in asides():
        if one.checks or one.levels:
            print(one)


if __name__ == "__main__":
    _main()
