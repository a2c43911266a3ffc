"""Reads knowledge/phrases/<lang>/prose.yaml: what a report in other words is checked by."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import BadContent
from app.knowledge.coach_talk import load_coach_talk
from app.knowledge.phrases import check_frame
from app.knowledge.placed import Placed, check, read_placed
from app.review.coach_talk import ClaimWords
from app.review.prose_words import AT_TURN_SLOTS, ProseWords

_NO_PATTERNS = frozenset({"language", "at_turn", "them", "small", "glue", "endings"})
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    language: _Text
    at_turn: _Text
    them: _Text
    parts: _Text
    ends: _Text
    idioms: _Text
    you: _Text
    they: _Text
    we: _Text
    degree: _Text
    compares: _Text
    reverses: _Text
    praise: _Text
    blame: _Text
    advice: _Text
    strong: _Text
    small: list[_Text]
    glue: list[_Text]
    beside: _Text
    binds: _Text
    leads: _Text
    hints: _Text
    cheers: _Text
    keeps: _Text
    stops: _Text
    endings: list[str]


def load_report_prose(phrases: Path) -> ProseWords:
    """Read what a language's reports are checked by from its folder (BadContent)."""
    claims = load_coach_talk(phrases / "coach_talk.yaml").claims
    return load_prose_words(phrases / "prose.yaml", claims)


def load_prose_words(path: Path, claims: ClaimWords) -> ProseWords:
    """Read one language's words; `claims` are those of its coach (BadContent: file and line)."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file, parts = check(placed, _File, name), placed.value
    check_frame(parts["at_turn"], AT_TURN_SLOTS, name)
    patterns = {key: _pattern(part, name) for key, part in parts.items() if key not in _NO_PATTERNS}
    return ProseWords(
        claims=claims,
        at_turn=file.at_turn,
        them=file.them,
        small=frozenset(file.small),
        glue=frozenset(file.glue),
        endings=frozenset(file.endings),
        **patterns,
    )


def _pattern(part: Placed, name: str) -> re.Pattern[str]:
    try:
        return re.compile(part.value)
    except re.error as error:
        raise BadContent(name, part.line, f"'{part.value}' is no pattern: {error}") from error
