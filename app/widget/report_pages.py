"""The pages made from values: a session's report, with its one script, and its style sheet."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.errors import Unauthorised
from app.reports.pages import Pages
from app.sessions.records import Principal
from app.sessions.services import Services
from app.widget.headers import PAGE_HEADERS, framed_headers

Identify = Callable[[Request], Awaitable[Principal]]
# A report is its learner's alone: nothing between keeps it, and it is asked for anew each time.
_PRIVATE = {"Cache-Control": "private, no-cache"}


def report_pages_router(services: Services, pages: Pages, identify: Identify) -> APIRouter:
    """Return the routes of these pages; they go before `/static/…`, which would hide the sheet."""
    router = APIRouter(include_in_schema=False)
    sheet = files("app.reports").joinpath("static/report.css")

    @router.get("/sessions/{session_id}/report")
    async def report(request: Request, session_id: str) -> Response:
        try:
            asker = await identify(request)
        except Unauthorised:
            if not _is_for_people(request):
                raise
            # The learner's page can send what a navigation cannot, or ask who it is.
            return _to_the_page(session_id, "report")
        session = await services.sessions.get(asker, session_id)
        if session.report_url is not None and not session.is_reflected:
            # A guess and a look back are worth something only before the answer is known.
            return _to_the_page(session.id, "review")
        is_plain = request.query_params.get("words") == "plain"
        debrief = await services.sessions.report(asker, session_id, is_plain=is_plain)
        ticket = request.query_params.get("ticket", "")
        page = pages.report(debrief, has_coach=True, ticket=ticket)
        return HTMLResponse(page, headers={**await framed_headers(request), **_PRIVATE})

    @router.get("/static/report.css")
    def style_sheet() -> Response:
        headers = {**PAGE_HEADERS, "Cache-Control": "no-cache"}
        return Response(sheet.read_bytes(), media_type="text/css", headers=headers)

    return router


def _is_for_people(request: Request) -> bool:
    """Say whether a browser is going there: a program asks for no page by name."""
    return "text/html" in request.headers.get("accept", "")


def _to_the_page(session_id: str, view: str) -> Response:
    """Lead to a view of the learner's page; kept by nobody, as it holds for this asker now."""
    place = f"/#/sessions/{quote(session_id, safe='')}/{view}"
    return RedirectResponse(place, 303, headers={"Cache-Control": "no-store"})
