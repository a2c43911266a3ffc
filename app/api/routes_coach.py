"""Questions to the coach: on negotiating, from the glossary; on a session, from its report."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response

from app.api.event_schema import COACH_STREAM
from app.api.fault_words import NO_NUL
from app.api.idempotency import ONCE
from app.api.identity import Asker, UseCases
from app.api.limits import QUESTIONS_LIMIT
from app.api.negotiate import JSON, SSE, wanted
from app.api.problems import also
from app.api.sse import EventStream
from app.api.stream import SEND_SECONDS, error_frame, event_frame
from app.api.wire import AS_SEEN, Id
from app.sessions.coach_answering import Coaching, CoachReply
from app.sessions.plain import plain
from app.sessions.questions import QUESTION_LIMIT, CitedPassage, NamedEntry
from app.sessions.services import ENGLISH

router = APIRouter(prefix="/v1", tags=["coach"])

_Question = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=QUESTION_LIMIT, pattern=NO_NUL
    ),
    AS_SEEN,
]


class QuestionRequest(BaseModel):
    """A question in the learner's own words, and the language to answer in."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: _Question
    language: Id = ENGLISH


class SessionQuestionRequest(BaseModel):
    """A question about a session; without a language it is answered in that of the session.

    What stands in the report stays in the language of the session.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    question: _Question
    language: Id | None = None


class CoachAnswer(BaseModel):
    """An answer whose sentences stand in `passages`; out of scope it says so and cites nothing.

    `nearest` are the entries closest to the question. A passage's `language` is English where the
    entry is not translated, and the answer begins by saying so.
    """

    question: str
    language: str
    is_in_scope: bool
    answer: str
    passages: tuple[CitedPassage, ...]
    nearest: tuple[NamedEntry, ...]


@router.post(
    "/coach/questions",
    response_model=CoachAnswer,
    responses=COACH_STREAM | also(404, 429),
    dependencies=[ONCE, QUESTIONS_LIMIT],
)
async def ask_question(
    request: Request, use: UseCases, asker: Asker, asked: QuestionRequest
) -> CoachAnswer | Response:
    """Answer a question about negotiating from the glossary.

    As server-sent events: `coach.sentence` for each sentence with its source, then
    `coach.completed` with the whole answer and a question back.
    """
    if wanted(request, JSON, SSE) == SSE:
        return _streamed(
            request, await use.coach.ask_general(asker, asked.question, asked.language)
        )
    answer = await use.questions.ask(asked.question, asked.language)
    return CoachAnswer(
        question=answer.question,
        language=answer.language,
        is_in_scope=answer.is_in_scope,
        answer=answer.text,
        passages=answer.passages,
        nearest=answer.nearest,
    )


@router.post(
    "/sessions/{session_id}/coach",
    response_model=CoachReply,
    responses=COACH_STREAM | also(429),
    dependencies=[ONCE, QUESTIONS_LIMIT],
)
async def ask_about_session(
    request: Request, use: UseCases, asker: Asker, session_id: str, asked: SessionQuestionRequest
) -> CoachReply | Response:
    """Answer a question about a session: two to four sentences with sources, a question back.

    While the game goes on it tells no more than a hint does, which is recorded as one; there are
    no levels before the end. As server-sent events: `coach.sentence` for each sentence, then
    `coach.completed` with the whole answer.
    """
    form = wanted(request, JSON, SSE)
    coaching = await use.coach.ask(asker, session_id, asked.question, asked.language)
    return _streamed(request, coaching) if form == SSE else await coaching.whole()


def _streamed(request: Request, coaching: Coaching) -> EventStream:
    return EventStream(_framed(request, coaching), SEND_SECONDS)


async def _framed(request: Request, coaching: Coaching) -> AsyncGenerator[bytes, None]:
    seq = 0
    try:
        async for part in coaching.say():
            seq += 1
            kind = "coach.completed" if isinstance(part, CoachReply) else "coach.sentence"
            said = plain(part)
            document = {"type": kind, "seq": seq} | (said if isinstance(said, dict) else {})
            yield event_frame(seq, kind, document)
    except Exception as error:  # noqa: BLE001 - the status is sent already, so it is said here
        yield error_frame({"seq": seq}, request.scope, error)
