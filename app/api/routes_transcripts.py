"""Negotiations between two people, judged for both sides; nothing of them is kept."""

from typing import Annotated, Self

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.api.fault_words import NO_NUL
from app.api.idempotency import ONCE_ANEW
from app.api.identity import UseCases
from app.api.limits import TRANSCRIPTS_LIMIT
from app.api.problems import also
from app.api.wire import AS_SEEN, ONE_OF, Id, StrictRequest
from app.negotiation.terms import terms_of
from app.review.people.judged import JudgedTalk
from app.review.people.reading import read_talk
from app.review.people.transcript import (
    MOST_CHARACTERS,
    MOST_NAME,
    MOST_TURNS,
    About,
    Said,
    Transcript,
    make_transcript,
)
from app.sessions.transcripts import talk_to_dict

router = APIRouter(prefix="/v1/transcripts", tags=["transcripts"])

_Name = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_NAME, pattern=NO_NUL), AS_SEEN
]
_Words = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS, pattern=NO_NUL), AS_SEEN
]
_Text = Annotated[str, StringConstraints(min_length=1, pattern=NO_NUL), AS_SEEN]
_SIDES = 2
_MOST_ISSUES = 50


class TranscriptTurn(StrictRequest):
    """Who said what; a name is the same speaker in any case."""

    speaker: _Name
    text: _Words


class TranscriptRequest(StrictRequest):
    """A talk between two, as `turns` or as `text` of "Name: words" lines.

    `roles` are role ids by speaker. `agreement` is what was settled outside the words, option ids
    by issue, and empty where the two parted without. `language` is for a talk without a scenario.
    """

    scenario: Id | None = None
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    roles: dict[_Name, Id] = Field(default_factory=dict, max_length=_SIDES)
    agreement: dict[Id, Id] | None = Field(default=None, max_length=_MOST_ISSUES)
    language: Id | None = None
    turns: list[TranscriptTurn] | None = Field(default=None, max_length=MOST_TURNS)
    text: _Text | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if (self.turns is None) == (self.text is None):
            raise PydanticCustomError("one_of", ONE_OF, {"first": "turns", "second": "text"})
        return self

    def transcript(self) -> Transcript:
        """Return the talk as a value (Rejected says what is wrong, and where)."""
        settled = None if self.agreement is None else terms_of(self.agreement)
        about = About(self.scenario, self.seed, self.roles, self.language, settled)
        if self.text is not None:
            return read_talk(self.text, about)
        turns = enumerate(self.turns or (), start=1)
        return make_transcript([Said(one.speaker, one.text, at) for at, one in turns], about)


@router.post(
    "",
    response_model=JudgedTalk,
    responses=also(404, 429),
    dependencies=[ONCE_ANEW, TRANSCRIPTS_LIMIT],
)
async def judge_transcript(use: UseCases, talk: TranscriptRequest) -> JSONResponse:
    """Judge a negotiation between two people for both sides. Nothing of it is stored or logged."""
    return JSONResponse(talk_to_dict(await use.transcripts.judge(talk.transcript())))
