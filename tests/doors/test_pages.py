"""The pages made on the server: a report, a glossary entry, their sheet and their headers."""

from dataclasses import dataclass, replace

import pytest

from app.main import create_app
from app.sessions.records import Principal
from app.sessions.views import SessionView
from app.widget.headers import PAGE_HEADERS
from tests.builders_door import (
    GLOSSARY,
    PAGES,
    ScriptedSessions,
    Term,
    a_door,
    a_session_view,
    services_around,
)
from tests.builders_report import a_debrief

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "path", ["/sessions/ses_1/report", "/v1/sessions/ses_1/report?format=html", "/glossary/batna"]
)
async def test_a_page_is_sent_under_the_strict_policy(path: str) -> None:
    response = await a_door().get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: response.headers[name] for name in PAGE_HEADERS} == PAGE_HEADERS
    assert "unsafe" not in response.headers["content-security-policy"]


async def test_the_report_page_is_what_the_renderer_made() -> None:
    response = await a_door().get("/sessions/ses_1/report")
    assert response.text == PAGES.report(a_debrief(), has_coach=True)


@dataclass
class Over(ScriptedSessions):
    """Use cases of which every session is over, and reflected on or not."""

    is_reflected: bool = False

    async def get(self, _: Principal, session_id: str) -> SessionView:
        view = a_session_view(session_id)
        return replace(view, report_url="/somewhere", is_reflected=self.is_reflected)


async def test_the_report_page_asks_first_and_the_api_does_not() -> None:
    door = a_door(Over())
    asked = await door.get("/sessions/ses_1/report")
    assert (asked.status_code, asked.headers["location"]) == (303, "/#/sessions/ses_1/review")
    assert (await door.get("/v1/sessions/ses_1/report?format=html")).status_code == 200


async def test_who_has_looked_back_or_skipped_it_reads_the_report() -> None:
    response = await a_door(Over(is_reflected=True)).get("/sessions/ses_1/report")
    assert response.text == PAGES.report(a_debrief(), has_coach=True)


async def test_the_report_of_an_open_session_is_a_conflict() -> None:
    assert (await a_door().get("/sessions/ses_open/report")).status_code == 409


async def test_the_style_sheet_is_served_beside_the_files_of_the_page() -> None:
    response = await a_door().get("/static/report.css")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("path", ["nothing", "batna?language=xx"])
async def test_an_unknown_term_or_language_is_not_found(path: str) -> None:
    assert (await a_door().get(f"/glossary/{path}")).status_code == 404
    assert (await a_door().get(f"/v1/glossary/{path}")).status_code == 404


def test_an_entry_shows_its_paragraphs_its_other_names_and_where_to_go_on() -> None:
    page = PAGES.entry(GLOSSARY["batna"], GLOSSARY, "en")
    assert "A definition.</p>" in page
    assert "Its second paragraph.</p>" in page
    assert "plan B" in page
    assert '<a href="/glossary/zopa?language=en">ZOPA &lt;script&gt;</a>' in page
    assert "gone" not in page
    assert 'action="/glossary"' in page


def test_words_of_an_entry_are_inert() -> None:
    hostile = Term("x", "<b>", definition="<img src=x onerror=alert(1)>", source="<i>")
    page = PAGES.entry(hostile, {}, "en")
    assert "<img" not in page
    assert "<b>" not in page
    assert "style=" not in page
    assert "<script" not in page


async def test_the_store_is_closed_when_the_server_stops() -> None:
    services = services_around(ScriptedSessions())
    app = create_app(services, PAGES, ("localhost",))
    async with app.router.lifespan_context(app):
        assert await services.store.is_ready()
    assert not await services.store.is_ready()
