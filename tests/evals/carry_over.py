"""How well markers carry over to talk they were not made for: real job lines, and our own examples.

The real lines stay in the data folder; their ids and labels are knowledge/examples/lines.txt and
labels/real.json. Each is read in its dialogue, after all that was said before it, both sides heard
by the same ear. Neither rules nor weights were made on any of these labels. Of our own examples
one half was looked at while rules were made; of the other half only counts were.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.batch.content import Content
from app.dialogue.hearing import hear_turn
from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.values import Words
from app.knowledge.examples import load_codebook, load_examples, load_labels
from app.negotiation.history import History
from app.settings import Settings
from tests.evals.corpora import INTERVIEWS, NEGOCHAT, read_dialogues
from tests.evals.figures import Counts, Figure, Section, by_label, micro
from tests.evals.halves import is_for_development
from tests.evals.replay import TEST_SCENARIOS, replay, words_for

_ELSEWHERE = "licence-renewal"  # where an example has no scenario of its own
_NONE = "non_strategic"
_LEAST = 5  # fewer lines with a marker say nothing of it


@dataclass(frozen=True, slots=True)
class Marked:
    """A line: the markers said of it and those of its labels."""

    said: frozenset[str]
    wanted: frozenset[str]

    def only(self, names: tuple[str, ...]) -> tuple[set[str], set[str]]:
        """Return both sets cut down to some markers."""
        return set(self.said) & set(names), set(self.wanted) & set(names)


def measure(folder: Path) -> Section:
    """Read the labelled lines and compare."""
    examples = Settings().knowledge_dir / "examples"
    manners = load_codebook(examples / "codebook.md").manners
    real = tuple(real_lines(folder, load_labels(examples / "labels" / "real.json")))
    own = tuple(own_lines(examples, is_kept=True))
    read = tuple(own_lines(examples, is_kept=False))
    figures = (
        Figure("real job lines: strategies, micro-F1", _micro(real, STRATEGIES), 55, 65),
        Figure("real job lines: how it is done, micro-F1", _micro(real, manners)),
        Figure("real job lines: whole set of strategies right", _whole(real)),
        Figure("own examples, kept half: strategies, micro-F1", _micro(own, STRATEGIES)),
        Figure("own examples, kept half: strategies, macro-F1", _macro(own, STRATEGIES)),
        Figure("own examples, kept half: how it is done, micro-F1", _micro(own, manners)),
        Figure("own examples, kept half: how it is done, macro-F1", _macro(own, manners)),
        Figure("own examples, kept half: whole set of strategies right", _whole(own)),
        Figure("own examples, development half: strategies, micro-F1", _micro(read, STRATEGIES)),
        Figure("own examples, development half: how it is done, micro-F1", _micro(read, manners)),
    )
    labels = (*STRATEGIES, *manners)
    return Section("Carried over to other talk", figures, _table(real, own, labels))


def real_lines(folder: Path, labels: Mapping[str, frozenset[str]]) -> Iterator[Marked]:
    """Yield the labelled lines of the two job sets, each heard in its place."""
    sets = ((NEGOCHAT, words_for("job-offer")), (INTERVIEWS, _interview_words()))
    for name, words in sets:
        for dialogue in read_dialogues(folder / name):
            for line, heard in replay(dialogue.lines, words, {}):
                if line.id in labels:
                    said = frozenset(m.name for m in heard.understanding.markers)
                    yield Marked(said - {_NONE}, labels[line.id] - {_NONE})


def own_lines(examples: Path, *, is_kept: bool) -> Iterator[Marked]:
    """Yield one half of this project's own utterances, each heard after the line before it."""
    find_words = cache(Content(Settings().knowledge_dir).find_words)
    labels = load_labels(examples / "labels" / "own.json")
    for example in load_examples(examples / "en"):
        if is_for_development(example.id) is is_kept:
            continue
        words = find_words(example.scenario or _ELSEWHERE, 1)
        first, second = (role.id for role in words.scenario.roles)
        history = History()
        if example.before:
            history = hear_turn(example.before, history, words, second).history
        heard = hear_turn(example.text, history, words, first).understanding
        said = frozenset(m.name for m in heard.markers)
        yield Marked(said - {_NONE}, labels[example.id] - {_NONE})


def _interview_words() -> Words:
    return words_for("job-interview", TEST_SCENARIOS)


def _counts(lines: tuple[Marked, ...], names: tuple[str, ...]) -> dict[str, Counts]:
    return by_label((line.only(names) for line in lines), names)


def _micro(lines: tuple[Marked, ...], names: tuple[str, ...]) -> float:
    return micro(_counts(lines, names).values()).f1


def _macro(lines: tuple[Marked, ...], names: tuple[str, ...]) -> float:
    found = _counts(lines, names).values()
    return sum(counts.f1 for counts in found) / len(found)


def _whole(lines: tuple[Marked, ...]) -> float:
    pairs = [line.only(STRATEGIES) for line in lines]
    return 100 * sum(said == wanted for said, wanted in pairs) / len(pairs)


def _table(real: tuple[Marked, ...], own: tuple[Marked, ...], labels: tuple[str, ...]) -> str:
    rows = [
        f"{len(real)} real lines and {len(own)} own utterances of the kept half, by the final",
        "labels of two blind passes and a third look. A dash: fewer than five lines.",
        "",
        "| marker | real: P | R | F1 | lines | own: P | R | F1 | lines |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    of_real, of_own = _counts(real, labels), _counts(own, labels)
    rows += [f"| `{name}` | {_cells(of_real[name])} | {_cells(of_own[name])} |" for name in labels]
    return "\n".join(rows)


def _cells(counts: Counts) -> str:
    lines = counts.right + counts.missed
    if lines < _LEAST:
        return f"- | - | - | {lines}"
    return f"{counts.precision:.0f} | {counts.recall:.0f} | {counts.f1:.0f} | {lines}"
