"""Reads knowledge/phrases/<lang>/coach_talk.yaml: what the coach listens for, says and checks."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import BadContent
from app.knowledge.phrases import check_frame, check_keys
from app.knowledge.placed import Placed, check, read_placed
from app.review.coach_talk import (
    BLOCK_TITLES,
    QUESTIONS,
    SAY_SLOTS,
    SUBJECTS,
    ClaimWords,
    TalkWords,
)

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Claims(_Strict):
    level: _Text
    out_of: _Text
    revises: _Text
    negates: _Text
    verbatim: _Text
    turns: _Text
    uncounted: _Text
    numbers: dict[str, int]
    free: list[_Text]


class _File(_Strict):
    language: _Text
    subjects: dict[str, list[_Text]]
    turn: _Text
    titles: dict[str, _Text]
    says: dict[str, _Text]
    rules: list[_Text]
    questions: dict[str, list[_Text]]
    claims: _Claims


def load_coach_talk(path: Path) -> TalkWords:
    """Read one language's words (BadContent names file and line)."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _File, name)
    parts: Mapping[str, Placed] = placed.value
    check_keys(parts["subjects"], set(SUBJECTS), name)
    check_keys(parts["titles"], set(BLOCK_TITLES), name)
    check_keys(parts["says"], set(SAY_SLOTS), name)
    check_keys(parts["questions"], set(QUESTIONS), name)
    for key, frame in parts["says"].value.items():
        check_frame(frame, SAY_SLOTS[key], name)
    _check_questions(parts["questions"], name)
    claims = parts["claims"].value
    return TalkWords(
        language=file.language,
        subjects={
            subject: tuple(_pattern(one, name) for one in listed.value)
            for subject, listed in parts["subjects"].value.items()
        },
        turn=_pattern(parts["turn"], name),
        titles=file.titles,
        says=file.says,
        rules=tuple(file.rules),
        questions={key: tuple(listed) for key, listed in file.questions.items()},
        claims=ClaimWords(
            level=_pattern(claims["level"], name),
            out_of=_pattern(claims["out_of"], name),
            revises=_pattern(claims["revises"], name),
            negates=_pattern(claims["negates"], name),
            verbatim=_pattern(claims["verbatim"], name),
            turns=_pattern(claims["turns"], name),
            uncounted=_pattern(claims["uncounted"], name),
            numbers=file.claims.numbers,
            free=frozenset(file.claims.free),
        ),
    )


def _check_questions(part: Placed, name: str) -> None:
    for key, listed in part.value.items():
        if not listed.value:
            raise BadContent(name, listed.line, f"questions.{key} needs a question")
        for one in listed.value:
            if not one.value.endswith("?"):
                raise BadContent(name, one.line, f"'{one.value}' does not end as a question")


def _pattern(part: Placed, name: str) -> re.Pattern[str]:
    try:
        return re.compile(part.value)
    except re.error as error:
        raise BadContent(name, part.line, f"'{part.value}' is no pattern: {error}") from error
