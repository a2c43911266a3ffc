"""Runs the ear over lines people typed and prints what it made of them (`make eval DATA=...`).

The lines come from a folder outside the project and stay there: only counts are printed. A line
that raises, or a value whose span does not hold it, ends the run with an error.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import LANGUAGES
from app.dialogue.listen import Understanding, listen
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.knowledge.scenarios import load_library
from app.negotiation.acts import Propose, Unknown
from app.negotiation.history import History
from app.sessions.table import words_of
from app.settings import Settings

SETS = ("job_interview_dev.json", "casino_dev.json")
LINES_OF_EACH = 100


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


def main() -> None:
    """Read the sets and print a block for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the dialogue sets")
    folder = parser.parse_args().data
    words = _words()
    print("Lines people typed, read as the client of licence-renewal (a foreign subject to them):")
    ungrounded = 0
    for name in SETS:
        tally = _tally(_lines(folder / name), words)
        ungrounded += tally.ungrounded
        _print(name, tally)
    if ungrounded:
        raise SystemExit(f"{ungrounded} values have no words they rest on")


def _tally(lines: Iterator[str], words: Words) -> Tally:
    tally = Tally()
    for _, text in zip(range(LINES_OF_EACH), lines, strict=False):
        begin = time.perf_counter()
        heard = listen(text, History(), words, "client")
        tally.add(text, heard, time.perf_counter() - begin)
    return tally


def _lines(path: Path) -> Iterator[str]:
    for dialogue in json.loads(path.read_text(encoding="utf-8")):
        yield from (turn["text"] for turn in dialogue["turns"] if turn.get("text"))


def _words() -> Words:
    knowledge = Settings().knowledge_dir
    scenario, _ = load_library(knowledge / "scenarios").resolve("licence-renewal", 1)
    return words_of(scenario, load_language(knowledge / "phrases" / LANGUAGES[0] / "ear.yaml"))


def _offered_beyond_spans(heard: Understanding) -> int:
    """Count offered values that no mention of the line carries."""
    mentioned = {(m.issue, m.option) for m in heard.mentions}
    proposals = [act for act in heard.acts if isinstance(act, Propose)]
    return sum(pair not in mentioned for act in proposals for offer in act.offers for pair in offer)


def _print(name: str, tally: Tally) -> None:
    lines = len(tally.milliseconds)
    unknown = tally.acts[Unknown.__name__]
    print(f"\n{name}: {lines} lines, 0 exceptions")
    print(f"  values found {tally.values}, without a span {tally.ungrounded}")
    print(f"  not understood {unknown} of {sum(tally.acts.values())} acts")
    print(f"  acts: {', '.join(f'{act} {n}' for act, n in tally.acts.most_common())}")
    print(f"  time a line: median {statistics.median(tally.milliseconds):.2f} ms")


if __name__ == "__main__":
    main()
