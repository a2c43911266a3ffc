"""The report in its other forms: Markdown and PDF, each under a name, each missing part told."""

import sys

import pytest

from tests.builders_door import PAGES, a_door
from tests.builders_report import a_debrief

pytestmark = pytest.mark.anyio

REPORT = "/v1/sessions/ses_1/report"


@pytest.mark.parametrize(
    ("query", "accept"), [("?format=md", "*/*"), ("", "text/markdown"), ("?format=md", "text/html")]
)
async def test_markdown_comes_where_it_is_asked_for(query: str, accept: str) -> None:
    response = await a_door().get(f"{REPORT}{query}", headers={"accept": accept})
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert response.text == PAGES.markdown(a_debrief())


async def test_a_pdf_comes_under_the_name_of_its_session() -> None:
    response = await a_door().get(f"{REPORT}?format=pdf")
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == 'inline; filename="report-ses_01JD3Q8Z.pdf"'
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.content.startswith(b"%PDF-")


async def test_without_its_extra_a_pdf_is_a_problem_that_names_the_fix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    response = await a_door().get(f"{REPORT}?format=pdf")
    assert response.status_code == 501
    assert response.headers["content-type"] == "application/problem+json"
    assert "pip install 'winwin[pdf]'" in response.json()["detail"]


@pytest.mark.parametrize("form", ["md", "pdf"])
async def test_a_report_of_an_open_session_is_a_conflict_in_any_form(form: str) -> None:
    response = await a_door().get(f"/v1/sessions/ses_open/report?format={form}")
    assert response.status_code == 409
