"""The pages made on the server: a report, a glossary entry, their sheet and their headers."""

import pytest

from app.main import create_app
from app.reports.glossary_page import render_entry
from app.widget.headers import PAGE_HEADERS
from tests.builders_door import GLOSSARY, ScriptedSessions, Term, a_door, services_around

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
    door = a_door(render=lambda debrief: f"<p>{debrief.scenario_title}</p>")
    response = await door.get("/sessions/ses_1/report")
    assert response.text.startswith("<p>")


async def test_the_report_of_an_open_session_is_a_conflict() -> None:
    assert (await a_door().get("/sessions/ses_open/report")).status_code == 409


async def test_the_style_sheet_is_served_beside_the_files_of_the_page() -> None:
    response = await a_door().get("/static/report.css")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/css")


async def test_an_unknown_term_is_not_found() -> None:
    assert (await a_door().get("/glossary/nothing")).status_code == 404


def test_an_entry_shows_its_paragraphs_its_other_names_and_where_to_go_on() -> None:
    page = render_entry(GLOSSARY["batna"], GLOSSARY)
    assert "A definition.</p>" in page
    assert "Its second paragraph.</p>" in page
    assert "plan B" in page
    assert '<a href="/glossary/zopa">ZOPA &lt;script&gt;</a>' in page
    assert "gone" not in page


def test_words_of_an_entry_are_inert() -> None:
    hostile = Term("x", "<b>", definition="<img src=x onerror=alert(1)>", source="<i>")
    page = render_entry(hostile, {})
    assert "<img" not in page
    assert "<b>" not in page
    assert "style=" not in page
    assert "<script" not in page


async def test_the_store_is_closed_when_the_server_stops() -> None:
    services = services_around(ScriptedSessions())
    app = create_app(services, lambda _: "", ("localhost",))
    async with app.router.lifespan_context(app):
        assert await services.store.is_ready()
    assert not await services.store.is_ready()
