"""Values as JSON has them: what is sent and what is exported is made here."""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache

# What most parts are; said first, as they need not be looked into.
_PLAIN = frozenset({str, int, bool, float, type(None)})


def plain(value: object) -> object:
    """Return a dataclass as a dict in the order of its fields, an enum as its value, parts alike.

    dataclasses.asdict would copy every leaf, at several times the cost.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(kind):
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
