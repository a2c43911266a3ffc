"""Who is let in: the key or token of a request, and what it may.

Everything comes in the one header Authorization; what none is wanted for is not asked here.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, cast

from fastapi import Depends, FastAPI, Request, Security
from fastapi.security import HTTPBearer

from app.api.cors import CROSS_ORIGIN
from app.api.counting import Limits
from app.errors import Forbidden, Unauthorised
from app.learners.access import LOCAL, Access, Scope
from app.learners.hashing import is_of_a_page
from app.learners.service import AccessServices
from app.sessions.records import Principal

LEARNER = "winwin-learner"
_WANTED = "A key or token is wanted here."
_REFUSED = "This key or token is not taken."
_EMBED = "An embed key does one thing: POST /v1/tokens makes a visitor's token. Send that one."
_NO_SCOPE = "What was sent may not do this: it wants a secret key with the scope '{}'."
BEARER = HTTPBearer(
    scheme_name="key",
    description=(
        "A secret key, a token that a host signed, or a learner's token; an embed key at "
        "POST /v1/tokens alone. A server on a laptop wants none."
    ),
    auto_error=False,
)


def let_in(
    app: FastAPI, access: AccessServices | None, *, keys_wanted: bool, public: str = ""
) -> None:
    """Say who knows keys and tokens, whether one is wanted, and the server's public address."""
    app.state.access = access
    app.state.keys_wanted = keys_wanted
    app.state.public = public


async def who_asks(request: Request) -> Access:
    """Return who asks and what they may (Unauthorised, Forbidden).

    Who sends nothing is the one local learner where no key is wanted; a page of another site has
    to send one in any case, as it would otherwise be that learner.
    """
    if "authorization" in request.headers:
        found = await _known(request, bearer_of(request), request.headers.get(LEARNER))
    elif request.app.state.keys_wanted or CROSS_ORIGIN in request.scope["state"]:
        raise Unauthorised(_WANTED, "key-wanted")
    else:
        found = LOCAL
    request.state.tenant = found.tenant  # for the log of requests
    return found


async def who_holds(request: Request, ticket: str) -> Access:
    """Return whose report a ticket opens (Unauthorised)."""
    found = await _known(request, ticket, None)
    if found.kind != "ticket":
        raise Unauthorised(_REFUSED, "token-refused")
    request.state.tenant = found.tenant
    return found


async def access(
    request: Request,
    _: Annotated[object, Security(BEARER)],  # for the description; the header is read here
) -> Access:
    """Return who asks and what they may (Unauthorised, Forbidden)."""
    return await who_asks(request)


def access_use(request: Request) -> AccessServices:
    """Return what knows keys, tokens and learners; `create_app` has to have been given it."""
    return cast("AccessServices", request.app.state.access)


Asking = Annotated[Access, Depends(access)]
AccessUse = Annotated[AccessServices, Depends(access_use)]


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


def address_of(request: Request) -> str:
    """Return the address a request comes from, as the server sees it."""
    return request.client.host if request.client else ""


async def _known(request: Request, bearer: str, learner: str | None) -> Access:
    """Return whose a key or token is; those of an address that are not taken are counted.

    What pages carry is not: a class shares an address, and a tab left open sends what has ended.
    """
    access = cast("AccessServices | None", request.app.state.access)
    try:
        if access is None or not bearer:
            raise Unauthorised(_REFUSED, "token-refused")
        return await access.who.of(bearer, learner, request.headers.get("origin"))
    except Unauthorised as error:
        limits = cast("Limits | None", getattr(request.app.state, "limits", None))
        is_counted = error.code == "token-refused" and not is_of_a_page(bearer)
        if limits is not None and is_counted:
            limits.take("refused", Principal("", address_of(request)))
        raise


def bearer_of(request: Request) -> str:
    """Return what stands in the header; empty for what is no bearer, or more than one."""
    given = request.headers.getlist("authorization")
    scheme, _, bearer = given[0].partition(" ") if given else ("", "", "")
    return bearer.strip() if len(given) == 1 and scheme.lower() == "bearer" else ""
