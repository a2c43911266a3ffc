"""Who asks, and what answers: the two things every route needs."""

from typing import Annotated, cast

from fastapi import Depends, Request

from app.sessions.records import Principal
from app.sessions.services import Services


async def principal(request: Request) -> Principal:
    """Return who asks; on a laptop that is the one local learner."""
    found = Principal()
    request.state.tenant = found.tenant  # for the log of requests
    return found


async def services(request: Request) -> Services:
    """Return the use cases `create_app` was given."""
    return cast("Services", request.app.state.services)


Asker = Annotated[Principal, Depends(principal)]
UseCases = Annotated[Services, Depends(services)]
