"""YAML read with the line of every value, so that each error can name its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.errors import BadContent

# libyaml reads about ten times faster; wheels carry it, a source build may not.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Schema = TypeVar("Schema", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and its line; mappings and lists hold further placed values."""

    value: Any  # a mapping of str to Placed, a list of Placed, or what YAML reads a scalar as
    line: int

    def plain(self) -> Any:  # noqa: ANN401 - whatever the file holds; a schema checks it next
        """Return the value without lines."""
        if isinstance(self.value, dict):
            return {key: part.plain() for key, part in self.value.items()}
        if isinstance(self.value, list):
            return [part.plain() for part in self.value]
        return self.value

    def line_at(self, path: Sequence[int | str]) -> int:
        """Return the line of the deepest part of a path that exists."""
        here = self
        for step in path:
            inside = here.value
            known = isinstance(inside, dict) and step in inside
            if not known and not (isinstance(inside, list) and isinstance(step, int)):
                break
            here = inside[step]
        return here.line


def read_placed(path: Path, name: str) -> Placed:
    """Read one YAML mapping; anything else, or no such file, is BadContent with its line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadContent(name, 0, "the file is missing") from error
    except UnicodeDecodeError as error:
        raise BadContent(name, 0, "the file is not UTF-8 text") from error
    return place_text(text, name)


def place_text(text: str, name: str) -> Placed:
    """Read one YAML mapping from text; `name` is the file in error messages."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        placed = _place(loader, node, name) if node else Placed(None, 1)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BadContent(name, line, f"not readable as YAML: {error.problem}") from error
    except RecursionError as error:
        problem = "it is nested too deeply, or an alias (*name) holds itself"
        raise BadContent(name, 0, problem) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise BadContent(name, line, f"not readable as YAML: {error.reason}") from error
    if not isinstance(placed.value, dict):
        raise BadContent(name, placed.line, "the file must hold one mapping of keys to values")
    return placed


def check(placed: Placed, schema: type[Schema], name: str) -> Schema:
    """Validate a placed document; the first error becomes BadContent with its line."""
    try:
        return schema.model_validate(placed.plain())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        problem = f"{where}: {first['msg']}"
        raise BadContent(name, placed.line_at(first["loc"]), problem) from error


def _place(loader: yaml.SafeLoader, node: yaml.Node, name: str) -> Placed:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Placed(_place_mapping(loader, node, name), line)
    if isinstance(node, yaml.SequenceNode):
        return Placed([_place(loader, part, name) for part in node.value], line)
    return Placed(_scalar(loader, node, name), line)


def _scalar(loader: yaml.SafeLoader, node: yaml.Node, name: str) -> Any:  # noqa: ANN401 - YAML's
    try:
        return loader.construct_object(node)
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError) as error:
        # A date like 2026-13-40; a tag like !!bool on what is none fails in many ways.
        problem = f"'{node.value}' cannot be read ({error}); put it in quotes to keep it as text"
        raise BadContent(name, node.start_mark.line + 1, problem) from error


def _place_mapping(loader: yaml.SafeLoader, node: yaml.MappingNode, name: str) -> dict[str, Placed]:
    found: dict[str, Placed] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in found:
            raise BadContent(name, key_node.start_mark.line + 1, f"the key '{key}' stands twice")
        found[key] = _place(loader, value_node, name)
    return found
