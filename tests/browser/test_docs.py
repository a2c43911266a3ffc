"""The page of the API in a browser: sound in every width and scheme, whole without a script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage, Scheme

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_the_page_is_sound_and_fits(width: int, scheme: Scheme, new_page: NewPage) -> None:
    page = new_page(width=width, scheme=scheme)
    page.goto("/docs")
    assert violations(page) == []
    assert page.evaluate(OVERHANG) <= 0


def test_an_operation_and_its_schema_are_found_without_a_script(
    browser: Browser, address: str
) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/docs")
        page.get_by_role("link", name="POST /v1/sessions/{session_id}/turns", exact=True).click()
        turns = page.locator("#take_turn")
        turns.get_by_role("link", name="TurnRequest").click()
        expect(page.locator("#schema-TurnRequest")).to_be_in_viewport()
