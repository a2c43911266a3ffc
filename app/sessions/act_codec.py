"""Dialogue acts as tagged JSON values, {"act": "Propose", …fields}, and strictly back.

Terms are {issue: option}. A field left out takes its default, so that an act may gain one; a
field or an act nobody knows, or a value of the wrong kind, is a `StorageFailed`.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from app.errors import StorageFailed
from app.negotiation.acts import ACTS, Act
from app.negotiation.terms import Terms, terms_of

_Read = Callable[[object], object]


def act_to_value(act: Act) -> dict[str, object]:
    """Return an act as a JSON-ready value; fields at their default are left out."""
    value: dict[str, object] = {"act": type(act).__name__}
    for field in fields(act):
        held = getattr(act, field.name)
        if field.default is MISSING or held != field.default:
            value[field.name] = _plain(held)
    return value


def act_from_value(value: object) -> Act:
    """Return the act of a JSON value made by `act_to_value` (StorageFailed)."""
    try:
        return _act_of(value)
    except (KeyError, TypeError, ValueError) as wrong:
        message = f"A saved dialogue act cannot be read ({type(wrong).__name__}: {wrong})."
        raise StorageFailed(message) from wrong


def _act_of(value: object) -> Act:
    if not isinstance(value, dict):
        raise TypeError("an act is an object")
    kind, readers = _KINDS[value["act"]]
    return kind(**{name: readers[name](held) for name, held in value.items() if name != "act"})


def _plain(held: object) -> object:
    if isinstance(held, Terms):
        return dict(held.settled)
    if isinstance(held, StrEnum):
        return held.value
    if isinstance(held, tuple):
        return [_plain(part) for part in held]
    return held


def _reader(hint: object) -> _Read:
    """Return what turns a JSON value into a field of this type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType) and NoneType in inner:
        return _optional(_reader(next(part for part in inner if part is not NoneType)))
    if origin is tuple:
        return _many(_reader(inner[0]))
    if hint is Terms:
        return _terms
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if isinstance(hint, type) and hint in (str, bool, int, float):
        return _exactly(hint)
    raise TypeError(f"No way to read a field of type {hint} is known here.")


def _optional(read: _Read) -> _Read:
    return lambda held: None if held is None else read(held)


def _many(read: _Read) -> _Read:
    def read_all(held: object) -> object:
        if not isinstance(held, list):
            raise TypeError("a list is expected")
        return tuple(read(part) for part in held)

    return read_all


def _terms(held: object) -> Terms:
    if not isinstance(held, Mapping):
        raise TypeError("terms are an object")
    return terms_of({_text(issue): _text(option) for issue, option in held.items()})


def _exactly(kind: type) -> _Read:
    def read(held: object) -> object:
        if type(held) is not kind:
            raise TypeError(f"a {kind.__name__} is expected")
        return held

    return read


def _text(held: object) -> str:
    if not isinstance(held, str):
        raise TypeError("a str is expected")
    return held


def _readers(kind: type[Act]) -> dict[str, _Read]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


_KINDS: dict[object, tuple[Callable[..., Act], dict[str, _Read]]] = {
    kind.__name__: (kind, _readers(kind)) for kind in ACTS
}
