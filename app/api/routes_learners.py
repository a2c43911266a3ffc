"""A learner's own data: all of it handed out, and all of it deleted."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, JsonValue

from app.api.identity import Asker, UseCases

router = APIRouter(prefix="/v1/learners/me", tags=["learners"])
_AS_A_FILE = {
    "content-disposition": 'attachment; filename="winwin-export.json"',
    "cache-control": "no-store",
}


class ExportAnswer(BaseModel):
    """Everything that is kept of a learner; `kept` has the rows of each table by its name."""

    tenant: str
    learner: str
    at: str
    kept: dict[str, list[dict[str, JsonValue]]]


class DeletedAnswer(BaseModel):
    """What was deleted."""

    sessions: int


@router.get("/export")
async def export_learner(use: UseCases, asker: Asker, response: Response) -> ExportAnswer:
    """Return all that is kept of the asker, as a file: sessions, turns, events, sheets, reports.

    Left out is what the counterpart keeps to itself in a game: the resolved scenario, and why it
    decided as it did.
    """
    made = await use.learners.export(asker)
    response.headers.update(_AS_A_FILE)
    return ExportAnswer.model_validate(
        {
            "tenant": made.owner.tenant,
            "learner": made.owner.learner,
            "at": made.at,
            "kept": {table: list(rows) for table, rows in made.kept.items()},
        }
    )


@router.delete("")
async def delete_learner(use: UseCases, asker: Asker) -> DeletedAnswer:
    """Delete all that is kept of the asker; there is no way back."""
    return DeletedAnswer(sessions=await use.learners.delete(asker))
