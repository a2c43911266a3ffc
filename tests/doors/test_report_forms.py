"""The report in its other forms: Markdown, PDF, single pictures; each missing part is told."""

import sys

import pytest

from app.reports.png import draw_png
from tests.builders_door import PAGES, a_door
from tests.builders_report import a_debrief

pytestmark = pytest.mark.anyio

REPORT = "/v1/sessions/ses_1/report"
PICTURES = f"{REPORT}/pictures"


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


async def test_a_report_is_kept_by_nobody_on_the_way() -> None:
    for form in ("json", "html", "md", "pdf"):
        response = await a_door().get(f"{REPORT}?format={form}")
        assert response.headers["cache-control"] == "private, no-cache"


async def test_a_picture_is_the_one_of_the_page_whatever_its_form() -> None:
    for name, svg in PAGES.pictures(a_debrief()).items():
        drawn = await a_door().get(f"{PICTURES}/{name}.svg")
        assert (drawn.status_code, drawn.text) == (200, svg)
        assert drawn.headers["content-type"].startswith("image/svg+xml")
        png = await a_door().get(f"{PICTURES}/{name}.png")
        assert png.content == draw_png(svg)
        assert png.headers["content-type"] == "image/png"
        for response in (drawn, png):
            assert response.headers["cache-control"] == "private, no-cache"
            assert response.headers["content-security-policy"].startswith("default-src 'none'")
            assert f"report-ses_01JD3Q8Z-{name}." in response.headers["content-disposition"]


async def test_the_pictures_there_are_can_be_asked_for() -> None:
    door = a_door()
    listed = (await door.get(PICTURES)).json()["data"]
    assert [line["name"] for line in listed] == list(PAGES.pictures(a_debrief()))
    for line in listed:
        assert (await door.get(line["svg"])).status_code == 200


@pytest.mark.parametrize(
    "name", ["style.png", "style.svg", "what-if-1.png", "cake.png", "..%2Fradar.svg", "radar.gif"]
)
async def test_a_picture_that_is_unknown_or_shows_nothing_is_not_found(name: str) -> None:
    response = await a_door().get(f"{PICTURES}/{name}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_missing_picture_is_named_in_the_problem() -> None:
    response = await a_door().get(f"{PICTURES}/style.svg")
    assert response.json()["detail"] == "This report has no picture named 'style'."


async def test_without_its_extra_a_png_is_a_problem_that_names_the_fix_and_svg_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    response = await a_door().get(f"{PICTURES}/radar.png")
    assert response.status_code == 501
    assert response.headers["content-type"] == "application/problem+json"
    assert "pip install 'winwin[pictures]'" in response.json()["detail"]
    assert (await a_door().get(f"{PICTURES}/radar.svg")).status_code == 200


@pytest.mark.parametrize("place", ["", "/radar.svg", "/radar.png"])
async def test_an_open_session_has_no_pictures_yet(place: str) -> None:
    response = await a_door().get(f"/v1/sessions/ses_open/report/pictures{place}")
    assert response.status_code == 409
