"""Reads what_if.yaml of a language: titles of moves and the sentences around the simulation."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.errors import BadContent
from app.knowledge.phrases import check_frame, check_keys
from app.knowledge.placed import Placed, check, read_placed
from app.review.what_if import MOVES, TEXT_SLOTS, WhatIfWords


class _WhatIfFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    language: str
    titles: dict[str, str]
    texts: dict[str, str]


def load_what_if_words(path: Path) -> WhatIfWords:
    """Read one language's words (BadContent names file and line)."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _WhatIfFile, name)
    slots = dict.fromkeys(MOVES, frozenset[str]())
    _check_texts(placed.value["titles"], slots, name)
    _check_texts(placed.value["texts"], TEXT_SLOTS, name)
    return WhatIfWords(file.titles, file.texts)


def _check_texts(part: Placed, wanted: Mapping[str, frozenset[str]], name: str) -> None:
    check_keys(part, set(wanted), name)
    for key, text in part.value.items():
        if not str(text.value).strip():
            raise BadContent(name, text.line, "is empty and must not be")
        check_frame(text, wanted[key], name)
