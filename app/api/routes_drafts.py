"""Drafts of scenarios, checked and previewed for their authors; nothing of them is kept."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field, StringConstraints

from app.api.access import needs
from app.api.identity import UseCases
from app.api.limits import DRAFTS_LIMIT
from app.api.problems import Fault, Problem, also, problem_response
from app.api.wire import Seed, StrictRequest
from app.review.design.drafts import CheckedDraft, DraftError, PreviewedDraft
from app.sessions.plain import plain

router = APIRouter(prefix="/v1/scenarios", tags=["scenarios"])

MOST_DRAWS = 32
_Yaml = Annotated[
    str,
    StringConstraints(min_length=1),
    Field(description="The text of the file, in at most 64 kB of body."),
]


class CheckDraftRequest(StrictRequest):
    """The text of a scenario file; fewer `draws` are checked sooner and show less."""

    yaml: _Yaml
    draws: Annotated[int, Field(ge=1, le=MOST_DRAWS)] = MOST_DRAWS


class PreviewDraftRequest(StrictRequest):
    """The text of a scenario file, and the seed of the draw to be shown."""

    yaml: _Yaml
    seed: Seed = 1


@router.post(
    "/validate",
    response_model=CheckedDraft,
    responses=also(409, 429),
    dependencies=[Depends(needs("play")), DRAFTS_LIMIT],
)
async def validate_draft(request: Request, use: UseCases, draft: CheckDraftRequest) -> Response:
    """Say what `winwin scenario check` says of a text: errors by line, what the design lacks.

    A text that is no usable YAML is a 422 whose `errors` name the line. Whoever may play may
    have drafts looked over: they see both sides of their own text alone.
    """
    checked = await use.drafts.check(draft.yaml, draft.draws)
    if not checked.is_readable:
        return _refused(request, checked.errors)
    return JSONResponse(plain(checked))


@router.post(
    "/preview",
    response_model=PreviewedDraft,
    responses=also(409, 429),
    dependencies=[Depends(needs("play")), DRAFTS_LIMIT],
)
async def preview_draft(request: Request, use: UseCases, draft: PreviewDraftRequest) -> Response:
    """Show one draw of a text: both role sheets, what can be found out, and the frontier.

    A text with errors is a 422 whose `errors` name the lines.
    """
    seen = await use.drafts.preview(draft.yaml, draft.seed)
    if isinstance(seen, tuple):
        return _refused(request, seen)
    return JSONResponse(plain(seen))


def _refused(request: Request, errors: tuple[DraftError, ...]) -> Response:
    faults = tuple(Fault("/yaml", f"{one.problem} ({one.remedy})", one.line) for one in errors)
    detail = faults[0].detail if len(faults) == 1 else ""
    return problem_response(request.scope, Problem(422, "unusable", detail=detail, errors=faults))
