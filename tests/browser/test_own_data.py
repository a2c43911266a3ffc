"""Export and deletion of everything of the learner, from the start page; nothing without asking."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.flows.playing import served

PATIENCE_MS = 5_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve apart from the other modules: everything is deleted here."""
    with served(tmp_path_factory.mktemp("data")) as server:
        yield server.address


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=address, accept_downloads=True) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


def test_without_a_session_there_is_nothing_to_export(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Your data")).to_have_count(0)


def test_everything_is_saved_as_a_file(page: Page, tmp_path: Path) -> None:
    session = _opened(page)
    page.goto("/")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Export everything").click()
    begun.value.save_as(tmp_path / "saved.json")
    assert begun.value.suggested_filename == "winwin-export.json"
    kept = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))["kept"]
    assert session in [row["id"] for row in kept["session"]]
    expect(page.locator("#announcer")).to_contain_text("saved as a file")


def test_deleting_everything_asks_first_and_cancelling_keeps_all(page: Page) -> None:
    _opened(page)
    page.goto("/")
    page.get_by_role("button", name="Delete everything").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This cannot be undone")
    assert violations(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator(".session-rows li").first).to_be_visible()
    assert page.request.get("/v1/sessions").json()["data"]


def test_everything_is_deleted_and_the_page_begins_anew(page: Page) -> None:
    session = _opened(page)
    page.goto("/")
    page.evaluate(f"sessionStorage.setItem('winwin.draft.{session}', 'My limit')")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="Your data")).to_have_count(0)
    expect(page.locator(".session-rows li")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("deleted with all that was in")
    assert page.request.get("/v1/sessions").json()["data"] == []
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_a_failure_is_said_and_can_be_tried_again(window: BrowserContext) -> None:
    # A page of its own: the browser notes a failed request on the console, which others forbid.
    page = window.new_page()
    _opened(page)
    page.goto("/")
    page.route("**/v1/learners/me", lambda route: route.fulfill(status=503, json={}))
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    expect(page.locator(".own-data").get_by_role("alert")).not_to_be_empty()
    expect(page.get_by_role("button", name="Delete everything")).to_be_enabled()
    assert page.request.get("/v1/sessions").json()["data"]
    page.close()


def _opened(page: Page) -> str:
    wish = {"scenario": "licence-renewal", "role": "client", "style": "avoiding"}
    return str(page.request.post("/v1/sessions", data=wish).json()["id"])
