"""A debrief in the form asked for: JSON, page, Markdown or PDF; and its pictures."""

import re
from typing import Literal

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.concurrency import run_in_threadpool

from app.api.negotiate import HTML, JSON, MARKDOWN, PDF, wanted
from app.errors import NotFound
from app.reports.export import debrief_to_dict
from app.review.debrief import Debrief

ReportFormat = Literal["json", "html", "md", "pdf"]
PLAIN = "plain"
ReportWording = Literal["plain"]
FORMS: dict[str, str] = {"json": JSON, "html": HTML, "md": MARKDOWN, "pdf": PDF}
REPORT_RESPONSES: dict[int | str, dict[str, object]] = {
    200: {"content": {form: {} for form in FORMS.values()}}
}
SVG, PNG = "image/svg+xml", "image/png"
ENDINGS = {SVG: "svg", PNG: "png"}
# A report is its learner's alone, and grows with the games that follow: asked for anew each time.
PRIVATE = {"Cache-Control": "private, no-cache"}


def report_form(request: Request, named: ReportFormat | None) -> str:
    """Return the media type asked for by name, else by Accept (406), else JSON."""
    return FORMS[named] if named else wanted(request, *FORMS.values())


async def write_report(request: Request, debrief: Debrief, form: str) -> Response:
    """Write a debrief out; a PDF is made on a thread (NotInstalled without its extra)."""
    state = request.app.state
    if form == JSON:
        return JSONResponse(debrief_to_dict(debrief), headers=PRIVATE)
    if form == HTML:
        headers = {**state.page_headers, **PRIVATE}
        return HTMLResponse(state.pages.report(debrief), headers=headers)
    if form == MARKDOWN:
        text = state.pages.markdown(debrief)
        return PlainTextResponse(text, headers=_named(debrief, "md"), media_type=MARKDOWN)
    made = await run_in_threadpool(state.pages.pdf, debrief, str(request.base_url))
    return Response(made, headers=_named(debrief, "pdf"), media_type=PDF)


async def write_picture(request: Request, debrief: Debrief, name: str, form: str) -> Response:
    """Write one picture out (NotFound); a PNG is drawn on a thread."""
    state = request.app.state
    drawn: str = await run_in_threadpool(state.pages.picture, debrief, name)
    if not drawn:
        raise NotFound("picture of this report named", name)
    headers = {**state.page_headers, **_named(debrief, ENDINGS[form], f"-{name}")}
    if form == SVG:
        return Response(drawn, headers=headers, media_type=SVG)
    made = await run_in_threadpool(state.pages.png, drawn)
    return Response(made, headers=headers, media_type=PNG)


def _named(debrief: Debrief, ending: str, part: str = "") -> dict[str, str]:
    kept = re.sub(r"[^A-Za-z0-9_-]", "", debrief.session)
    name = f'inline; filename="report-{kept}{part}.{ending}"'
    return {"Content-Disposition": name, "X-Content-Type-Options": "nosniff", **PRIVATE}
