"""The pictures of an ended session's report, each under its name: drawn once, as SVG or PNG."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from app.api.identity import Reader, UseCases
from app.api.problems import also
from app.api.report_forms import PNG, PRIVATE, SVG, write_picture

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])
_PICTURES = "/{session_id}/report/pictures"
_PICTURE = f"{_PICTURES}/{{name}}"


class PictureAddresses(BaseModel):
    """A picture's name, and where it lies in its two forms."""

    name: str
    svg: str
    png: str


class PicturesAnswer(BaseModel):
    """The pictures a report has, in the order of the page; of nothing known there is none."""

    data: list[PictureAddresses]


@router.get(_PICTURES, responses=also(409))
async def list_pictures(
    request: Request, response: Response, use: UseCases, asker: Reader, session_id: str
) -> PicturesAnswer:
    """List the pictures of the report of an ended session."""
    debrief = await use.sessions.debrief(asker, session_id)
    drawn = await run_in_threadpool(request.app.state.pages.pictures, debrief)
    response.headers.update(PRIVATE)
    base = request.url.path.rstrip("/")
    return PicturesAnswer(
        data=[
            PictureAddresses(name=name, svg=f"{base}/{name}.svg", png=f"{base}/{name}.png")
            for name in drawn
        ]
    )


@router.get(
    f"{_PICTURE}.svg",
    response_class=Response,
    responses=also(409) | {200: {"content": {SVG: {}}}},
    name="read_picture",
    description="Return a picture of the report as SVG.",
)
@router.get(
    f"{_PICTURE}.png",
    response_class=Response,
    responses=also(409, 501) | {200: {"content": {PNG: {}}}},
    name="read_picture_png",
    description=(
        "Return a picture of the report as PNG, 840 pixels wide, where its extra is installed."
    ),
)
async def read_picture(
    request: Request, use: UseCases, asker: Reader, session_id: str, name: str
) -> Response:
    """Return a picture of the report in the form its ending names."""
    debrief = await use.sessions.debrief(asker, session_id)
    form = PNG if request.url.path.endswith(".png") else SVG
    return await write_picture(request, debrief, name, form)
