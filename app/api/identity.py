"""Who plays, and what answers: the two things every route needs."""

from typing import Annotated, cast

from fastapi import Depends, Header, Request, Security
from fastapi.security import APIKeyQuery

from app.api.access import BEARER, Asking, allowed, who_asks, who_holds
from app.api.wire import Id
from app.errors import Forbidden, NotFound, Rejected
from app.learners.access import Access
from app.sessions.records import Principal
from app.sessions.services import Services

_ABOUT_LEARNER = "The learner (`lrn_…`) that a secret key acts for; of no use with anything else."
_NO_LEARNER = "Name the learner this is done for in the header Winwin-Learner, as 'lrn_…'."
_BOUND = "This token is bound to one session. Ask for one that is bound to none."
_TICKET = APIKeyQuery(
    name="ticket",
    scheme_name="ticket",
    description="What POST /v1/sessions/{session_id}/report-links gives: it reads that report.",
    auto_error=False,
)
# What else a token that is bound to one session may: ask about negotiating.
_OF_NO_SESSION = frozenset({"/v1/coach/questions"})
# What makes another session out of the one it is bound to.
_MAKES_ANOTHER = frozenset({"/v1/sessions/{session_id}/branches"})


# For the description: `who_asks` reads it.
ForLearner = Annotated[Id | None, Header(alias="Winwin-Learner", description=_ABOUT_LEARNER)]


async def principal(request: Request, asking: Asking, _: ForLearner = None) -> Principal:
    """Return the learner who plays; on a laptop that is the one local learner.

    Forbidden, NotFound and Rejected are as in `player`.
    """
    return player(request, asking)


def player(request: Request, asking: Access) -> Principal:
    """Return whose sessions this is about.

    Forbidden without the scope to play; Rejected for a key that names no learner; a token that is
    bound to a session finds no other (NotFound) and makes none (Forbidden).
    """
    allowed(asking, "play")
    if asking.learner is None:
        raise Rejected("/header/Winwin-Learner", _NO_LEARNER)
    if asking.session is not None:
        _keep_to(asking.session, request)
    return Principal(asking.tenant, asking.learner)


def _keep_to(session: str, request: Request) -> None:
    path = getattr(request.scope.get("route"), "path", "")
    named = request.path_params.get("session_id")
    if named is None:
        if path not in _OF_NO_SESSION:
            raise Forbidden(_BOUND)
    elif named != session:
        raise NotFound("session", named)
    elif path in _MAKES_ANOTHER:
        raise Forbidden(_BOUND)


async def reader(request: Request) -> Principal:
    """Return whose report is read: by key or token, or by the ticket in its address.

    A page is opened by navigation, which carries no header. A ticket reads one report (NotFound)
    and nothing else is taken for one (Unauthorised).
    """
    ticket = request.query_params.get("ticket")
    if ticket is None or "authorization" in request.headers:
        return player(request, await who_asks(request))
    held = await who_holds(request, ticket)
    if held.learner is None or held.session != request.path_params["session_id"]:
        raise NotFound("session", request.path_params["session_id"])
    return Principal(held.tenant, held.learner)


async def services(request: Request) -> Services:
    """Return the use cases `create_app` was given."""
    return cast("Services", request.app.state.services)


async def report_reader(
    found: Annotated[Principal, Depends(reader)],
    _key: Annotated[object, Security(BEARER)],
    _ticket: Annotated[object, Security(_TICKET)],
    _learner: ForLearner = None,
) -> Principal:
    """Return whose report is read, as `reader` does; the rest is for the description."""
    return found


Asker = Annotated[Principal, Depends(principal)]
Reader = Annotated[Principal, Depends(report_reader)]
UseCases = Annotated[Services, Depends(services)]
