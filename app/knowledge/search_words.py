"""Reads knowledge/phrases/<lang>/search.yaml: how questions in a language are read and answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed
from app.knowledge.search_tokens import words_in

# Kinds of answers; a question of none of them is answered like one that asks how.
KINDS = ("difference", "example", "mistake", "why", "how", "what")

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Says:
    """What is said around an answer; `nearest` has the slot {titles}."""

    untranslated: str
    out_of_scope: str
    nearest: str
    last: str


@dataclass(frozen=True, slots=True)
class SearchWords:
    """A language's words for reading questions, folded as `words_in` folds them.

    `names` are further names of entries by id, `alike` the words that stand for a word;
    `fallback` are ids of entries to begin with.
    """

    language: str
    stemmer: str
    endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    definition: str
    stop_words: frozenset[str]
    subject: frozenset[str]
    alike: Mapping[str, tuple[str, ...]]
    foreign: tuple[re.Pattern[str], ...]
    names: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[re.Pattern[str], ...]]
    says: Says
    fallback: tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _SaysPart(_Strict):
    untranslated: str
    out_of_scope: _Words
    nearest: _Words
    last: str


class _File(_Strict):
    language: _Words
    stemmer: Literal["porter", ""]
    endings: list[_Words]
    name_endings: list[_Words]
    definition: _Words
    question_words: list[_Words]
    stop_words: list[_Words]
    subject: list[_Words]
    alike: list[list[_Words]]
    foreign: list[_Words]
    names: dict[str, list[_Words]]
    kinds: dict[str, list[_Words]]
    says: _SaysPart
    fallback: list[_Words]


def load_search_words(path: Path, entries: frozenset[str]) -> SearchWords:
    """Read one language's file; `entries` are the ids it may name.

    Raises BadContent with file and line.
    """
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _File, name)
    _check_ids(placed, entries, name)
    _check_kinds(placed, name)
    if file.says.nearest.count("{") != 1 or "{titles}" not in file.says.nearest:
        line = placed.line_at(("says", "nearest"))
        raise BadContent(name, line, "says.nearest needs the slot {titles} and no other")
    return SearchWords(
        language=file.language,
        stemmer=file.stemmer,
        endings=tuple(file.endings),
        name_endings=tuple(file.name_endings),
        definition=file.definition,
        stop_words=_folded([*file.question_words, *file.stop_words]),
        subject=_folded(file.subject),
        alike=_alike(file.alike),
        foreign=_patterns(placed.value["foreign"], name),
        names={key: tuple(names) for key, names in file.names.items()},
        kinds={kind: _patterns(placed.value["kinds"].value[kind], name) for kind in KINDS},
        says=Says(**file.says.model_dump()),
        fallback=tuple(file.fallback),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(folded for word in words for folded in words_in(word))


def _alike(groups: list[list[str]]) -> dict[str, tuple[str, ...]]:
    """Return, for each word of the groups, the others it stands with."""
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        words = [folded for word in group for folded in words_in(word)]
        for word in words:
            others = (other for other in words if other != word)
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
    return found


def _check_ids(placed: Placed, entries: frozenset[str], name: str) -> None:
    named = [(key, part.line) for key, part in placed.value["names"].value.items()]
    named += [(part.value, part.line) for part in placed.value["fallback"].value]
    for key, line in named:
        if key not in entries:
            raise BadContent(name, line, f"'{key}' is no entry of the glossary")


def _check_kinds(placed: Placed, name: str) -> None:
    kinds = placed.value["kinds"]
    for key in sorted(set(kinds.value) ^ set(KINDS)):
        line = kinds.value[key].line if key in kinds.value else kinds.line
        raise BadContent(name, line, f"kinds: they are {', '.join(KINDS)}; '{key}' is not in both")


def _patterns(part: Placed, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(one, name) for one in part.value)


def _pattern(part: Placed, name: str) -> re.Pattern[str]:
    try:
        return re.compile(part.value)
    except re.error as error:
        raise BadContent(name, part.line, f"'{part.value}' is no pattern: {error}") from error
