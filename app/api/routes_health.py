"""Whether the server lives, and whether it can take work."""

import asyncio
from typing import cast

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import Response

from app.api.access import needs
from app.api.identity import UseCases
from app.api.wire import StatusAnswer
from app.telemetry.meter import Meter

_TEXT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' exposition format
_READY_SECONDS = "1"  # after which it is worth asking again

router = APIRouter(tags=["operator"])


@router.get("/healthz")
async def health() -> StatusAnswer:
    """Say that the process answers."""
    return StatusAnswer(status="ok")


@router.get("/readyz")
async def readiness(use: UseCases) -> StatusAnswer:
    """Say that the database answers and is migrated (503 otherwise)."""
    if not await use.store.is_ready():
        raise HTTPException(503, headers={"Retry-After": _READY_SECONDS})
    return StatusAnswer(status="ready")


@router.get("/metrics", include_in_schema=False, dependencies=[Depends(needs("metrics"))])
async def metrics(use: UseCases, request: Request) -> Response:
    """Return what was measured since the start: numbers under names of routes, never words."""
    meter = cast("Meter", request.app.state.meter)
    told = await asyncio.to_thread(meter.text, use.model_calls())
    return Response(told, media_type=_TEXT)
