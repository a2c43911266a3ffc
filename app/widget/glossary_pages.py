"""The glossary's pages: its index, where questions are asked too, its entries, their sheet."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from app.reports.pages import Pages
from app.sessions.questions import QUESTION_LIMIT
from app.sessions.services import ENGLISH, Services
from app.widget.headers import PAGE_HEADERS, framed_headers

_Question = Annotated[str, Query(max_length=QUESTION_LIMIT)]


def glossary_pages_router(services: Services, pages: Pages) -> APIRouter:
    """Return the routes of these pages; they go before `/static/…`, which would hide the sheet."""
    router = APIRouter(include_in_schema=False)
    sheet = files("app.reports").joinpath("static/glossary.css")

    @router.get("/glossary")
    async def glossary(
        request: Request, language: str = ENGLISH, question: _Question = ""
    ) -> Response:
        headers = await framed_headers(request)
        entries = services.glossary(language)
        if question.strip():
            answer = await services.questions.ask(question, language)
            return HTMLResponse(pages.answer(answer, entries), headers=headers)
        return HTMLResponse(pages.glossary(entries, language), headers=headers)

    @router.get("/glossary/{entry_id}")
    async def glossary_entry(request: Request, entry_id: str, language: str = ENGLISH) -> Response:
        entry = services.entry(entry_id, language)
        page = pages.entry(entry, services.glossary(language), language)
        return HTMLResponse(page, headers=await framed_headers(request))

    @router.get("/static/glossary.css")
    def style_sheet() -> Response:
        headers = {**PAGE_HEADERS, "Cache-Control": "no-cache"}
        return Response(sheet.read_bytes(), media_type="text/css", headers=headers)

    return router
