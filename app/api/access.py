"""Who is let in: the key or token of a request, and what it may.

Everything comes in the one header Authorization; what none is wanted for is not asked here.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Security
from fastapi.security import HTTPBearer

from app.errors import Forbidden, Unauthorised
from app.learners.access import LOCAL, Access, Scope

LEARNER = "winwin-learner"
# Where `HostMiddleware` leaves the origin of a page of another site that was let through.
CROSS_ORIGIN = "cross_origin"
_WANTED = "A key or token is wanted here."
_REFUSED = "This key or token is not taken."
_EMBED = "An embed key does one thing: POST /v1/tokens makes a visitor's token. Send that one."
_NO_SCOPE = "What was sent may not do this: it wants a secret key with the scope '{}'."
_bearer = HTTPBearer(
    scheme_name="key",
    description=(
        "A secret key, a token that a host signed, or a learner's token; an embed key at "
        "POST /v1/tokens alone. A server on a laptop wants none."
    ),
    auto_error=False,
)


def let_in(app: FastAPI, access: Any, *, keys_wanted: bool, public: str = "") -> None:  # noqa: ANN401 - until it is there
    """Say who knows keys and tokens, whether one is wanted, and the server's public address."""
    app.state.access = access
    app.state.keys_wanted = keys_wanted
    app.state.public = public


async def who_asks(request: Request) -> Access:
    """Return who asks and what they may (Unauthorised, Forbidden).

    Who sends nothing is the one local learner where no key is wanted; a page of another site has
    to send one in any case, as it would otherwise be that learner.
    """
    state, given = request.app.state, request.headers.getlist("authorization")
    if given:
        origin = request.headers.get("origin")
        found = await _known(state.access, _bearer_of(given), request.headers.get(LEARNER), origin)
    elif state.keys_wanted or CROSS_ORIGIN in request.scope["state"]:
        raise Unauthorised(_WANTED, "key-wanted")
    else:
        found = LOCAL
    request.state.tenant = found.tenant  # for the log of requests
    return found


async def who_holds(request: Request, ticket: str) -> Access:
    """Return whose report a ticket opens (Unauthorised)."""
    found = await _known(request.app.state.access, ticket, None, None)
    if found.kind != "ticket":
        raise Unauthorised(_REFUSED, "token-refused")
    request.state.tenant = found.tenant
    return found


async def access(
    request: Request,
    _: Annotated[object, Security(_bearer)],  # for the description; the header is read here
) -> Access:
    """Return who asks and what they may (Unauthorised, Forbidden)."""
    return await who_asks(request)


Asking = Annotated[Access, Depends(access)]


def needs(scope: Scope) -> Callable[[Access], Awaitable[Access]]:
    """Return the dependency of a route that wants a scope (Forbidden); it gives who asks."""

    async def may(asking: Asking) -> Access:
        return allowed(asking, scope)

    return may


def allowed(asking: Access, scope: Scope) -> Access:
    """Return who asks if they may (Forbidden)."""
    if asking.may(scope):
        return asking
    if asking.kind == "embed":
        raise Forbidden(_EMBED)
    raise Forbidden(_NO_SCOPE.format(scope))


async def _known(access: Any, bearer: str, learner: str | None, origin: str | None) -> Access:  # noqa: ANN401
    if access is None:
        raise Unauthorised(_REFUSED, "token-refused")
    found: Access = await access.who.of(bearer, learner, origin)
    return found


def _bearer_of(given: list[str]) -> str:
    scheme, _, bearer = given[0].partition(" ")
    if len(given) > 1 or scheme.lower() != "bearer" or not bearer.strip():
        raise Unauthorised(_REFUSED, "token-refused")
    return bearer.strip()
