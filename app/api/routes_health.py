"""Whether the server lives, and whether it can take work."""

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from app.api.identity import UseCases
from app.api.problems import PROBLEM_RESPONSES
from app.api.wire import StatusAnswer

_TEXT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' exposition format
_CALLS = "winwin_model_calls_total"

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


@router.get("/metrics", include_in_schema=False)
async def metrics(use: UseCases) -> Response:
    """Return what was counted since the start: numbers by use and outcome, never words."""
    counted = sorted(use.model_calls().items())
    lines = [
        f"# HELP {_CALLS} Calls to a language model that have ended.",
        f"# TYPE {_CALLS} counter",
        *(f'{_CALLS}{{use="{name}",outcome="{end}"}} {number}' for (name, end), number in counted),
    ]
    return Response("\n".join(lines) + "\n", media_type=_TEXT)
