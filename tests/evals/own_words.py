"""Looks whether an utterance of knowledge/examples stands in other people's dialogues."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.knowledge.examples import Example, load_examples
from app.settings import Settings
from tests.evals.corpora import CASINO, INTERVIEWS, NEGOCHAT, read_dialogues
from tests.evals.figures import Figure, Section

SETS = (CASINO, NEGOCHAT, INTERVIEWS)
# "no", "sold", "sounds good": below three words everybody says the same.
LEAST_WORDS = 3
RUN = 7
REMARK = f"""\
Compared without capitals and punctuation. Utterances of fewer than {LEAST_WORDS} words are left
out; a run is {RUN} words in a row."""


def measure(folder: Path) -> Section:
    """Count the own utterances, and runs of their words, that stand in a line of the sets."""
    examples = load_examples(Settings().knowledge_dir / "examples" / "en")
    lines = {tuple(words_in(text)) for text in _texts(folder)}
    runs = {run for line in lines for run in runs_in(line)}
    figures = (
        Figure("own utterances looked at", len(examples), unit=""),
        Figure(
            "of these in the sets", len(repeated(examples, lines)), floor=0, unit="", is_most=True
        ),
        Figure(
            "with a run in the sets", len(sharing(examples, runs)), floor=0, is_most=True, unit=""
        ),
    )
    return Section("Own utterances against the sets", figures, REMARK)


def repeated(examples: Iterable[Example], lines: set[tuple[str, ...]]) -> list[str]:
    """Return the ids of utterances that are, as a whole, one of the lines."""
    said = ((example.id, tuple(words_in(example.text))) for example in examples)
    return [key for key, words in said if len(words) >= LEAST_WORDS and words in lines]


def sharing(examples: Iterable[Example], runs: set[tuple[str, ...]]) -> list[str]:
    """Return the ids of utterances, with the line before them, that hold one of the runs."""
    return [
        e.id for e in examples if any(run in runs for t in (e.text, e.before) for run in _runs(t))
    ]


def words_in(text: str) -> list[str]:
    """Return the words in small letters, without signs."""
    return re.findall(r"[^\W_]+", text.lower())


def runs_in(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return each run of words."""
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    return runs_in(tuple(words_in(text)))


def _texts(folder: Path) -> Iterator[str]:
    for name in SETS:
        for dialogue in read_dialogues(folder / name):
            yield from (line.text for line in dialogue.lines)
