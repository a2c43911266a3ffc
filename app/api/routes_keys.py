"""A tenant's keys: made and shown once, listed, replaced and revoked."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field, StringConstraints

from app.api.access import AccessUse, needs
from app.api.cursors import MOST, Paging, pages_of
from app.api.fault_words import NO_NUL
from app.api.problems import also
from app.api.routes_tokens import SECRET
from app.api.wire import AS_SEEN, Page, StrictRequest
from app.errors import Forbidden, Rejected
from app.learners.access import SCOPES, Access, Scope
from app.learners.keys import USUAL_SCOPES, MadeKey
from app.learners.records import KeyKind, KeyRecord

router = APIRouter(prefix="/v1/keys", tags=["keys"])

_MOST_ORIGINS, _MOST_DAYS, _MOST_HOURS = 20, 3_650, 720
_Name = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=100, pattern=NO_NUL), AS_SEEN
]
_Origin = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[\x21-\x7e]+$")]
KeyMaker = Annotated[Access, Depends(needs("keys"))]
_MORE = "A key makes none that may what it may not. Leave out: {}."
_NO_SCOPES = "An embed key has no scopes: it makes visitors' tokens and nothing else."


class NewKeyRequest(StrictRequest):
    """A key to make; it lasts `days`, or until it is revoked.

    `scopes` are a secret key's: play, learners and tokens where left out. `origins` are an embed
    key's: where the pages come from on which it is good.
    """

    kind: KeyKind = "secret"
    name: _Name = Field(default="", examples=["Moodle"])
    scopes: Annotated[list[Scope], Field(max_length=len(SCOPES))] | None = None
    origins: Annotated[list[_Origin], Field(max_length=_MOST_ORIGINS)] = Field(
        default_factory=list, examples=[["https://lms.example.org"]]
    )
    days: Annotated[int, Field(ge=1, le=_MOST_DAYS)] | None = None


class RotateRequest(StrictRequest):
    """How long the old key works beside the new one."""

    overlap_hours: Annotated[int, Field(ge=0, le=_MOST_HOURS)] = 24


class KeyCard(BaseModel):
    """A key without its secret: `shown` is how it begins and ends. Times are ISO 8601 in UTC.

    `used_at` is to the minute; `replaced_by` is the key that a rotation made.
    """

    id: str
    kind: KeyKind
    name: str
    shown: str
    scopes: list[str]
    origins: list[str]
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    used_at: str | None
    replaced_by: str | None


class MadeKeyAnswer(BaseModel):
    """A new key; its secret is shown this once."""

    key: KeyCard
    secret: str


@router.get("")
async def list_keys(
    access: AccessUse, asking: KeyMaker, paging: Annotated[Paging, Depends(pages_of(MOST))]
) -> Page[KeyCard]:
    """List the tenant's keys, newest first, those that ended among them."""
    found = await access.keys.list(asking.tenant)
    return paging.page_of([_card(one) for one in found], lambda card: card.id)


@router.post("", status_code=201)
async def make_key(
    access: AccessUse, asking: KeyMaker, response: Response, wish: NewKeyRequest
) -> MadeKeyAnswer:
    """Make a key; one that is made by a key may no more than that one may."""
    made = await access.keys.make(
        asking.tenant,
        wish.kind,
        wish.name,
        scopes=_scopes_of(asking, wish),
        origins=frozenset(wish.origins),
        days=wish.days,
    )
    return _shown_once(response, made)


@router.post("/{key_id}/rotate", status_code=201, responses=also(409))
async def rotate_key(
    access: AccessUse, asking: KeyMaker, response: Response, key_id: str, wish: RotateRequest
) -> MadeKeyAnswer:
    """Make a key in the place of another, which ends when the overlap is over."""
    made = await access.keys.rotate(asking.tenant, key_id, wish.overlap_hours, asking.scopes)
    return _shown_once(response, made)


@router.delete("/{key_id}", status_code=204)
async def revoke_key(access: AccessUse, asking: KeyMaker, key_id: str) -> None:
    """End a key now; other workers take it for some seconds more."""
    await access.keys.revoke(asking.tenant, key_id)


def _scopes_of(asking: Access, wish: NewKeyRequest) -> frozenset[str]:
    """Return what a new key may (Rejected); more than who asks may is Forbidden."""
    if wish.kind == "embed":
        if wish.scopes:
            raise Rejected("/scopes", _NO_SCOPES)
        return frozenset()
    scopes: frozenset[str] = USUAL_SCOPES if wish.scopes is None else frozenset(wish.scopes)
    if more := sorted(scopes - asking.scopes):
        raise Forbidden(_MORE.format(", ".join(more)))
    return scopes


def _shown_once(response: Response, made: MadeKey) -> MadeKeyAnswer:
    response.headers.update(SECRET)
    return MadeKeyAnswer(key=_card(made.record), secret=made.secret)


def _card(record: KeyRecord) -> KeyCard:
    return KeyCard(
        id=record.id,
        kind=record.kind,
        name=record.name,
        shown=record.shown,
        scopes=sorted(record.scopes),
        origins=sorted(record.origins),
        created_at=record.created_at,
        expires_at=record.expires_at,
        revoked_at=record.revoked_at,
        used_at=record.used_at,
        replaced_by=record.replaced_by,
    )
