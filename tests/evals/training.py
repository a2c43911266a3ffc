"""Learns the weights of the tagger from camping dialogues (`make markers DATA=...`).

Deterministic: one thread, no chance, everything in the order of its numbers; a second run writes
the same bytes. Of the dialogues only numbers leave: traits are kept by checksum, and only those
that occur in at least four dialogues. Nothing under knowledge/examples is learnt from.
"""

import argparse
import base64
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.tagger import Label, Reach, Tag, Tagger, Traits, key_of, values_of
from app.dialogue.values import Words
from app.knowledge.tagger import FORMAT, KEY_BYTES, load_alike
from app.negotiation.acts import Marker
from app.sessions.services import ENGLISH
from app.settings import Settings
from tests.evals.corpora import CASINO, Dialogue, read_dialogues
from tests.evals.replay import replay, words_for

SIDES = {"A": "tent", "B": "van"}
FEWEST_DIALOGUES = 4  # in which a trait must occur
MOST_TRAITS = 18_000  # so that the file stays under 300 KB
INNER_FOLDS = 3
NEAR_BEST = 0.005  # F1 given up for a higher threshold, so that fewer extra labels are said
_STRENGTH = 1.0  # inverse of the penalty on weights
_LEVELS = 127

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled utterance: its traits, the markers seen by rule (by sentence), its strategies."""

    dialogue: str
    id: str
    traits: Traits
    seen: tuple[Marker, ...]
    labels: frozenset[str]


@dataclass(slots=True)
class Recorder:
    """Stands where the tagger stands, keeps the traits it is asked about, and tags nothing."""

    alike: Mapping[str, str]
    last: Traits = field(default_factory=lambda: Traits((), frozenset()))

    def tag(self, traits: Traits) -> tuple[Tag, ...]:
        """Keep the traits."""
        self.last = traits
        return ()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is learnt from: a row for each utterance, and its inner fold."""

    rows: csr_matrix
    inner: Numbers

    def fit(self, wanted: Flags, kept: Flags | None = None) -> tuple[Numbers, float]:
        """Return the weights and the bias learnt from the rows that are kept."""
        chosen = np.ones(len(wanted), dtype=np.bool_) if kept is None else kept
        model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0, tol=1e-3)
        model.fit(self.rows[chosen], wanted[chosen])
        return model.coef_[0], float(model.intercept_[0])

    def unseen_scores(self, wanted: Flags) -> Numbers:
        """Return the score of each row by a model that learnt from the other folds."""
        scores = np.zeros(len(wanted))
        for fold in range(INNER_FOLDS):
            aside = self.inner == fold
            weights, bias = self.fit(wanted, ~aside)
            scores[aside] = self.rows[aside] @ weights + bias
        return scores


def read_examples(folder: Path) -> tuple[Example, ...]:
    """Hear every labelled dialogue as the product does and return its utterances in order."""
    found: list[Example] = []
    for dialogue in read_dialogues(folder / CASINO):
        if dialogue.raw["annotated"]:
            found += _examples_of(dialogue)
    return tuple(found)


def _examples_of(dialogue: Dialogue) -> Iterator[Example]:
    words, recorder = _recorded()
    for line, _ in replay(dialogue.lines, words, SIDES):
        labels = frozenset(str(name).replace("-", "_") for name in line.raw.get("labels") or ())
        if labels:
            traits = recorder.last
            yield Example(dialogue.id, line.id, traits, seen_in(traits), labels)


@cache
def _recorded() -> tuple[Words, Recorder]:
    words = words_for("campsite")
    recorder = Recorder(load_alike(Settings().knowledge_dir / "phrases" / ENGLISH))
    return replace(words, language=replace(words.language, tagger=recorder)), recorder


def seen_in(traits: Traits) -> tuple[Marker, ...]:
    """Return the markers that rules saw, each on its sentence."""
    return tuple(
        Marker(name[1:], span)
        for span, names in traits.sentences
        for name in sorted(names)
        if name.startswith("m")
    )


def train(examples: Sequence[Example], alike: Mapping[str, str]) -> Tagger:
    """Learn weights, then thresholds and calibration on sums of models that had not seen them."""
    keys = _kept_traits(examples)
    learnt = Learnt(
        _matrix(examples, keys),
        np.array([crc32(f"inner {e.dialogue}".encode()) % INNER_FOLDS for e in examples]),
    )
    labels, columns = [], []
    for name in STRATEGIES:
        wanted = np.array([name in example.labels for example in examples])
        weights, bias = learnt.fit(wanted)
        step = float(np.abs(weights).max()) / _LEVELS or 1.0
        step = float(f"{step:.6g}")
        columns.append((np.rint(weights / step).astype(int), step))
        reach = reach_of(learnt.unseen_scores(wanted), wanted)
        labels.append(Label(name, round(bias, 4), reach))
    table = {
        key: tuple(int(codes[at]) * step for codes, step in columns) for at, key in enumerate(keys)
    }
    return Tagger(tuple(labels), table, alike)


def _kept_traits(examples: Sequence[Example]) -> list[int]:
    """Return the traits that occur in enough dialogues, the commonest ones if they are too many."""
    found: dict[int, set[str]] = {}
    for example in examples:
        for key in _keys_of(example.traits):
            found.setdefault(key, set()).add(example.dialogue)
    common = Counter({k: len(d) for k, d in found.items() if len(d) >= FEWEST_DIALOGUES})
    kept = sorted(common, key=lambda key: (-common[key], key))[:MOST_TRAITS]
    return sorted(kept)


def _keys_of(traits: Traits) -> set[int]:
    return {key_of(n) for n in traits.around.union(*(names for _, names in traits.sentences))}


def _matrix(examples: Sequence[Example], keys: Sequence[int]) -> csr_matrix:
    column = {key: at for at, key in enumerate(keys)}
    values = [values_of(example.traits, column) for example in examples]
    starts = np.cumsum([0, *(len(row) for row in values)])
    columns = np.array([column[key] for row in values for key in row])
    data = np.array([value for row in values for value in row.values()])
    return csr_matrix((data, columns, starts), shape=(len(examples), len(keys)))


def reach_of(scores: Numbers, wanted: Flags) -> Reach:
    """Return from which score on to say a label, and what its unseen scores were worth."""
    platt = LogisticRegression(C=1e3, solver="liblinear", random_state=0, intercept_scaling=10)
    platt.fit(scores.reshape(-1, 1), wanted)
    slope, offset = float(platt.coef_[0][0]), float(platt.intercept_[0])
    return Reach(round(threshold(scores, wanted), 4), round(slope, 4), round(offset, 4))


def threshold(scores: Numbers, wanted: Flags) -> float:
    """Return the highest least score whose F1 is near the best one."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(wanted[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + wanted.sum())
    first = int(np.argmax(f1 >= f1.max() - NEAR_BEST))
    return float(scores[order[first]])


def written(tagger: Tagger, language: str) -> str:
    """Return the file app/knowledge/tagger.py reads."""
    steps = [_step(tagger, at) for at in range(len(tagger.labels))]
    lines = [_HEAD.format(language=language, format=FORMAT)]
    for label, step in zip(tagger.labels, steps, strict=True):
        lines.append(
            f"  {label.name}: {{bias: {label.bias}, step: {step}, least: {label.reach.least}, "
            f"slope: {label.reach.slope}, offset: {label.reach.offset}}}"
        )
    packed = b"".join(
        key.to_bytes(KEY_BYTES, "big")
        + bytes(round(weight / step) % 256 for weight, step in zip(weights, steps, strict=True))
        for key, weights in sorted(tagger.table.items())
    )
    width = (KEY_BYTES + len(steps)) * _TRAITS_A_ROW
    rows = (packed[at : at + width] for at in range(0, len(packed), width))
    lines += ["rows:", *(f"- {base64.b64encode(row).decode()}" for row in rows)]
    return "\n".join(lines) + "\n"


def _step(tagger: Tagger, at: int) -> float:
    most = max(abs(weights[at]) for weights in tagger.table.values())
    return float(f"{most / _LEVELS:.6g}")


_TRAITS_A_ROW = 6
_HEAD = """\
# Weights of the tagger, made by `make markers`; docs/markers-card.md says from what and how well.
language: {language}
format: {format}
labels:"""


def main() -> None:
    """Train on every labelled dialogue and write the weights."""
    parser = argparse.ArgumentParser(description="Learn the weights of the tagger.")
    parser.add_argument("--data", type=Path, required=True, help="folder with the dialogue sets")
    parser.add_argument("--out", type=Path, help="another file to write to")
    asked = parser.parse_args()
    folder = Settings().knowledge_dir / "phrases" / ENGLISH
    tagger = train(read_examples(asked.data), load_alike(folder))
    text = written(tagger, ENGLISH)
    (asked.out or folder / "tagger.yaml").write_text(text, encoding="utf-8")
    print(f"{len(tagger.table)} traits, {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
