"""winwin in a frame of the example LMS: the student is known by the token the LMS signed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.driving import FIRST_REPORT
from tests.flows.lms import Placed, an_lms


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Placed]:
    with an_lms(tmp_path_factory.mktemp("lms")) as placed:
        yield placed


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


def told_by(page: Page) -> list[str]:
    """Collect what a page and its frames complain of."""
    found: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            found.append(said.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def the_frame(page: Page) -> Frame:
    element = page.locator("iframe").element_handle()
    frame = element.content_frame()
    assert frame is not None
    return frame


def test_a_student_plays_in_the_frame_and_is_still_known_after_a_reload(
    page: Page, placed: Placed
) -> None:
    complaints = told_by(page)
    page.goto(f"{placed.lms}/practice/grace")
    frame = the_frame(page)
    box = frame.get_by_role("textbox")
    expect(box).to_be_visible()
    assert "token" not in frame.url, "the token is taken out of the address"
    box.fill("What matters most to you?")
    box.press("Enter")
    replies = frame.locator(".turn.counterpart:not(.is-coming)")
    expect(replies).to_have_count(2)
    frame.evaluate("location.reload()")
    expect(frame.locator(".turn.learner")).to_have_count(1)
    expect(replies).to_have_count(2)
    assert complaints == []


def test_what_the_student_ends_in_the_frame_the_lms_shows(page: Page, placed: Placed) -> None:
    page.goto(f"{placed.lms}/practice/linus")
    frame = the_frame(page)
    frame.get_by_role("button", name="Walk away").click()
    frame.get_by_role("dialog").get_by_role("button", name="Walk away").click()
    expect(frame.get_by_role("heading", name="No deal this time")).to_be_visible()
    frame.locator(".notice").get_by_role("link", name="Read your report").click()
    frame.get_by_role("button", name="Skip this").click()
    title = frame.get_by_role("heading", level=1)
    expect(title).to_contain_text("Report", timeout=FIRST_REPORT)
    row = page.locator("tr", has_text="linus")
    for _ in range(60):
        page.goto(placed.lms)
        if row.get_by_role("link", name="report").count():
            break
        page.wait_for_timeout(500)
    expect(row).to_contain_text("no_deal")
    row.get_by_role("link", name="report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)


def test_a_page_of_another_origin_may_not_frame_it(page: Page, placed: Placed) -> None:
    """The same LMS under another name: its pages are of an origin that no embed key names."""
    refused = "frame-ancestors"
    elsewhere = placed.lms.replace("127.0.0.1", "localhost")
    with page.expect_console_message(lambda said: refused in said.text):
        page.goto(f"{elsewhere}/practice/grace")
    expect(the_frame(page).get_by_role("main")).to_have_count(0)
