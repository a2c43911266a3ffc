"""Reads judge.yaml of a language: what is said of a talk between two people that was judged."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.errors import BadContent
from app.knowledge.phrases import check_frame, check_keys
from app.knowledge.placed import Placed, check, read_placed
from app.review.people.words import ADVICE, NOTE_SLOTS, PAGE_SLOTS, JudgeWords

_SLOTS = {
    "notes": NOTE_SLOTS,
    "advice": dict.fromkeys(ADVICE, frozenset[str]()),
    "page": PAGE_SLOTS,
}


class _JudgeFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    language: str
    joined: str
    notes: dict[str, str]
    advice: dict[str, str]
    page: dict[str, str]


def load_judge_words(path: Path) -> JudgeWords:
    """Read one language's words (BadContent names file and line)."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _JudgeFile, name)
    for part, slots in _SLOTS.items():
        check_keys(placed.value[part], set(slots), name)
        for key, text in placed.value[part].value.items():
            _check_text(text, slots[key], name)
    return JudgeWords(file.notes, file.advice, file.page, file.joined)


def _check_text(text: Placed, slots: frozenset[str], name: str) -> None:
    if not str(text.value).strip():
        raise BadContent(name, text.line, "is empty and must not be")
    check_frame(text, slots, name)
