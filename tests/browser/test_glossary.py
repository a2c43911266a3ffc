"""The glossary in a browser: found from the start page, searched without a script, sound."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage, Scheme

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
PAGES = (
    "/glossary",
    "/glossary/logrolling",
    "/glossary/ultimatum?language=es",
    "/glossary?question=difference+between+batna+and+reservation+value",
    "/glossary?question=weather&language=es",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_sound_and_fits(width: int, scheme: Scheme, new_page: NewPage) -> None:
    page = new_page(width=width, scheme=scheme)
    for path in PAGES:
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate(OVERHANG) <= 0, path


def test_the_start_page_leads_to_the_glossary(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    expect(page.get_by_role("link", name="BATNA", exact=True)).to_be_visible()


def test_a_question_is_asked_without_a_script(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/glossary/batna")
        page.get_by_role("searchbox").fill("what is a zopa")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Answer")).to_be_visible()
        page.get_by_role("link", name="ZOPA, Definition").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("ZOPA")
