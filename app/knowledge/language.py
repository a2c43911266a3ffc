"""Reads knowledge/phrases/<lang>/ear.yaml into the `Language` the ear uses."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.dialogue.language import (
    AFTER_GROUPS,
    AROUND_SHARES,
    BEFORE_GROUPS,
    SENTENCE_GROUPS,
    SHARING_GROUPS,
    Language,
)
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed


class _EarFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    number_words: dict[str, int]
    tens: dict[str, int]
    digits: dict[str, int]
    counts_something_else: list[str] = Field(min_length=1)  # none would match every number
    after_bare_number: list[str] = Field(min_length=1)  # none would match every number
    before_value: dict[str, list[str]]
    after_value: dict[str, list[str]]
    sharing: dict[str, list[str]]
    around_shares: dict[str, list[str]]
    patterns: dict[str, list[str]]


def load_language(path: Path) -> Language:
    """Read and compile one language's ear; a bad pattern is BadContent with its line."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _EarFile, name)
    counted = "|".join(re.escape(word) for word in file.counts_something_else)
    follow = "|".join(re.escape(word) for word in file.after_bare_number)
    return Language(
        file.language,
        _numbers(file),
        re.compile(rf"\s?-?\s?(?:more |other |different |of the )?(?:{counted})(?!\w)"),
        re.compile(rf"(?:$|[^\w\s]|(?:{follow})(?!\w))"),
        _compiled(placed, "before_value", BEFORE_GROUPS, name, r"(?<!\w)(?:{})[\s€$£]*$"),
        _compiled(placed, "after_value", AFTER_GROUPS, name, r"[\s,]*(?:{})"),
        _compiled(placed, "sharing", SHARING_GROUPS, name, "{}"),
        _compiled(placed, "around_shares", AROUND_SHARES, name, "{}"),
        _compiled(placed, "patterns", SENTENCE_GROUPS, name, "{}"),
    )


def _numbers(file: _EarFile) -> dict[str, int]:
    """Number words and the compounds of tens and digits ("eighty-four", "eighty four")."""
    words = dict(file.number_words)
    for ten, tens in file.tens.items():
        for digit, ones in file.digits.items():
            words[f"{ten}-{digit}"] = words[f"{ten} {digit}"] = tens + ones
    return words


def _compiled(
    placed: Placed, key: str, wanted: tuple[str, ...], name: str, around: str
) -> dict[str, tuple[re.Pattern[str], ...]]:
    part = placed.value[key]
    for group in sorted(set(part.value) - set(wanted)):
        raise BadContent(name, part.value[group].line, f"{key}: unknown group '{group}'")
    for group in sorted(set(wanted) - set(part.value)):
        raise BadContent(name, part.line, f"{key}: missing group '{group}'")
    for entry in (e for listed in part.value.values() for e in listed.value if key != "patterns"):
        if _compile(entry, "{}", name).groups:
            raise BadContent(name, entry.line, f"{key}: write (?: for a bracket")
    return {
        group: tuple(_compile(entry, around, name) for entry in listed.value)
        for group, listed in part.value.items()
    }


def _compile(entry: Placed, around: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(around.replace("{}", entry.value, 1))
    except re.error as error:
        raise BadContent(name, entry.line, f"not a pattern: {error}") from error
