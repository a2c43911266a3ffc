"""Reads lines of foreign subjects and hostile text: no exception, no value without its words.

The lines come from a folder outside the project and stay there: only counts are printed. How long
and how large an ear is stands here too; these figures depend on the machine and its hour.
"""

import json
import statistics
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from app.batch.content import Content
from app.dialogue.listen import Understanding, listen
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.negotiation.acts import Propose, Unknown
from app.negotiation.history import History
from app.sessions.table import words_of
from app.settings import Settings
from tests.builders_hostile import hostile
from tests.evals.corpora import CASINO, INTERVIEWS
from tests.evals.figures import Figure, Section

SETS = (INTERVIEWS, CASINO)
LINES_OF_EACH = 200
_TRIES = 3
_TICK = 1e-3  # below this, a ratio of times says nothing
_MOST, _QUARTER = 4_000, 1_000


@dataclass
class Tally:
    """What was counted over some lines."""

    acts: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    values: int = 0
    ungrounded: int = 0

    def add(self, text: str, heard: Understanding, seconds: float) -> None:
        """Count one line."""
        self.milliseconds.append(seconds * 1e3)
        self.acts.update(type(act).__name__ for act in heard.acts)
        self.values += len(heard.mentions)
        self.ungrounded += sum(not m.span.of(text).strip() for m in heard.mentions)
        self.ungrounded += _offered_beyond_spans(heard)


def measure(folder: Path) -> Section:
    """Read lines of foreign subjects, then text meant to trip the ear."""
    knowledge = Settings().knowledge_dir
    words = Content(knowledge).find_words("licence-renewal", 1)
    tally = Tally()
    for name in SETS:
        for text in islice(_lines(folder / name), LINES_OF_EACH):
            heard, seconds = _timed(text, words)
            tally.add(text, heard, seconds)
    figures = (
        Figure("values without words they rest on", tally.ungrounded, 0, unit="", is_most=True),
        _at_most("one utterance, median", statistics.median(tally.milliseconds), 3, "ms"),
        _at_most("memory of an ear with its scenario", _megabytes(knowledge, words), 50, "MB"),
        _at_most("4,000 characters against 1,000, the slowest kind", _slowdown(words), 10, "x"),
    )
    return Section("Any text at all", figures, _remark(tally), is_steady=False)


def _at_most(name: str, value: float, limit: float, unit: str) -> Figure:
    # An aim and no floor: a figure that hangs on the machine's hour fails nothing.
    return Figure(name, value, aim=limit, unit=unit, is_most=True)


def _timed(text: str, words: Words) -> tuple[Understanding, float]:
    speaker = words.scenario.roles[1].id
    begin = time.perf_counter()
    heard = listen(text, History(), words, speaker)
    return heard, time.perf_counter() - begin


def _lines(path: Path) -> Iterator[str]:
    for dialogue in json.loads(path.read_text(encoding="utf-8")):
        yield from (turn["text"] for turn in dialogue["turns"] if turn.get("text"))


def _offered_beyond_spans(heard: Understanding) -> int:
    """Count offered values that no mention of the line carries."""
    mentioned = {(m.issue, m.option) for m in heard.mentions}
    proposals = [act for act in heard.acts if isinstance(act, Propose)]
    return sum(pair not in mentioned for act in proposals for offer in act.offers for pair in offer)


def _megabytes(knowledge: Path, words: Words) -> float:
    """Return what Python allocates for a language and a scenario's words, at its peak."""
    tracemalloc.start()
    language = load_language(knowledge / "phrases" / "en" / "ear.yaml")
    listen("84 a seat?", History(), words_of(words.scenario, language), words.scenario.roles[1].id)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def _slowdown(words: Words) -> float:
    """Return how many times as long four times the text takes, for the slowest hostile kind."""
    short, long = hostile(_QUARTER), hostile(_MOST)
    return max(_least(long[n], words) / max(_least(short[n], words), _TICK) for n in long)


def _least(text: str, words: Words) -> float:
    return min(_timed(text, words)[1] for _ in range(_TRIES))


def _remark(tally: Tally) -> str:
    unknown = tally.acts[Unknown.__name__]
    acts = sum(tally.acts.values())
    said = ", ".join(f"{act} {count}" for act, count in tally.acts.most_common())
    return (
        f"{len(tally.milliseconds)} lines of foreign subjects read as the second role of "
        f"licence-renewal: {tally.values} values, {unknown} of {acts} acts not understood ({said})."
    )
