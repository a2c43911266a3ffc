"""Values as JSON has them: what is sent and what is exported is made here."""

from dataclasses import fields, is_dataclass
from enum import Enum


def plain(value: object) -> object:
    """Return a dataclass as a dict in the order of its fields, an enum as its value, parts alike.

    dataclasses.asdict would copy every leaf, at several times the cost.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value
