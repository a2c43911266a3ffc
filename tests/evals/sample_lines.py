"""Draws lines people typed for labelling: text to a file outside, ids to knowledge/examples.

`python -m tests.evals.sample_lines --data FOLDER --out FILE`. The draw goes by a hash of the id, so
that it is the same everywhere and no glance at the text decides what is labelled.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.examples import LINES
from app.settings import Settings
from tests.evals.corpora import INTERVIEWS, NEGOCHAT, Dialogue, Line, read_dialogues

LINES_OF_EACH = 160
LINES_OF_A_DIALOGUE = 4
LEAST_WORDS = 3
# The other side of the job set is an automated program; its lines say nothing about people.
SPEAKERS = {NEGOCHAT: {"employer"}, INTERVIEWS: {"worker", "recruiter"}}
REMARK = """# Ids (dialogue/place) of lines to label; their text lies outside the project.
# Drawn by `python -m tests.evals.sample_lines`: {each} of each set, at least {words} words,
# at most {most} of a dialogue.
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line for labellers; `before` is the other side's last line, or empty."""

    id: str
    before: str
    text: str


def main() -> None:
    """Draw from both sets and write the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the dialogue sets")
    parser.add_argument("--out", type=Path, required=True, help="file outside the project")
    given = parser.parse_args()
    root = Settings().knowledge_dir / "examples"
    if given.out.resolve().is_relative_to(root.resolve().parents[1]):
        raise SystemExit("--out must lie outside the project: it holds other people's text")
    drawn = {name: draw(read_dialogues(given.data / name), SPEAKERS[name]) for name in SPEAKERS}
    shown = [{"id": d.id, "before": d.before, "text": d.text} for ds in drawn.values() for d in ds]
    given.out.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (root / LINES).write_text(_listed(drawn), encoding="utf-8")
    print(f"{len(shown)} lines drawn from {len(drawn)} sets")


def draw(dialogues: tuple[Dialogue, ...], speakers: set[str]) -> tuple[Drawn, ...]:
    """Return the lines with the smallest hashes, a few of each dialogue, in the set's order."""
    candidates = [drawn for dialogue in dialogues for drawn in _candidates(dialogue, speakers)]
    taken: Counter[str] = Counter()
    chosen: set[str] = set()
    for drawn in sorted(candidates, key=lambda drawn: _hash(drawn.id)):
        dialogue, _, _ = drawn.id.partition("/")
        if len(chosen) < LINES_OF_EACH and taken[dialogue] < LINES_OF_A_DIALOGUE:
            taken[dialogue] += 1
            chosen.add(drawn.id)
    return tuple(drawn for drawn in candidates if drawn.id in chosen)


def _candidates(dialogue: Dialogue, speakers: set[str]) -> Iterator[Drawn]:
    for place, line in enumerate(dialogue.lines):
        if line.speaker in speakers and len(line.text.split()) >= LEAST_WORDS:
            yield Drawn(line.id, _before(dialogue.lines[:place], line.speaker), line.text.strip())


def _before(earlier: tuple[Line, ...], speaker: str) -> str:
    return next((line.text.strip() for line in reversed(earlier) if line.speaker != speaker), "")


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _listed(drawn: dict[str, tuple[Drawn, ...]]) -> str:
    remark = REMARK.format(each=LINES_OF_EACH, words=LEAST_WORDS, most=LINES_OF_A_DIALOGUE)
    sets = [f"# {name}\n" + "".join(f"{d.id}\n" for d in ds) for name, ds in drawn.items()]
    return remark + "".join(sets)


if __name__ == "__main__":
    main()
