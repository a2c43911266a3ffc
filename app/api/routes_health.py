"""Whether the server lives, and whether it can take work."""

from fastapi import APIRouter, HTTPException

from app.api.identity import UseCases
from app.api.problems import PROBLEM_RESPONSES
from app.api.wire import StatusAnswer

router = APIRouter(tags=["operator"], responses=PROBLEM_RESPONSES)


@router.get("/healthz")
async def health() -> StatusAnswer:
    """Say that the process answers."""
    return StatusAnswer(status="ok")


@router.get("/readyz")
async def readiness(use: UseCases) -> StatusAnswer:
    """Say that the database answers and is migrated (503 otherwise)."""
    if not await use.store.is_ready():
        raise HTTPException(503)
    return StatusAnswer(status="ready")
