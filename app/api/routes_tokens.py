"""Learners' tokens: made of a key or of what a host signed, and ended."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, StringConstraints

from app.api.access import AccessUse, Asking, allowed, bearer_of
from app.api.fault_words import NO_NUL
from app.api.identity import UseCases
from app.api.limits import TOKENS_LIMIT
from app.api.problems import also
from app.api.wire import Id, StrictRequest
from app.errors import Forbidden, Rejected
from app.learners.access import Access
from app.learners.learners import MOST_EXTERNAL_ID
from app.learners.service import AccessServices
from app.learners.tokens import MOST_MINUTES, MadeToken
from app.sessions.records import Principal
from app.sessions.services import Services

router = APIRouter(prefix="/v1/tokens", tags=["tokens"])
# What holds a secret is kept by nobody on the way.
SECRET = {"Cache-Control": "no-store"}
ExternalId = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_EXTERNAL_ID, pattern=NO_NUL)
]
_SELF = "Leave this out: who the token is for follows from what is sent."
_ONE_LEARNER = "Name the learner: either by 'learner' (lrn_…) or by 'external_id'."
_NO_OTHER = "A learner's token makes no other. Ask with the key it was made by."
_NOT_A_TOKEN = "Only a learner's token is ended here. A key is revoked under /v1/keys."  # noqa: S105 - words


class TokenRequest(StrictRequest):
    """Whom a token is for; with a host's token or an embed key all of it is left out.

    A secret key names a learner, by id or by the host's id (`external_id`): one who was never seen
    is made. `session` binds the token to a session of theirs, `minutes` is how long it lasts.
    """

    learner: Id | None = Field(default=None, examples=["lrn_0jyd3m8x1v5k7q2w9z4t6r8b0c"])
    external_id: ExternalId | None = Field(default=None, examples=["lms-4711"])
    session: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)] | None = None


class TokenAnswer(BaseModel):
    """A learner's token, shown this once; it goes into the header Authorization: Bearer."""

    token: str
    expires_at: str
    tenant: str
    learner: str
    session: str | None


@router.post("", status_code=201, responses=also(404), dependencies=[TOKENS_LIMIT])
async def make_token(
    use: UseCases, access: AccessUse, asking: Asking, response: Response, wish: TokenRequest
) -> TokenAnswer:
    """Make a token for a learner.

    It is made by a secret key with the scope `tokens`, of a token that a host signed, or by an
    embed key, which makes a new visitor.
    """
    made = await _made(use, access, asking, wish)
    response.headers.update(SECRET)
    record = made.record
    return TokenAnswer(
        token=made.token,
        expires_at=record.expires_at,
        tenant=record.tenant,
        learner=record.learner,
        session=record.session,
    )


@router.delete("/current", status_code=204)
async def end_token(request: Request, access: AccessUse, asking: Asking) -> None:
    """End the learner's token that is sent."""
    if asking.kind != "token":
        raise Forbidden(_NOT_A_TOKEN)
    await access.tokens.end(bearer_of(request))


async def _made(
    use: Services, access: AccessServices, asking: Access, wish: TokenRequest
) -> MadeToken:
    if asking.kind in {"token", "ticket"}:
        raise Forbidden(_NO_OTHER)
    if asking.kind in {"host", "embed"}:
        for name, value in wish:
            if value is not None:
                raise Rejected(f"/{name}", _SELF)
        is_host = asking.kind == "host"
        tokens = access.tokens
        return await (tokens.of_host(asking) if is_host else tokens.for_visitor(asking))
    allowed(asking, "tokens")
    learner = await _learner_of(access, asking, wish)
    if wish.session is not None:
        await use.sessions.get(Principal(asking.tenant, learner), wish.session)
    return await access.tokens.for_learner(asking, learner, wish.session, wish.minutes)


async def _learner_of(access: AccessServices, asking: Access, wish: TokenRequest) -> str:
    if (wish.learner is None) == (wish.external_id is None):
        raise Rejected("/learner", _ONE_LEARNER)
    if wish.learner is not None:
        return wish.learner
    found, _ = await access.learners.find_or_make(asking.tenant, wish.external_id or "")
    return found.learner
