"""Measures the ear and the teacher and keeps the calibration card (`make eval DATA=...`).

Every section's figures are printed; a floor that is not reached ends the run with an error. What
does not depend on the machine stands in docs/calibration.md too: `--write` makes the card anew,
without it the card has to say what was measured. `--part NAME ...` measures these parts alone and
with `--write` replaces their sections; the rest of the card stays, and so does the hash in it that
says on what judging the whole was measured.
"""

import argparse
import difflib
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

from tests.evals import (
    acts,
    agreement,
    attacks,
    carry_over,
    clarifications,
    divisions,
    empty_talk,
    interviews,
    judging_steady,
    lines,
    own_words,
    people,
    planted,
    questions,
    ranking,
    reliability,
    robustness,
    strategies,
    voices,
)
from tests.evals.figures import Section
from tests.evals.judging_hash import judging_hash, stale, stamp, stamped

CARD = Path(__file__).resolve().parents[2] / "docs" / "calibration.md"
PARTS = (
    acts, interviews, divisions, clarifications, reliability, strategies, carry_over, agreement,
    robustness, own_words, lines, questions, planted, empty_talk, judging_steady,
    ranking, people, voices, attacks,
)  # fmt: skip
_ROOM = 0.3  # other processors round otherwise: figures this near are the same
_MARK = "## "
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HEAD = """# Calibration card: how well the ear understands people, and how well the teacher judges

Made by `make calibration DATA=…` and checked by `make eval DATA=…` (in CI where the data is at
hand). The dialogues are other people's and are not in this project; NOTICE names them. A floor is
what the project asks of itself at least, an aim what it would like. Rules were written by hand and
are the same everywhere; what “unread” or “folds” means stands with each figure. After those on
the ear come sections about the teacher and two on replies in a model's words; all of these but the
one on people rest on talks of this project and need none of the
data. A hash stands for what is judged with: the sources of the coach, the ear and the rules of the
game, the rubric without its wording, the patterns and the weights. Where it is missing or another
than that of the tree, the figures are those of another teacher, and a test fails.

What this card does not say: how well any of it works on people of another kind than those in the
sets (English-speaking crowd workers), nor how much a marker is worth. Markers are per utterance.
Fairness words alone never count as a plus: in the camping set they go with *lower* satisfaction of
the partner. Nothing here is fit for judging people for a job.
"""


def main() -> None:
    """Measure, print, and compare with the card or write it."""
    asked = _asked()
    chosen = [part for part in PARTS if not asked.part or name_of(part) in asked.part]
    is_whole = len(chosen) == len(PARTS)
    sections = list(_measured([name_of(part) for part in chosen], asked.data))
    kept, now = CARD.read_text(encoding="utf-8"), judging_hash()
    card = card_of(sections, now) if is_whole else replaced(kept, sections)
    if asked.write:
        CARD.write_text(card, encoding="utf-8")
        kept = card
    problems = [*_unreached(sections), *differences(kept, card)]
    old = stale(kept, now)
    for problem in [*problems, *old]:
        print(f"winwin: {problem}", file=sys.stderr)
    # What a part has measured is right although the rest of the card is of older judging.
    raise SystemExit(1 if problems or (old and is_whole) else 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the ear and the teacher.")
    parser.add_argument("--data", type=Path, required=True, help="folder with the dialogue sets")
    parser.add_argument("--write", action="store_true", help="write the card anew")
    names = [name_of(part) for part in PARTS]
    parser.add_argument(
        "--part", nargs="+", choices=names, metavar="NAME", help=f"only these of: {names}"
    )
    return parser.parse_args()


def name_of(part: ModuleType) -> str:
    """Return by which name a part is asked for."""
    return part.__name__.rpartition(".")[2]


def _measured(names: Sequence[str], data: Path) -> Iterator[Section]:
    """Measure parts side by side, one a processor, and print each in its turn."""
    with ProcessPoolExecutor(min(len(names), os.cpu_count() or 1)) as pool:
        for name, (section, seconds) in zip(
            names, pool.map(_measure, names, [data] * len(names)), strict=True
        ):
            print(f"\n{section.markdown()}\n({name}: {seconds:.0f} s)")
            sys.stdout.flush()
            yield section


def _measure(name: str, data: Path) -> tuple[Section, float]:
    part = next(part for part in PARTS if name_of(part) == name)
    begun = time.process_time()
    return part.measure(data), time.process_time() - begun


def card_of(sections: Sequence[Section], judging: str = "") -> str:
    """Return the card: the hash of what was judged with, every section that is the same anywhere.

    Without a hash it is a card nobody has measured as a whole.
    """
    texts = {s.title: s.markdown() for s in sections if s.is_steady}
    return _joined(judging, texts)


def replaced(card: str, sections: Sequence[Section]) -> str:
    """Return a card with some sections measured anew, new ones at its end; its hash stays."""
    kept = {text.partition("\n")[0]: _MARK + text.rstrip() for text in card.split(f"\n{_MARK}")[1:]}
    anew = {s.title: s.markdown() for s in sections if s.is_steady}
    return _joined(stamped(card), kept | anew)


def _joined(judging: str, texts: Mapping[str, str]) -> str:
    head = f"{_HEAD}\n{stamp(judging)}\n" if judging else _HEAD
    return "\n".join([head, *(f"{text}\n" for text in texts.values())])


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
