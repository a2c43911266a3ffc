"""A model's answer about an utterance: the JSON it is asked for, and what is read of what came.

Prose around the JSON is let go, and acts of another shape are left out one by one. Whether the rest
is true is found out elsewhere (`app/dialogue/act_grounding.py`).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from app.dialogue.claims_of_model import (
    CLAIMED_ACTS,
    CLAIMED_IMPORTANCE,
    CLAIMED_KINDS,
    ClaimedAct,
    ClaimedValue,
)

_MOST_STARTS = 20  # how many braces are tried for the beginning of the JSON


class _Value(BaseModel):
    issue: str
    option: str
    words: str


class _Act(BaseModel):
    act: str
    words: str
    kind: str | None = None
    issue: str | None = None
    importance: str | None = None
    values: list[_Value] = []


def claims_in(text: str) -> tuple[ClaimedAct, ...] | None:
    """Return what an answer claims, whatever prose is around it; None where it holds no answer.

    Acts of another shape are left out, each by itself.
    """
    for data in _objects_in(text):
        acts = data.get("acts")
        if isinstance(acts, list):
            return tuple(claim for act in acts if (claim := _claim(act)) is not None)
    return None


def _objects_in(text: str) -> Iterator[dict[str, Any]]:
    decoder, at = json.JSONDecoder(), -1
    for _ in range(_MOST_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            return
        try:
            found, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield found


def _claim(data: object) -> ClaimedAct | None:
    """Read one act; null stands for what does not apply, and so does leaving it out."""
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if value is not None}
    try:
        act = _Act.model_validate(data, strict=True)
    except ValidationError:
        return None
    values = tuple(ClaimedValue(v.issue, v.option, v.words) for v in act.values)
    return ClaimedAct(act.act, act.words, act.kind, act.issue, act.importance, values)


def _object(**properties: object) -> Mapping[str, object]:
    """Return a schema as endpoints take it that keep to one: all named, nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_VALUE = _object(issue=_TEXT, option=_TEXT, words=_TEXT)
_ACT = _object(
    act={"type": "string", "enum": list(CLAIMED_ACTS)},
    words=_TEXT,
    kind={"type": ["string", "null"], "enum": [*CLAIMED_KINDS, None]},
    issue={"type": ["string", "null"]},
    importance={"type": ["string", "null"], "enum": [*CLAIMED_IMPORTANCE, None]},
    values={"type": "array", "items": _VALUE},
)
RESPONSE_FORMAT: Mapping[str, object] = {
    "type": "json_schema",
    "json_schema": {
        "name": "utterance",
        "strict": True,
        "schema": _object(acts={"type": "array", "items": _ACT}),
    },
}
