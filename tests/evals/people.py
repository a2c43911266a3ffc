"""How what the teacher sees in two campers goes with what they got and what they said of it after.

`python -m tests.evals.people FOLDER` prints the section; `campers` judges.
"""

import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError, correlation, fmean

from tests.builders_play import RUBRIC
from tests.evals.campers import RESULTS, Camper, judged_campers
from tests.evals.corpora import CASINO, read_dialogues
from tests.evals.divisions import ROLES
from tests.evals.figures import Figure, Section

MANY = 6
Seen = Callable[[Camper], float | None]


@dataclass(frozen=True, slots=True)
class Relation:
    """How something seen goes with a result: `rho` in hundredths over `n` sides."""

    seen: str
    result: str
    rho: float
    n: int

    @property
    def is_beyond_chance(self) -> bool:
        """Say whether it is farther from 0 than twice its error, two sides being one sample."""
        return abs(self.rho) > 200 / math.sqrt(self.n / len(ROLES))


def measure(folder: Path) -> Section:
    """Judge every campsite dialogue of a folder for both sides."""
    campers = tuple(judged_campers(read_dialogues(folder / CASINO)))
    found = tuple(relations(campers))
    enough = [sum(x is not None for x in camper.levels.values()) >= MANY for camper in campers]
    figures = (
        Figure("sides judged, two a dialogue", len(campers), unit=""),
        Figure("own utterances, mean", fmean(map(_length, campers)), unit=""),
        Figure(f"sides with {MANY} of 8 levels", 100 * fmean(enough)),
        Figure("joint points, mean, of the most", 100 * fmean(c.results["joint"] for c in campers)),
        *(
            Figure(f"{MET}, with {RESULTS[one.result]} (rho x 100)", one.rho, unit="")
            for one in found
            if one.seen == MET
        ),
    )
    text = f"{_table(found)}\n\n{_REMARK}\n\n{_beyond(found)}\n\n{_LIMITS}"
    return Section("The teacher and what people got and said of it", figures, text)


def spearman(first: list[float], second: list[float]) -> float:
    """Return the rank correlation, -1 to 1; 0 where one of the two never changes."""
    try:
        return correlation(ranks(first), ranks(second))
    except StatisticsError:
        return 0.0


def at_equal_length(first: list[float], second: list[float], length: list[float]) -> float:
    """Return the rank correlation of two with what goes with length taken out of both."""
    both, one, two = (
        spearman(first, second),
        spearman(first, length),
        spearman(second, length),
    )
    spread = (1 - one**2) * (1 - two**2)
    return (both - one * two) / spread**0.5 if spread > 0 else 0.0


def ranks(values: list[float]) -> list[float]:
    """Return the rank of each value from 1; equal ones share the mean of theirs."""
    in_order = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(in_order, 1)))}
    last = {value: place for place, value in enumerate(in_order, 1)}
    return [(first[value] + last[value]) / 2 for value in values]


def _length(camper: Camper) -> float:
    return camper.utterances


def _level(characteristic: str) -> Seen:
    return lambda camper: camper.levels[characteristic]


_LEVEL = "level: "
MET, LENGTH = "checks met an utterance", "own utterances (length itself)"
_SEEN: Mapping[str, Seen] = {
    **{f"{_LEVEL}{one.title}": _level(one.id) for one in RUBRIC.characteristics},
    MET: lambda camper: camper.met,
    "counter-evidence an utterance": lambda camper: camper.against,
    LENGTH: _length,
}


def relations(campers: Sequence[Camper]) -> Iterator[Relation]:
    """Yield how what was seen goes with every result, at equal length but for length itself."""
    for name, seen in _SEEN.items():
        some = [camper for camper in campers if seen(camper) is not None]
        values = [float(seen(camper) or 0) for camper in some]
        lengths = [_length(camper) for camper in some]
        for key in RESULTS:
            results = [float(camper.results[key]) for camper in some]
            if name == LENGTH:
                rho = spearman(values, results)
            else:
                rho = at_equal_length(values, results, lengths)
            # Without a sign where it is nothing.
            yield Relation(name, key, round(100 * rho, 1) + 0.0, len(some))


def _table(found: Sequence[Relation]) -> str:
    rows = [f"| rho x 100 with | n | {' | '.join(RESULTS.values())} |", "|---" * 6 + "|"]
    for name in _SEEN:
        row = [one for one in found if one.seen == name]
        rows.append(f"| {name} | {row[0].n} | {' | '.join(f'{one.rho:.1f}' for one in row)} |")
    return "\n".join(rows)


def _beyond(found: Sequence[Relation]) -> str:
    """Say what is no chance, the levels first: a list of others must not hide that they are not."""
    far = [one for one in found if one.is_beyond_chance]
    told = [f"- {one.seen}, with {RESULTS[one.result]}: {one.rho:.1f} (n {one.n})" for one in far]
    of_levels = sum(one.seen.startswith(_LEVEL) for one in found)
    head = (
        f"Farther from 0 than chance would often bring it: {len(far)} of {len(found)} (by chance\n"
        f"alone one in twenty is to be expected); of the {of_levels} relations of levels "
        f"{sum(one.seen.startswith(_LEVEL) for one in far)}."
    )
    return "\n".join([head, "", *(told or ["- none"])])


_REMARK = """\
Rank correlation (Spearman) in hundredths, with what goes with the number of own utterances taken
out of both; n is the sides with a level. The two sides of a dialogue are not two samples: with n
sides, up to 200 / the root of n / 2 cannot be told from no relation (7.5 for all sides). Each side
is judged by its own order of needs from the utterances alone. No measure of the outcome is let into
these levels, for levels that count the joint gain would go with it by making; those the learner
sees have such measures in them. The weights of some markers were learnt on a part of these talks,
not on their results."""
_LIMITS = """\
What this says: how far, among people nobody had taught, who does more of what the teacher looks for
comes away with more or is liked better. A relation within chance shows no such use, and none should
be claimed from it. What it does not say: that learning these things helps or does not help (nobody
learned anything here, and what goes together need not bring the other about); anything of talks
with more to trade (these pairs come near the most they could get whatever they say, in a few
utterances, and most are satisfied); and little of characteristics that few sides have a level for.
Checks and the ear err as the rest of this card tells; what errs at random makes a relation look
smaller than it is."""


if __name__ == "__main__":
    print(measure(Path(sys.argv[1])).markdown())
