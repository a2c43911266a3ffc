"""Public keys of hosts, by which the tokens are checked that they sign for their learners."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, JsonValue, StringConstraints

from app.api.access import AccessUse, allowed
from app.api.cursors import MOST, Paging, pages_of
from app.api.fault_words import NO_NUL
from app.api.routes_keys import KeyMaker
from app.api.wire import Id, Page, StrictRequest
from app.learners.records import HostKeyRecord

router = APIRouter(prefix="/v1/host-keys", tags=["keys"])

_MOST_LETTERS = 16_384
_PublicKey = Annotated[
    str, StringConstraints(min_length=1, max_length=_MOST_LETTERS, pattern=NO_NUL)
]


class NewHostKeyRequest(StrictRequest):
    """A public key as PEM or as a JWK in JSON: Ed25519, P-256 (ES256) or RSA (RS256).

    `kid` is the name its tokens carry; without one it is the key's own, or made of it.
    """

    public_key: _PublicKey = Field(examples=["-----BEGIN PUBLIC KEY-----\n…"])
    kid: Id | None = None


class HostKeyCard(BaseModel):
    """A host's public key; the tokens of a retired one are not taken."""

    kid: str
    algorithm: str
    jwk: dict[str, JsonValue]
    created_at: str
    retired_at: str | None


@router.get("")
async def list_host_keys(
    access: AccessUse, asking: KeyMaker, paging: Annotated[Paging, Depends(pages_of(MOST))]
) -> Page[HostKeyCard]:
    """List the tenant's public keys, newest first, retired ones among them."""
    found = await access.host_keys.list(asking.tenant)
    return paging.page_of([_card(one) for one in found], lambda card: card.kid)


@router.post("", status_code=201)
async def add_host_key(access: AccessUse, asking: KeyMaker, wish: NewHostKeyRequest) -> HostKeyCard:
    """Take tokens that are signed with a host's key.

    It wants the scope `tokens` too: whoever holds the private key becomes any learner by it.
    """
    allowed(asking, "tokens")
    return _card(await access.host_keys.add(asking.tenant, wish.public_key, wish.kid))


@router.delete("/{kid}", status_code=204)
async def retire_host_key(access: AccessUse, asking: KeyMaker, kid: str) -> None:
    """Take no token of a host's key any more; other workers do for some seconds."""
    await access.host_keys.retire(asking.tenant, kid)


def _card(record: HostKeyRecord) -> HostKeyCard:
    return HostKeyCard.model_validate(
        {
            "kid": record.kid,
            "algorithm": record.algorithm,
            "jwk": dict(record.jwk),
            "created_at": record.created_at,
            "retired_at": record.retired_at,
        }
    )
