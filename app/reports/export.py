"""The debrief as plain values, ready for JSON."""

from dataclasses import fields, is_dataclass
from enum import Enum

from app.review.debrief import Debrief


def debrief_to_dict(debrief: Debrief) -> dict[str, object]:
    """Return the whole debrief as dicts, lists, text, numbers and None, in the order of its fields.

    Utilities stay whole numbers 0..10,000; equal debriefs give equal dicts.
    """
    return {field.name: _plain(getattr(debrief, field.name)) for field in fields(debrief)}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value
