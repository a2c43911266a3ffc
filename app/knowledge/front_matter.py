"""A Markdown file with YAML front matter, taken apart with the line each part stands on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.errors import BadContent

FENCE = "---"
# libyaml reads about ten times faster, and is as safe; a source build may lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Places = dict[tuple[str | int, ...], int]
Schema = TypeVar("Schema", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Document:
    """`head` is unchecked YAML; `body_at` is the index in `lines` where the body begins.

    `places` has the line, from 1, of each key `(key,)` and each list element `(key, position)`.
    """

    file: str
    lines: tuple[str, ...]
    body_at: int
    head: Any
    places: Places


def read_document(path: Path) -> Document:
    """Read a file as UTF-8; raises `BadContent` where it has no readable front matter."""
    file, lines = str(path), _read_lines(path)
    end = lines.index(FENCE, 1)
    # The opening fence stays in, so that YAML counts lines as the file does.
    text = "\n".join(lines[:end])
    try:
        head, places = yaml.load(text, _LOADER), _places(yaml.compose(text, _LOADER))  # noqa: S506
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date like 2026-13-40
        mark = getattr(error, "problem_mark", None)
        line, problem = mark.line + 1 if mark else 1, getattr(error, "problem", None) or error
        raise BadContent(file, line, f"front matter: {problem}") from error
    return Document(file, lines, end + 1, head, places)


def check_head(document: Document, schema: type[Schema]) -> Schema:
    """The front matter as `schema`; raises `BadContent` at the line of the first fault."""
    try:
        return schema.model_validate(document.head)
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"front matter {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise BadContent(document.file, document.places.get(first["loc"], 1), problem) from error


def _read_lines(path: Path) -> tuple[str, ...]:
    try:
        lines = [line.rstrip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise BadContent(str(path), 0, "the file is not UTF-8 text") from error
    if lines[:1] != [FENCE] or FENCE not in lines[1:]:
        raise BadContent(str(path), 1, f"no front matter between two '{FENCE}' lines at the top")
    return tuple(lines)


def _places(node: yaml.Node | None) -> Places:
    places: Places = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        places[str(key.value),] = key.start_mark.line + 1
        elements = value.value if isinstance(value, yaml.SequenceNode) else ()
        for position, element in enumerate(elements):
            places[str(key.value), position] = element.start_mark.line + 1
    return places
