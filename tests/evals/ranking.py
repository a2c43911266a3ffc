"""Measures whether the teacher ranks simulated learners of known quality in the order expected.

`python -m tests.evals.ranking` prints the section. What each kind does stands in
app/simulation/learners; ORDER was written down before anything was measured.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from statistics import fmean

from tests.builders_games import SCENARIO_IDS, Match, styles
from tests.builders_judged import (
    Judged,
    judged,
    judged_in_words,
    mean_levels,
    share_with_levels,
)
from tests.builders_play import RUBRIC
from tests.evals.figures import Figure, Section

BEST = "integrative"
LEAST_RANKED, LEAST_LEVELS, LEAST_SHARE = 6, 6, 90.0
TEN_TURNS = range(8, 13)
IN_WORDS = (("collaborating", 1), ("competing", 2))
IN_ACTS = tuple((style, seed) for seed, style in enumerate(styles(), 1))


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of learner, the place it should come in (1 is best), and why."""

    kind: str
    place: int
    why: str


@dataclass(frozen=True, slots=True)
class Field:
    """Learners that were played alike, each against the same counterparts at the same tables."""

    name: str
    play: Callable[[Match], Judged]
    kinds: tuple[str, ...]
    counterparts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds of one field: is the better one ahead on joint gain, and on how many of eight?"""

    field: str
    better: str
    worse: str
    is_ahead: bool
    characteristics: int


ORDER = (
    Expected(BEST, 1, "asks what matters, tells it, trades what is cheap for what is dear"),
    Expected("mute", 2, "trades in the same way but asks and tells nothing, so has to guess"),
    Expected("compromising", 2, "meets half way on every issue, whatever it is worth to whom"),
    Expected("accommodating", 2, "asks once and gives in: a deal, but not the one worth most"),
    Expected("competing", 3, "demands, threatens, asks nothing, and gives on one issue only"),
    Expected("avoiding", 4, "puts off and leaves, so that there is often no deal"),
    Expected("random", 4, "says anything by lot"),
    Expected("adversarial", 4, "tries tricks, threats and insults"),
)
FIELDS = (
    Field(
        "in words",
        judged_in_words,
        (BEST, "compromising", "accommodating", "competing", "avoiding"),
        IN_WORDS,
    ),
    Field("in acts", judged, (BEST, "mute", "random", "adversarial"), IN_ACTS),
)


def measure(_folder: Path) -> Section:
    """Play, judge and compare; the folder of dialogues is not needed."""
    first = [pair for pair in pairs() if pair.better == BEST]
    rest = [pair for pair in pairs() if pair.better != BEST]
    enough = [pair.characteristics >= LEAST_RANKED for pair in rest]
    figures = (
        Figure(
            f"`{BEST}` before every other kind on joint gain ({len(first)} pairs)",
            _share([pair.is_ahead for pair in first]),
            100.0,
        ),
        Figure(
            f"`{BEST}` before every other kind: characteristics of 8, fewest",
            min(pair.characteristics for pair in first),
            LEAST_RANKED,
            unit="",
        ),
        Figure(
            f"further pairs as expected on joint gain ({len(rest)})",
            _share([pair.is_ahead for pair in rest]),
        ),
        Figure(f"further pairs as expected on {LEAST_RANKED} of 8 or more", _share(enough)),
        *_of_ten_turns(),
    )
    return Section("Learners of known quality", figures, f"{_table()}\n\n{_REMARK}\n\n{_wrong()}")


@cache
def games(field: Field, kind: str) -> tuple[Judged, ...]:
    """Return a kind's games: every scenario, both sides, every counterpart of the field."""
    seats = product(SCENARIO_IDS, (0, 1), field.counterparts)
    return tuple(
        field.play(Match(scenario, place, style, "medium", kind, seed))
        for scenario, place, (style, seed) in seats
    )


@cache
def pairs() -> tuple[Pair, ...]:
    """Return all pairs of a field of which one is expected before the other."""
    return tuple(pair for field in FIELDS for pair in _pairs(field))


def _pairs(field: Field) -> Iterator[Pair]:
    placed = [one for one in ORDER if one.kind in field.kinds]
    for better, worse in product(placed, placed):
        if better.place < worse.place:
            above, below = games(field, better.kind), games(field, worse.kind)
            is_ahead = joint_gain(above) > joint_gain(below)
            ranked = ahead(mean_levels(above), mean_levels(below))
            yield Pair(field.name, better.kind, worse.kind, is_ahead, len(ranked))


def joint_gain(played: tuple[Judged, ...]) -> float:
    """Return the mean joint gain over the games at tables where there was any to be had."""
    gains = [game.critique.measures.joint_gain for game in played]
    return fmean(gain for gain in gains if gain is not None)


def ahead(better: dict[str, float], worse: dict[str, float]) -> list[str]:
    """Return the characteristics with a higher mean; one that was never judged is none."""
    return [key for key, level in better.items() if key in worse and level > worse[key]]


def _of_ten_turns() -> Iterator[Figure]:
    for field, kind in _played():
        some = [game for game in games(field, kind) if game.turns in TEN_TURNS]
        if not some:
            continue
        is_best = kind == BEST
        yield Figure(
            f"`{kind}` {field.name}: games of about ten turns with {LEAST_LEVELS} of 8 levels "
            f"({len(some)})",
            100 * share_with_levels(some, LEAST_LEVELS),
            LEAST_SHARE if is_best else None,
        )


def _played() -> Iterator[tuple[Field, str]]:
    return ((field, kind) for field in FIELDS for kind in field.kinds)


def _share(held: list[bool]) -> float:
    return 100 * sum(held) / max(1, len(held))


def _table() -> str:
    short = " | ".join(one.title for one in RUBRIC.characteristics)
    rows = [
        "| place | kind | why it is expected there |",
        "|---|---|---|",
        *(f"| {one.place} | `{one.kind}` | {one.why} |" for one in ORDER),
        "",
        f"| kind | games | joint gain | {short} |",
        "|---" * (3 + len(RUBRIC.characteristics)) + "|",
        *(_row(field, kind) for field, kind in _played()),
    ]
    return "\n".join(rows)


def _row(field: Field, kind: str) -> str:
    played = games(field, kind)
    levels = mean_levels(played)
    counts = Counter(k for game in played for k, level in game.levels.items() if level is not None)
    cells = [
        f"{levels[c.id]:.1f} ({counts[c.id]})" if c.id in levels else "-"
        for c in RUBRIC.characteristics
    ]
    gain = 100 * joint_gain(played)
    return f"| `{kind}` {field.name} | {len(played)} | {gain:.1f} % | {' | '.join(cells)} |"


def _wrong() -> str:
    lines = [
        f"- `{pair.better}` before `{pair.worse}` ({pair.field}): joint gain "
        f"{'as expected' if pair.is_ahead else 'the other way'}, "
        f"{pair.characteristics} of 8 characteristics"
        for pair in pairs()
        if not pair.is_ahead or pair.characteristics < LEAST_RANKED
    ]
    return "\n".join(["Pairs that did not come out as expected:", "", *(lines or ["- none"])])


_REMARK = f"""\
All {len(SCENARIO_IDS)} scenarios, both seats, a counterpart of medium difficulty. In words: against
{len(IN_WORDS)} styles, each with a seed of its own, both sides speaking by the phrasebook and the
learner heard by the ear. In acts: against every style, each with its seed, for the kinds the
phrasebook has no words for; nothing is read from words there, so that the levels of the two are not
to be set side by side. A level is the mean over the games that have one, and how many these are; a
mean over few games is one over the games in which there was something to see. About ten turns:
{TEN_TURNS[0]} to {TEN_TURNS[-1]} of the learner's. The places are about quality as a whole and were
written down before the first game: a kind may be better at one thing than one placed before it, and
what came out otherwise is told below and was left as it was."""


if __name__ == "__main__":
    print(measure(Path()).markdown())
