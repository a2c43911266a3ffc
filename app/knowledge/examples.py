"""Reads knowledge/examples: the utterances, the markers of the codebook, and files of labels.

Marker names stand in the codebook's tables and nowhere in code. The text of lines that came from
other people's dialogues is not here, only their ids, in lines.txt.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed

CODEBOOK = "codebook.md"
LINES = "lines.txt"
_NAME_CELL = re.compile(r"\| `([a-z_]+)` \|")
_FIRST_HEAD, _SECOND_HEAD = "## First group", "## Second group"


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance to be labelled; `before` is the other side's last line, or empty.

    `scenario` is the id of the scenario it could be said in, None where there is none; `subject`
    is the name of its file.
    """

    id: str
    before: str
    text: str
    scenario: str | None
    subject: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The marker names of the two tables, in their order."""

    strategies: tuple[str, ...]
    manners: tuple[str, ...]

    @property
    def markers(self) -> tuple[str, ...]:
        """Return the names of both groups."""
        return self.strategies + self.manners


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Utterance(_Strict):
    id: str
    before: str
    text: str = Field(pattern=r"\S")


class _ExampleFile(_Strict):
    language: str
    scenario: str | None
    utterances: list[_Utterance] = Field(min_length=1)


class _LabelFile(_Strict):
    codebook: Literal["1"]
    labels: dict[str, list[str]]


def load_examples(folder: Path) -> tuple[Example, ...]:
    """Read the files of one language's folder (BadContent with file and line).

    An id begins with language and subject, `en-bike-`, and stands once in the folder.
    """
    found: dict[str, Example] = {}
    for path in sorted(folder.glob("*.yaml")):
        for example, line in _read_file(path, folder.name):
            if example.id in found:
                raise BadContent(path.name, line, f"the id '{example.id}' stands twice")
            found[example.id] = example
    if not found:
        raise BadContent(folder.name, 0, "there are no examples in this folder")
    return tuple(found.values())


def load_codebook(path: Path) -> Codebook:
    """Read the marker names from the first column of the codebook's two tables (BadContent)."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadContent(path.name, 0, "the file is missing") from error
    first, second = _tables(text, path.name)
    names = [*_NAME_CELL.findall(first), *_NAME_CELL.findall(second)]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise BadContent(path.name, 0, f"the marker '{twice[0]}' stands in two rows")
    return Codebook(tuple(_NAME_CELL.findall(first)), tuple(_NAME_CELL.findall(second)))


def load_lines(path: Path) -> tuple[str, ...]:
    """Read the ids of the lines from other people's dialogues; `#` begins a remark."""
    listed = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return tuple(line.strip() for line in listed if line.strip() and not line.startswith("#"))


def load_labels(path: Path) -> Mapping[str, frozenset[str]]:
    """Read a label file, YAML or JSON: the markers of each utterance (BadContent).

    The file lies one folder below the codebook; ids are those of the examples and lines there.
    """
    root = path.parent.parent
    placed = read_placed(path, path.name)
    file = check(placed, _LabelFile, path.name)
    _refuse_strangers(placed, path.name, set(load_codebook(root / CODEBOOK).markers), _ids(root))
    return {key: frozenset(markers) for key, markers in file.labels.items()}


def _read_file(path: Path, language: str) -> Iterator[tuple[Example, int]]:
    placed = read_placed(path, path.name)
    file = check(placed, _ExampleFile, path.name)
    if file.language != language:
        line = placed.line_at(["language"])
        raise BadContent(path.name, line, f"the language is not that of the folder, '{language}'")
    for place, said in enumerate(file.utterances):
        line = placed.line_at(["utterances", place, "id"])
        if not said.id.startswith(f"{language}-{path.stem}-"):
            raise BadContent(path.name, line, f"'{said.id}' lacks '{language}-{path.stem}-'")
        yield Example(said.id, said.before, said.text, file.scenario, path.stem), line


def _tables(text: str, name: str) -> tuple[str, str]:
    for head in (_FIRST_HEAD, _SECOND_HEAD):
        if head not in text:
            raise BadContent(name, 0, f"there is no heading '{head}'")
    first, second = text.split(_SECOND_HEAD, 1)
    return first.split(_FIRST_HEAD, 1)[-1], second


def _ids(root: Path) -> set[str]:
    folders = sorted({path.parent for path in root.glob("*/*.yaml")} - {root / "labels"})
    own = {example.id for folder in folders for example in load_examples(folder)}
    return own | set(load_lines(root / LINES))


def _refuse_strangers(placed: Placed, name: str, markers: set[str], ids: set[str]) -> None:
    for key, listed in placed.value["labels"].value.items():
        if key not in ids:
            raise BadContent(name, listed.line, f"there is no utterance '{key}'")
        for marker in listed.value:
            if marker.value not in markers:
                raise BadContent(name, marker.line, f"the codebook has no marker '{marker.value}'")
