"""What requests may hold and what answers look like.

Requests are strict: an unknown field is an error. Answers are the views of `sessions`, which are
made to be shown; only what is wrapped around them is defined here.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from app.api.fault_words import NO_NUL
from app.sessions.ports import RoleCard, StyleCard
from app.sessions.views import SessionView, TurnView

T = TypeVar("T")
TEXT_LIMIT = 4000

# They are shown as they were saved: reading each into its class would cost, and change nothing.
_EVENTS = {"type": "array", "items": {"$ref": "#/components/schemas/SessionEvent"}}
ONE_OF = "Give exactly one of {first} and {second}."
# Control characters but null (refused), tab and line ends (kept).
_UNSEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _seen(text: object) -> object:
    """Put a space in the place of each control character: nobody sees one, and some do harm."""
    return _UNSEEN.sub(" ", text) if isinstance(text, str) else text


# What every text a person writes goes through, beside limits of its own.
AS_SEEN = BeforeValidator(_seen)
Id = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LIMIT, pattern=NO_NUL),
    AS_SEEN,
]
Seed = Annotated[int, Field(ge=1, le=2**31 - 1)]
Offer = Annotated[dict[Id, Id], Field(min_length=1, max_length=50)]


class StrictRequest(BaseModel):
    """A body in which an unknown field or a value of another type is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewSessionRequest(StrictRequest):
    """What a session is created from."""

    scenario: Id
    role: Id
    style: Id = "collaborating"
    difficulty: Id = "medium"
    seed: Seed | None = None
    locale: Id | None = None
    mode: Id = "practice"


class TurnRequest(StrictRequest):
    """A turn: words, or an offer put together from options; never both."""

    text: Text | None = None
    offer: Offer | None = None
    client_turn_id: Id | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if (self.text is None) == (self.offer is None):
            raise PydanticCustomError("one_of", ONE_OF, {"first": "text", "second": "offer"})
        return self


class CorrectionRequest(StrictRequest):
    """The reading the learner chose instead, by its id."""

    alternative: Id


class EndRequest(StrictRequest):
    """How the learner ends the session."""

    action: Literal["accept", "walk_away"]
    client_turn_id: Id | None = None


class Page(BaseModel, Generic[T]):
    """One page of a list; `next_cursor` asks for the next one."""

    data: list[T]
    next_cursor: str | None = None
    has_more: bool = False


class ScenarioAnswer(BaseModel):
    """A scenario to choose, with the styles its counterpart can have.

    A guided one shows what to try next while it is played.
    """

    id: str
    title: str
    summary: str
    minutes: int
    is_guided: bool
    language: str
    roles: tuple[RoleCard, ...]
    styles: tuple[StyleCard, ...]


class TurnAnswer(BaseModel):
    """The turns an action made, and the session after them."""

    turns: tuple[TurnView, ...]
    session: SessionView


class EventsAnswer(BaseModel):
    """Saved events in order; each has type, seq, session_id, turn_id, at and its own data."""

    data: Annotated[list[Mapping[str, object]], WithJsonSchema(_EVENTS)]


class SectionAnswer(BaseModel):
    """A headed part of a glossary entry."""

    heading: str
    text: str


class EntryCard(BaseModel):
    """A glossary entry to choose; `language` is English where it is not translated."""

    id: str
    title: str
    language: str


class EntryAnswer(BaseModel):
    """A glossary entry; `see_also` holds ids of other entries.

    `language` is what it is written in: English where it is not translated.
    """

    id: str
    title: str
    definition: str
    sections: list[SectionAnswer]
    see_also: tuple[str, ...]
    source: str
    language: str


class StatusAnswer(BaseModel):
    """How the server is."""

    status: str
