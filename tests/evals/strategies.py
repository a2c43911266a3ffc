"""How well the ten strategies are told in camping talk: ten folds by dialogue, trained per fold.

Nine strategies are said or not; `non_strategic` is said where none of the nine is, so a label set
is right when the nine are. "The paper's seven" are the labels the published classifier of the
corpus was trained on (its released code lists them): all but `showing_empathy` and
`promote_coordination`, on which its annotators agreed least, and `non_strategic`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.tagger import Tagger
from app.dialogue.tagging import joined
from app.knowledge.tagger import load_alike
from app.sessions.services import ENGLISH
from app.settings import Settings
from tests.evals.figures import Counts, Figure, Section, by_label, micro
from tests.evals.training import Example, read_examples, train

FOLDS = 10
SEVEN = tuple(
    name for name in STRATEGIES if name not in {"showing_empathy", "promote_coordination"}
)
_BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0))


@dataclass(frozen=True, slots=True)
class Told:
    """An utterance of a fold that was kept aside: what was said of it and what should have been."""

    said: dict[str, float]
    by_rule: frozenset[str]
    wanted: frozenset[str]


def measure(folder: Path) -> Section:
    """Train and try on folds by dialogue."""
    told = list(told_in_folds(read_examples(folder)))
    pairs = [(set(one.said), set(one.wanted)) for one in told]
    counts = by_label(pairs, STRATEGIES)
    whole = 100 * sum(said == wanted for said, wanted in pairs) / len(pairs)
    figures = (
        Figure("macro-F1 over nine strategies", _mean(counts, STRATEGIES), 58, 62),
        Figure("macro-F1 over the paper's seven", _mean(counts, SEVEN), 60, 67),
        Figure("whole label set right", whole, 54, 58),
        Figure("micro-F1 over nine strategies", micro(counts.values()).f1),
        Figure("macro-F1 over nine, rules alone", _mean(_by_rules(told), STRATEGIES)),
    )
    intro = _INTRO.format(lines=len(told))
    text = "\n\n".join((intro, _table(counts, told), _reliability(told)))
    return Section("Strategies in camping talk", figures, text)


_INTRO = """{lines} utterances of CaSiNo, ten folds by dialogue; weights, thresholds and calibration
are learnt in the nine folds an utterance is not in. The rules were written from the codebook and
looked over on these dialogues, so that their part in the figures is not blind."""


def told_in_folds(examples: Sequence[Example]) -> Iterator[Told]:
    """Yield every utterance as a tagger tells it that was trained on other dialogues."""
    alike = load_alike(Settings().knowledge_dir / "phrases" / ENGLISH)
    folds = folds_of(examples)
    for fold in range(FOLDS):
        tagger = train([e for e in examples if folds[e.dialogue] != fold], alike)
        yield from (_told(e, tagger) for e in examples if folds[e.dialogue] == fold)


def folds_of(examples: Sequence[Example]) -> dict[str, int]:
    """Return the fold of each dialogue, in an order that hangs on its id alone."""
    names = sorted({e.dialogue for e in examples}, key=lambda name: (crc32(name.encode()), name))
    return {name: at % FOLDS for at, name in enumerate(names)}


def _told(example: Example, tagger: Tagger) -> Told:
    markers = joined(example.seen, tagger.tag(example.traits))
    said = {m.name: m.confidence for m in markers if m.name in STRATEGIES}
    by_rule = frozenset(m.name for m in example.seen) & frozenset(STRATEGIES)
    return Told(said, by_rule, example.labels & frozenset(STRATEGIES))


def _mean(counts: dict[str, Counts], labels: Sequence[str]) -> float:
    return sum(counts[label].f1 for label in labels) / len(labels)


def _by_rules(told: Sequence[Told]) -> dict[str, Counts]:
    return by_label(((set(one.by_rule), set(one.wanted)) for one in told), STRATEGIES)


def _table(counts: dict[str, Counts], told: Sequence[Told]) -> str:
    rules = _by_rules(told)
    lines = [
        "| strategy | precision | recall | F1 | F1 by rule alone | utterances |",
        "|---|---|---|---|---|---|",
    ]
    for label in STRATEGIES:
        one, wanted = counts[label], counts[label].right + counts[label].missed
        lines.append(
            f"| `{label}` | {one.precision:.1f} | {one.recall:.1f} | {one.f1:.1f} "
            f"| {rules[label].f1:.1f} | {wanted} |"
        )
    return "\n".join(lines)


def _reliability(told: Sequence[Told]) -> str:
    said = [(sure, name in one.wanted) for one in told for name, sure in one.said.items()]
    lines = ["| confidence of a marker | markers | mean confidence | right |", "|---|---|---|---|"]
    for low, high in _BANDS:
        inside = [(sure, right) for sure, right in said if low <= sure < high]
        if inside:
            mean = 100 * sum(sure for sure, _ in inside) / len(inside)
            right = 100 * sum(right for _, right in inside) / len(inside)
            lines.append(
                f"| {low:.1f} to {high:.1f} | {len(inside)} | {mean:.1f} % | {right:.1f} % |"
            )
    return "\n".join(lines)
