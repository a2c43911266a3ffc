"""Blocks of a report, and what honest and other writers make of them, in both languages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.knowledge.prose import load_report_prose
from app.review.parting import sentences_of
from app.review.prose import Around, Prose
from app.review.prose_checks import Reworded, check_prose
from app.review.prose_words import ProseWords
from tests.builders_talk import KNOWLEDGE

AROUND = Around(("Mira", "Lindqvist"), ("Price per seat", "Contract term", "Support tier"))
_WRITTEN = Path(__file__).parent / "unit" / "review" / "prose"


@dataclass(frozen=True)
class Written:
    """Blocks by name, and pairs of a block's name and what somebody made of it."""

    blocks: dict[str, Prose]
    honest: tuple[tuple[str, str], ...]
    untrue: tuple[tuple[str, str], ...]


@cache
def prose_words(language: str) -> ProseWords:
    """The shipped words that a report is checked by."""
    return load_report_prose(KNOWLEDGE / "phrases" / language)


@cache
def written_in(language: str) -> Written:
    """What stands in tests/unit/review/prose in a language."""
    data = yaml.safe_load((_WRITTEN / f"{language}.yaml").read_text(encoding="utf-8"))
    blocks = {name: _block(block) for name, block in data["blocks"].items()}
    honest, untrue = ([(name, text) for name, text in data[kind]] for kind in ("honest", "untrue"))
    return Written(blocks, tuple(honest), tuple(untrue))


def a_block(text: str, *tones: str, turn: int | None = None) -> Prose:
    """A block that says a text."""
    return Prose("keep", tuple(sentences_of(text)), tones=frozenset(tones), turn=turn)


def checked(name: str, text: str, language: str = "en") -> Reworded:
    """What is made of a text for one of the blocks."""
    block = written_in(language).blocks[name]
    return check_prose(block, text, AROUND, prose_words(language))


def _block(data: dict[str, Any]) -> Prose:
    return Prose(
        data["id"],
        tuple(sentences_of(data["say"])),
        tuple(data.get("may", {}).items()),
        tuple(data.get("quotes", ())),
        frozenset(data.get("tones", ())),
        data.get("turn"),
    )
