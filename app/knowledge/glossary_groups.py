"""Reads knowledge/glossary/groups.yaml: in which groups the glossary's index shows its entries."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.errors import BadContent
from app.knowledge.placed import check, read_placed


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its id, with the ids of its entries in their order."""

    id: str
    entries: tuple[str, ...]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str
    entries: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    groups: list[_Group]


def load_groups(path: Path, entries: Collection[str]) -> tuple[Group, ...]:
    """Read the groups; `entries` are the ids there are.

    Raises BadContent with file and line for an id that is none, or stands in two groups.
    """
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _File, name)
    seen: dict[str, str] = {}
    for at, group in enumerate(file.groups):
        for position, key in enumerate(group.entries):
            line = placed.line_at(("groups", at, "entries", position))
            if key not in entries:
                raise BadContent(name, line, f"'{key}' is no entry of the glossary")
            if key in seen:
                raise BadContent(name, line, f"'{key}' stands in the group '{seen[key]}' already")
            seen[key] = group.id
    return tuple(Group(group.id, tuple(group.entries)) for group in file.groups)
