"""The debrief as plain values, ready for JSON."""

from dataclasses import fields

from app.review.debrief import Debrief
from app.sessions.plain import plain


def debrief_to_dict(debrief: Debrief) -> dict[str, object]:
    """Return the whole debrief as dicts, lists, text, numbers and None, in the order of its fields.

    Utilities stay whole numbers 0..10,000; equal debriefs give equal dicts.
    """
    return {field.name: plain(getattr(debrief, field.name)) for field in fields(debrief)}
