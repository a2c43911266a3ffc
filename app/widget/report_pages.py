"""The pages made from values: a session's report, with its one script, and its style sheet."""

from collections.abc import Awaitable, Callable
from importlib.resources import files

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.reports.pages import Pages
from app.sessions.records import Principal
from app.sessions.services import Services
from app.widget.headers import PAGE_HEADERS

Identify = Callable[[Request], Awaitable[Principal]]


def report_pages_router(services: Services, pages: Pages, identify: Identify) -> APIRouter:
    """Return the routes of these pages; they go before `/static/…`, which would hide the sheet."""
    router = APIRouter(include_in_schema=False)
    sheet = files("app.reports").joinpath("static/report.css")

    @router.get("/sessions/{session_id}/report")
    async def report(request: Request, session_id: str) -> Response:
        asker = await identify(request)
        session = await services.sessions.get(asker, session_id)
        if session.report_url is not None and not session.is_reflected:
            # A guess and a look back are worth something only before the answer is known.
            return RedirectResponse(f"/#/sessions/{session.id}/review", 303)
        is_plain = request.query_params.get("words") == "plain"
        debrief = await services.sessions.report(asker, session_id, is_plain=is_plain)
        return HTMLResponse(pages.report(debrief, has_coach=True), headers=PAGE_HEADERS)

    @router.get("/static/report.css")
    def style_sheet() -> Response:
        headers = {**PAGE_HEADERS, "Cache-Control": "no-cache"}
        return Response(sheet.read_bytes(), media_type="text/css", headers=headers)

    return router
