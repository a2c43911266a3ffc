"""Practice sessions: create, list, read, delete, play, correct, end, replay, report."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from app.api.cursors import Paging, pages_of
from app.api.event_schema import SESSION_STREAM
from app.api.idempotency import ONCE, ONCE_IN_TALK, id_of_made, key_of
from app.api.identity import Asker, Reader, UseCases
from app.api.limits import SESSIONS_LIMIT, TURNS_LIMIT
from app.api.negotiate import JSON, SSE, wanted
from app.api.problems import also
from app.api.report_forms import (
    PLAIN,
    REPORT_RESPONSES,
    ReportFormat,
    ReportWording,
    report_form,
    write_report,
)
from app.api.stream import Listener, each_alone, event_document, stream, told
from app.api.wire import (
    CorrectionRequest,
    EndRequest,
    EventsAnswer,
    NewSessionRequest,
    Page,
    TurnAnswer,
    TurnRequest,
)
from app.sessions.service import NewSession, Said, Talk
from app.sessions.views import SessionCard, SessionView

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])

_Seq = Annotated[int, Query(ge=0, le=2**53)]


@router.post("", status_code=201, responses=also(404, 429), dependencies=[ONCE, SESSIONS_LIMIT])
async def create_session(
    request: Request, use: UseCases, asker: Asker, wish: NewSessionRequest
) -> SessionView:
    """Open a session; the counterpart has greeted when it comes back."""
    new = NewSession(
        scenario=wish.scenario,
        role=wish.role,
        style=wish.style,
        difficulty=wish.difficulty,
        seed=wish.seed,
        language=wish.locale,
        mode=wish.mode,
        id=id_of_made(request, "ses"),
    )
    return await use.sessions.create(asker, new)


@router.get("")
async def list_sessions(
    use: UseCases,
    asker: Asker,
    paging: Annotated[Paging, Depends(pages_of(20))],
) -> Page[SessionCard]:
    """List the asker's sessions, newest first."""
    cards, has_more = await use.sessions.sessions(asker, paging.limit, paging.after)
    return paging.page(cards, has_more=has_more, id_of=lambda card: card.id)


@router.get("/{session_id}")
async def read_session(use: UseCases, asker: Asker, session_id: str) -> SessionView:
    """Return a session as its learner sees it."""
    return await use.sessions.get(asker, session_id)


@router.delete("/{session_id}", status_code=204)
async def delete_session(use: UseCases, asker: Asker, session_id: str) -> None:
    """Delete a session with all its turns and events."""
    await use.sessions.delete(asker, session_id)


@router.post(
    "/{session_id}/turns",
    response_model=TurnAnswer,
    responses=SESSION_STREAM | also(429),
    dependencies=[ONCE_IN_TALK, TURNS_LIMIT],
)
async def take_turn(
    request: Request,
    use: UseCases,
    asker: Asker,
    session_id: str,
    turn: TurnRequest,
) -> Response:
    """Play a turn; sent again under the same client id, it gets the first answer.

    As events, the answer comes as it is spoken. While one is being spoken, another turn is a 409.
    """
    form = wanted(request, JSON, SSE)
    said = Said(turn.text or "", turn.offer, turn.client_turn_id or key_of(request))
    talk = await use.sessions.begin_turn(asker, session_id, said)
    return await _answer(form, talk, Listener(request.scope, session_id, use.sessions.now))


@router.post(
    "/{session_id}/turns/{turn_id}/correction",
    response_model=TurnAnswer,
    responses=SESSION_STREAM | also(429),
    dependencies=[ONCE, TURNS_LIMIT],
)
async def correct_turn(
    request: Request,
    use: UseCases,
    asker: Asker,
    session_id: str,
    turn_id: str,
    wish: CorrectionRequest,
) -> Response:
    """Take another reading of an own turn; after the latest one the counterpart answers anew."""
    form = wanted(request, JSON, SSE)
    result = await use.sessions.correct(asker, session_id, turn_id, wish.alternative)
    talk = Talk.over(result)
    return await _answer(form, talk, Listener(request.scope, session_id, use.sessions.now))


@router.post(
    "/{session_id}/end",
    response_model=TurnAnswer,
    responses=SESSION_STREAM | also(429),
    dependencies=[ONCE_IN_TALK, TURNS_LIMIT],
)
async def end_session(
    request: Request,
    use: UseCases,
    asker: Asker,
    session_id: str,
    wish: EndRequest,
) -> Response:
    """Accept the counterpart's whole offer (or confirm the restated terms), or walk away."""
    form = wanted(request, JSON, SSE)
    client_turn_id = wish.client_turn_id or key_of(request)
    ended = await use.sessions.begin_end(asker, session_id, wish.action, client_turn_id)
    return await _answer(form, ended, Listener(request.scope, session_id, use.sessions.now))


@router.get("/{session_id}/events", response_model=EventsAnswer, responses=SESSION_STREAM)
async def list_events(
    request: Request,
    use: UseCases,
    asker: Asker,
    session_id: str,
    after: _Seq | None = None,
    last_event_id: Annotated[int | None, Header(ge=0, le=2**53)] = None,
) -> EventsAnswer | Response:
    """Return the saved events after a sequence number (`after`, else Last-Event-ID, else all).

    As a stream it goes on until a reply that is being spoken is whole.
    """
    form = wanted(request, JSON, SSE)
    start = after if after is not None else last_event_id or 0
    if form == SSE:
        listener = Listener(request.scope, session_id, use.sessions.now, start)
        return stream(each_alone(await use.sessions.follow(asker, session_id, start)), listener)
    events = await use.sessions.events(asker, session_id, start)
    return EventsAnswer(data=[event_document(event) for event in events])


@router.get(
    "/{session_id}/report", response_model=None, responses=REPORT_RESPONSES | also(409, 501)
)
async def read_report(
    request: Request,
    use: UseCases,
    asker: Reader,
    session_id: str,
    format: ReportFormat | None = None,  # noqa: A002 - the query parameter's name
    words: ReportWording | None = None,
) -> Response:
    """Return the debrief of an ended session: as JSON, as the page, as Markdown or as PDF.

    Where a model worded some of it, `words=plain` gives the report's own words.
    """
    form = report_form(request, format)
    debrief = await use.sessions.report(asker, session_id, is_plain=words == PLAIN)
    return await write_report(request, debrief, form)


async def _answer(form: str, talk: Talk, listener: Listener) -> Response:
    """Write the answer out at once: returned as a model, it would be copied twice on the way."""
    if form == SSE:
        return stream(told(talk), listener)
    result = await talk.result()
    answer = TurnAnswer.model_construct(turns=result.turns, session=result.session)
    return Response(answer.model_dump_json(), media_type=JSON)
