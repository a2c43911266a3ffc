"""How far two passes of labelling over the examples agree, marker by marker (Cohen's kappa)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.examples import CODEBOOK, Codebook, load_codebook, load_labels
from app.settings import Settings
from tests.evals.figures import Figure, Section

PARTS = ("own", "real")
REMARK = """\
Each utterance was labelled twice from the written codebook, blind to what any program predicts and
to the other pass; where the two differ, the final label was decided by a third look. Both passes
are by the same kind of reader, so their kappa says how steadily the codebook can be applied. It is
not agreement between people. `own` are the project's utterances under `knowledge/examples/en`,
`real` the lines people typed that `lines.txt` names. A dash: neither pass used the marker, or both
used it everywhere, and kappa has no value."""

Labels = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """How often two passes said yes or no to the same question."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def kappa(self) -> float | None:
        """Return Cohen's kappa from -1 to 1; None where chance alone agrees always."""
        total = self.both + self.only_first + self.only_second + self.neither
        if not total:
            return None
        first, second = self.both + self.only_first, self.both + self.only_second
        by_chance = (first * second + (total - first) * (total - second)) / total**2
        seen = (self.both + self.neither) / total
        return None if by_chance == 1 else (seen - by_chance) / (1 - by_chance)


@dataclass(frozen=True, slots=True)
class Part:
    """The two passes over one part of the material and what was decided after them."""

    name: str
    first: Labels
    second: Labels
    final: Labels

    def pair(self, markers: Sequence[str]) -> Pair:
        """Count the decisions on some markers over all utterances."""
        asked = [(self.first[key], self.second[key], m) for key in self.first for m in markers]
        votes = [(marker in a, marker in b) for a, b, marker in asked]
        cells = (votes.count(cell) for cell in _CELLS)
        return Pair(*cells)

    def uses(self, marker: str) -> int:
        """Count the utterances whose final labels hold a marker."""
        return sum(marker in labels for labels in self.final.values())


_CELLS = ((True, True), (True, False), (False, True), (False, False))


def measure(folder: Path) -> Section:
    """Compare the passes under knowledge/examples/labels; the dialogues in `folder` are not read.

    Raises BadContent for a label file that is missing or wrong, ValueError where the files of a
    part do not cover the same utterances.
    """
    del folder
    root = Settings().knowledge_dir / "examples"
    codebook = load_codebook(root / CODEBOOK)
    parts = [read_part(root / "labels", name) for name in PARTS]
    figures = tuple(figure for part in parts for figure in _figures(part, codebook))
    table = _table(parts, codebook.markers)
    return Section("Labels of the examples: two passes", figures, f"{table}\n\n{REMARK}")


def read_part(folder: Path, name: str) -> Part:
    """Read `<name>.pass-a.json`, `<name>.pass-b.json` and `<name>.json`."""
    first, second, final = (
        load_labels(folder / f"{name}{end}.json") for end in (".pass-a", ".pass-b", "")
    )
    odd = (first.keys() ^ second.keys()) | (first.keys() ^ final.keys())
    if odd:
        raise ValueError(f"'{min(odd)}' is not in every label file of '{name}'")
    return Part(name, first, second, final)


def _figures(part: Part, codebook: Codebook) -> Iterable[Figure]:
    groups = {
        "all markers": codebook.markers,
        "strategies": codebook.strategies,
        "how it is done": codebook.manners,
    }
    yield Figure(f"{part.name}: utterances labelled", len(part.final), unit="")
    for name, markers in groups.items():
        kappa = part.pair(markers).kappa
        if kappa is not None:
            yield Figure(f"{part.name}: kappa, {name}", 100 * kappa, unit="of 100")
    same = sum(part.first[key] == part.second[key] for key in part.first)
    yield Figure(f"{part.name}: whole label set the same", 100 * same / max(1, len(part.first)))


def _table(parts: Sequence[Part], markers: Sequence[str]) -> str:
    heads = [f"{part.name}: final | kappa" for part in parts]
    rows = [[f"`{marker}`", *(_cell(part, marker) for part in parts)] for marker in markers]
    lines = [f"| marker | {' | '.join(heads)} |", "|---|" + "---|---|" * len(parts)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _cell(part: Part, marker: str) -> str:
    kappa = part.pair([marker]).kappa
    return f"{part.uses(marker)} | {'-' if kappa is None else f'{kappa:.2f}'}"
