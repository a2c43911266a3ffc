"""The pages made from values: a session's report, a glossary entry, and their style sheet."""

from collections.abc import Awaitable, Callable
from importlib.resources import files

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from app.reports.pages import Pages
from app.sessions.records import Principal
from app.sessions.services import ENGLISH, Services
from app.widget.headers import PAGE_HEADERS

Identify = Callable[[Request], Awaitable[Principal]]


def report_pages_router(services: Services, pages: Pages, identify: Identify) -> APIRouter:
    """Return the routes of these pages; they go before `/static/…`, which would hide the sheet."""
    router = APIRouter(include_in_schema=False)
    sheet = files("app.reports").joinpath("static/report.css")

    @router.get("/sessions/{session_id}/report")
    async def report(request: Request, session_id: str) -> Response:
        debrief = await services.sessions.debrief(await identify(request), session_id)
        return HTMLResponse(pages.report(debrief), headers=PAGE_HEADERS)

    @router.get("/glossary/{entry_id}")
    async def glossary_entry(entry_id: str, language: str = ENGLISH) -> Response:
        entry = services.entry(entry_id, language)
        page = pages.entry(entry, services.glossary(language), language)
        return HTMLResponse(page, headers=PAGE_HEADERS)

    @router.get("/static/report.css")
    def style_sheet() -> Response:
        headers = {**PAGE_HEADERS, "Cache-Control": "no-cache"}
        return Response(sheet.read_bytes(), media_type="text/css", headers=headers)

    return router
