"""What a line of `winwin understand` may hold, checked; a fault says what, why and what to do."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

MOST_LINE = 262_144
MOST_CONTEXT = 400
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Text = Annotated[str, StringConstraints(max_length=4_000)]


class BadLine(Exception):
    """A line that cannot be read; the message is a sentence for whoever wrote the file."""


class Said(BaseModel):
    """One utterance before the asked one."""

    model_config = ConfigDict(extra="ignore")
    speaker: _Name
    text: _Text


class Asked(BaseModel):
    """One utterance to understand, in its place; keys beyond these are let be."""

    model_config = ConfigDict(extra="ignore")
    id: str | int
    scenario: _Name
    role: _Name
    text: _Text
    context: Annotated[list[Said], Field(max_length=MOST_CONTEXT)] = []
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1


def read_line(line: str) -> Asked:
    """Read one line (BadLine)."""
    if len(line) > MOST_LINE:
        raise BadLine(f"The line is longer than {MOST_LINE} characters. Cut its context short.")
    try:
        return Asked.model_validate_json(line)
    except ValidationError as error:
        raise BadLine("; ".join(_said(fault) for fault in error.errors())) from error


_SHAPE = '{"id": "1", "scenario": "campsite", "role": "tent", "text": "2 food for me"}'


def _said(fault: ErrorDetails) -> str:
    if fault["type"] == "json_invalid":
        return f"The line is not JSON. Write one object on each line, like {_SHAPE}."
    place = "/".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]
