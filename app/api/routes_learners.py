"""A tenant's learners, and each one's own data: all of it handed out, and all of it deleted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field, JsonValue

from app.api.access import AccessUse, Asking, access_use, allowed, needs
from app.api.cursors import Paging, pages_of
from app.api.identity import ForLearner, UseCases, player
from app.api.routes_tokens import ExternalId
from app.api.wire import Page, StrictRequest
from app.errors import NotFound
from app.learners.access import Access
from app.learners.records import LearnerRecord
from app.sessions.records import Principal

router = APIRouter(prefix="/v1/learners", tags=["learners"])
ME = "me"
_Overseer = Annotated[Access, Depends(needs("learners"))]
_AS_A_FILE = {
    "content-disposition": 'attachment; filename="winwin-export.json"',
    "cache-control": "no-store",
}


class NewLearnerRequest(StrictRequest):
    """The learner's id at the host: any text that names one person there and stays theirs."""

    external_id: ExternalId = Field(examples=["lms-4711"])


class LearnerCard(BaseModel):
    """A learner; a visitor has no `external_id`."""

    id: str
    external_id: str | None
    created_at: str


class ExportAnswer(BaseModel):
    """Everything that is kept of a learner; `kept` has the rows of each table by its name."""

    tenant: str
    learner: str
    at: str
    kept: dict[str, list[dict[str, JsonValue]]]


class DeletedAnswer(BaseModel):
    """What was deleted."""

    sessions: int


async def whose(
    request: Request, asking: Asking, learner_id: str, _: ForLearner = None
) -> Principal:
    """Return the learner an address names: `me` for who asks, an id for a key that may see all.

    A learner finds no other (NotFound); a key without the scope is told so (Forbidden).
    """
    if learner_id in {ME, asking.learner}:
        return player(request, asking)
    if asking.kind in {"token", "host"}:
        raise NotFound("learner", learner_id)
    allowed(asking, "learners")
    found = await access_use(request).learners.get(asking.tenant, learner_id)
    return Principal(found.tenant, found.learner)


Whose = Annotated[Principal, Depends(whose)]


@router.get("")
async def list_learners(
    access: AccessUse, asking: _Overseer, paging: Annotated[Paging, Depends(pages_of(20))]
) -> Page[LearnerCard]:
    """List the tenant's learners, newest first."""
    found = await access.learners.page(asking.tenant, paging.limit + 1, paging.after)
    has_more = len(found) > paging.limit
    cards = [_card(one) for one in found[: paging.limit]]
    return paging.page(cards, has_more=has_more, id_of=lambda card: card.id)


@router.post("", status_code=201, responses={200: {"description": "They were known."}})
async def make_learner(
    access: AccessUse, asking: _Overseer, response: Response, wish: NewLearnerRequest
) -> LearnerCard:
    """Return the learner with an id at the host, who is made when first seen (201, else 200)."""
    found, is_new = await access.learners.find_or_make(asking.tenant, wish.external_id)
    response.status_code = 201 if is_new else 200
    return _card(found)


@router.get("/{learner_id}")
async def read_learner(access: AccessUse, of: Whose) -> LearnerCard:
    """Return a learner: the asker as `me`, another by id with the scope `learners`."""
    return _card(await access.learners.get(of.tenant, of.learner))


@router.get("/{learner_id}/export")
async def export_learner(use: UseCases, of: Whose, response: Response) -> ExportAnswer:
    """Return all that is kept of a learner, as a file: sessions, turns, events, sheets, reports.

    Left out is what the counterpart keeps to itself in a game: the resolved scenario, and why it
    decided as it did.
    """
    made = await use.learners.export(of)
    response.headers.update(_AS_A_FILE)
    return ExportAnswer.model_validate(
        {
            "tenant": made.owner.tenant,
            "learner": made.owner.learner,
            "at": made.at,
            "kept": {table: list(rows) for table, rows in made.kept.items()},
        }
    )


@router.delete("/{learner_id}")
async def delete_learner(use: UseCases, access: AccessUse, of: Whose) -> DeletedAnswer:
    """Delete all that is kept of a learner, who is known no more; there is no way back."""
    deleted = await use.learners.delete(of)
    access.who.forget()
    return DeletedAnswer(sessions=deleted)


def _card(record: LearnerRecord) -> LearnerCard:
    return LearnerCard(
        id=record.learner, external_id=record.external_id, created_at=record.created_at
    )
