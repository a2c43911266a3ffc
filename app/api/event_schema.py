"""What is sent as server-sent events: the one place that says which events there are.

The schema under docs/ and the one in the API's description are made from these classes. Clients
pass over types and fields they do not know: more of both may come.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.api.negotiate import SSE
from app.api.problems import ProblemDocument
from app.review.coach_talk import Source, Sourced
from app.sessions.views import OfferView, SessionView, Standing, TurnView

_Speaker = Literal["learner", "counterpart"]
_Seq = Annotated[int, Field(ge=1, description="Counts from 1 in each session without gaps.")]


class _Sent(BaseModel):
    # Nothing is made of these classes but schemas, when somebody asks: a start does not wait.
    model_config = ConfigDict(defer_build=True)


class _Event(_Sent):
    seq: _Seq
    session_id: str
    turn_id: str | None
    at: str = Field(json_schema_extra={"format": "date-time"})


class TurnStarted(_Event):
    """A turn begins; one of the learner's own comes whole, with how it was understood."""

    type: Literal["turn.started"]
    speaker: _Speaker
    turn: TurnView | None = None


class TurnSentence(_Event):
    """Words of a reply that goes on: checked, saved, and not taken back."""

    type: Literal["turn.sentence"]
    speaker: _Speaker
    text: str


class TurnCompleted(_Event):
    """A turn is whole, or an earlier one is understood anew."""

    type: Literal["turn.completed"]
    turn: TurnView


class OfferUpdated(_Event):
    """What is on the table after a reply; `agreeing` are terms that wait for a confirmation."""

    type: Literal["offer.updated"]
    standing: Standing
    agreeing: OfferView | None


class SessionDeal(_Event):
    """The game is over with a deal."""

    type: Literal["session.deal"]
    deal: OfferView


class SessionImpasse(_Event):
    """The game is over without a deal."""

    type: Literal["session.impasse"]


class ReportReady(_Event):
    """The report can be read under this address."""

    type: Literal["report.ready"]
    url: str


class SessionState(_Event):
    """The session after an exchange, without its turns; nothing of the exchange comes after it."""

    type: Literal["session.state"]
    session: SessionView


class SessionError(_Sent):
    """Following failed in the middle; what was sent before is saved.

    It is no event of the session, so it has no number of its own: `seq` is that of the last event
    sent, 0 if there was none. Where it is `retryable`, ask for the events after that number.
    """

    type: Literal["error"]
    seq: Annotated[int, Field(ge=0)]
    session_id: str
    turn_id: None
    at: str = Field(json_schema_extra={"format": "date-time"})
    problem: ProblemDocument
    retryable: bool


class CoachSentence(_Sent):
    """A sentence of the coach's answer and where it stands; `seq` counts within the answer."""

    type: Literal["coach.sentence"]
    seq: _Seq
    text: str
    source: Source


class CoachCompleted(_Sent):
    """The whole answer of the coach: its sentences once more, and a question back."""

    type: Literal["coach.completed"]
    seq: _Seq
    question: str
    language: str
    subject: str
    sentences: tuple[Sourced, ...]
    question_back: str
    by: str


class CoachError(_Sent):
    """The answer failed in the middle; nothing of it is kept, so ask again if `retryable`."""

    type: Literal["error"]
    seq: Annotated[int, Field(ge=0)]
    problem: ProblemDocument
    retryable: bool


SessionEvent = Annotated[
    TurnStarted
    | TurnSentence
    | TurnCompleted
    | OfferUpdated
    | SessionDeal
    | SessionImpasse
    | ReportReady
    | SessionState
    | SessionError,
    Field(discriminator="type"),
]
CoachEvent = Annotated[CoachSentence | CoachCompleted | CoachError, Field(discriminator="type")]
_UNIONS: dict[str, Any] = {"SessionEvent": SessionEvent, "CoachEvent": CoachEvent}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def event_definitions(ref_template: str) -> dict[str, dict[str, Any]]:
    """Return the schemas of all events and their parts by name; references by a template."""
    adapters = {name: TypeAdapter[Any](union) for name, union in _UNIONS.items()}
    inputs = [(name, "serialization", adapter) for name, adapter in adapters.items()]
    unions, found = TypeAdapter.json_schemas(inputs, ref_template=ref_template)  # type: ignore[arg-type]
    named = {name: schema for (name, _), schema in unions.items()}
    return {**found.get("$defs", {}), **named}


def event_schema() -> dict[str, Any]:
    """Return the published schema of one event, as docs/events.schema.json holds it."""
    return {
        "$schema": _DIALECT,
        "title": "An event of winwin's HTTP API",
        "description": (
            "The `data` of a server-sent event, and each entry of GET /v1/sessions/{id}/events. "
            "Pass over types and fields you do not know: more may come."
        ),
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in _UNIONS],
        "$defs": event_definitions("#/$defs/{model}"),
    }


def event_stream(union: str) -> dict[int | str, dict[str, Any]]:
    """Return the answer of a route that can be read as events, for its description."""
    data = {
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": {"$ref": f"#/components/schemas/{union}"},
    }
    properties = {"id": {"type": "string"}, "event": {"type": "string"}, "data": data}
    item = {"type": "object", "required": ["event", "data"], "properties": properties}
    return {200: {"content": {SSE: {"itemSchema": item}}}}


SESSION_STREAM = event_stream("SessionEvent")
COACH_STREAM = event_stream("CoachEvent")
