"""A model's answer about an utterance: the JSON it is asked for, and what is read of what came.

Prose around the JSON is let go, and acts of another shape are left out one by one. Whether the rest
is true is found out elsewhere (`app/dialogue/act_grounding.py`).
"""

from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from app.dialogue.claims_of_model import (
    CLAIMED_ACTS,
    CLAIMED_IMPORTANCE,
    CLAIMED_KINDS,
    ClaimedAct,
    ClaimedValue,
)
from app.llm.objects import objects_in


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
    for data in objects_in(text):
        acts = data.get("acts")
        if isinstance(acts, list):
            return tuple(claim for act in acts if (claim := _claim(act)) is not None)
    return None


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
