"""Around the talk of a session: preparation, hints, guess, look back, branches; and progress."""

from fastapi import APIRouter, Request

from app.api.idempotency import ONCE, id_of_made
from app.api.identity import Asker, UseCases
from app.api.limits import SESSIONS_LIMIT
from app.api.problems import also
from app.api.routes_learners import Whose
from app.api.wire_journey import (
    BeliefsRequest,
    BranchRequest,
    HintRequest,
    PreparationAnswer,
    ProgressAnswer,
    ReflectionRequest,
    Worksheet,
    preparation_answer,
)
from app.review.hinting import SaidHint
from app.sessions.services import ENGLISH
from app.sessions.views import SessionView

router = APIRouter(prefix="/v1", tags=["journey"])
_SESSION = "/sessions/{session_id}"


@router.get(f"{_SESSION}/preparation")
async def read_preparation(use: UseCases, asker: Asker, session_id: str) -> PreparationAnswer:
    """Return the worksheet of a session with what was found in it."""
    return preparation_answer(await use.journey.preparation(asker, session_id))


@router.put(f"{_SESSION}/preparation", responses=also(409))
async def prepare(
    use: UseCases, asker: Asker, session_id: str, sheet: Worksheet
) -> PreparationAnswer:
    """Keep a worksheet in the place of an earlier one; closed by the learner's first turn."""
    return preparation_answer(await use.journey.prepare(asker, session_id, sheet.sheet()))


@router.post(f"{_SESSION}/hints", status_code=201, dependencies=[ONCE])
async def give_hint(use: UseCases, asker: Asker, session_id: str, wish: HintRequest) -> SaidHint:
    """Give a hint for the next turn; it is recorded and shown in the report."""
    return await use.journey.hint(asker, session_id, wish.level)


@router.post(f"{_SESSION}/beliefs", status_code=201, dependencies=[ONCE])
async def guess_priorities(
    use: UseCases, asker: Asker, session_id: str, guess: BeliefsRequest
) -> SessionView:
    """Keep the guess of what matters to the counterpart: after the end, before the report, once."""
    return await use.journey.guess(asker, session_id, guess.guess())


@router.post(f"{_SESSION}/reflection", status_code=201, dependencies=[ONCE])
async def look_back(
    use: UseCases, asker: Asker, session_id: str, answers: ReflectionRequest
) -> SessionView:
    """Keep the learner's look back, or that it was skipped: after the end, once."""
    return await use.journey.reflect(asker, session_id, answers.reflection())


@router.post(
    f"{_SESSION}/branches",
    status_code=201,
    responses=also(429),
    dependencies=[ONCE, SESSIONS_LIMIT],
)
async def open_branch(
    request: Request, use: UseCases, asker: Asker, session_id: str, wish: BranchRequest
) -> SessionView:
    """Open a session that stands just before an own turn of a finished one; it never counts."""
    made = id_of_made(request, "ses")
    return await use.journey.branch(asker, session_id, wish.turn, made)


@router.get("/learners/{learner_id}/progress")
async def read_progress(use: UseCases, of: Whose, language: str = ENGLISH) -> ProgressAnswer:
    """Return the levels of a learner's practice sessions, oldest first, and what to try next."""
    progress = await use.journey.progress(of, language)
    return ProgressAnswer(sessions=progress.sessions, lines=progress.lines, task=progress.task)
