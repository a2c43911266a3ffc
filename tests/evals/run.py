"""Measures the ear and the teacher and keeps the calibration card (`make eval DATA=...`).

Every section's figures are printed; a floor that is not reached ends the run with an error. What
does not depend on the machine stands in docs/calibration.md too: `--write` makes the card anew,
without it the card has to say what was measured.
"""

import argparse
import difflib
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.evals import (
    acts,
    agreement,
    carry_over,
    clarifications,
    divisions,
    empty_talk,
    interviews,
    judging_steady,
    lines,
    own_words,
    planted,
    questions,
    reliability,
    robustness,
    strategies,
)
from tests.evals.figures import Section

CARD = Path(__file__).resolve().parents[2] / "docs" / "calibration.md"
PARTS = (
    acts, interviews, divisions, clarifications, reliability, strategies, carry_over, agreement,
    robustness, own_words, lines, questions, planted, empty_talk, judging_steady,
)  # fmt: skip
_ROOM = 0.3  # other processors round otherwise: figures this near are the same
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HEAD = """# Calibration card: how well the ear understands people, and how well the teacher judges

Made by `make calibration DATA=…` and checked by `make eval DATA=…` (in CI where the data is at
hand). The dialogues are other people's and are not in this project; NOTICE names them. A floor is
what the project asks of itself at least, an aim what it would like. Rules were written by hand and
are the same everywhere; what “unread” or “folds” means stands with each figure. The last three
sections are about the teacher; they rest on talks of this project and need none of the data.

What this card does not say: how well any of it works on people of another kind than those in the
sets (English-speaking crowd workers), nor how much a marker is worth. Markers are per utterance.
Fairness words alone never count as a plus: in the camping set they go with *lower* satisfaction of
the partner. Nothing here is fit for judging people for a job.
"""


def main() -> None:
    """Measure, print, and compare with the card or write it."""
    parser = argparse.ArgumentParser(description="Measure the ear on people's words.")
    parser.add_argument("--data", type=Path, required=True, help="folder with the dialogue sets")
    parser.add_argument("--write", action="store_true", help="write the card anew")
    asked = parser.parse_args()
    sections = [_measured(part.__name__, part.measure(asked.data)) for part in PARTS]
    card = card_of(sections)
    if asked.write:
        CARD.write_text(card, encoding="utf-8")
    problems = [*_unreached(sections), *differences(CARD.read_text(encoding="utf-8"), card)]
    for problem in problems:
        print(f"winwin: {problem}", file=sys.stderr)
    raise SystemExit(1 if problems else 0)


def _measured(name: str, section: Section) -> Section:
    print(
        f"\n{section.markdown()}\n({name.rpartition('.')[2]}: {time.process_time():.0f} s so far)"
    )
    sys.stdout.flush()
    return section


def card_of(sections: Sequence[Section]) -> str:
    """Return the card: every section that is the same on every machine."""
    return "\n".join([_HEAD, *(f"{s.markdown()}\n" for s in sections if s.is_steady)])


def _unreached(sections: Sequence[Section]) -> list[str]:
    return [
        f"not reached: {section.title}: {figure.line()}"
        for section in sections
        for figure in section.figures
        if not figure.is_reached
    ]


def differences(kept: str, measured: str) -> list[str]:
    """Return the lines of the card that say another thing than was measured."""
    if _same(kept, measured):
        return []
    changed = difflib.unified_diff(
        kept.splitlines(),
        measured.splitlines(),
        "docs/calibration.md",
        "measured",
        n=0,
        lineterm="",
    )
    return ["the card is not what was measured: make calibration DATA=…", *changed]


def _same(kept: str, measured: str) -> bool:
    if _NUMBER.sub("#", kept) != _NUMBER.sub("#", measured):
        return False
    pairs = zip(_NUMBER.findall(kept), _NUMBER.findall(measured), strict=True)
    return all(abs(float(a) - float(b)) <= _ROOM for a, b in pairs)


if __name__ == "__main__":
    main()
