"""The page in a frame of another site: it fits, and takes neither focus nor place from its host."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE_MS
from tests.browser.driving import FIRST_REPORT
from tests.browser.keyed import Keyed, keyed

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
HOST_PAGE = """<!doctype html><html lang="en"><title>A course</title>
<style>body { margin: 0; height: 4000px } iframe { border: 0; margin-top: 300px }</style>
<p><label>Search <input id="search" autofocus></label></p>
<iframe title="Practice" width="320" height="560" src="%s"></iframe></html>"""


@dataclass
class Site:
    """A web site of somebody else: one page, which frames an address."""

    server: ThreadingHTTPServer
    framed: str = "about:blank"

    @property
    def address(self) -> str:
        """Return its origin: another name than the learner's page has, so another site."""
        return f"http://localhost:{self.server.server_port}"


class _Answer(BaseHTTPRequestHandler):
    def __init__(self, *given: object, site: Site) -> None:
        self.site = site
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((HOST_PAGE % self.site.framed).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        site = Site(server)
        server.RequestHandlerClass = partial(_Answer, site=site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Keyed]:
    with keyed(tmp_path_factory.mktemp("data"), site.address) as server:
        yield server


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """Return the host's page; its console is not watched: the browser notes refusals there."""
    return window.new_page()


def framed(page: Page, site: Site, address: str) -> Frame:
    """Open the host's page around an address and return the frame."""
    site.framed = address
    page.goto(site.address)
    frame = page.frames[1]
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    return frame


def link_of(server: Keyed, token: str, place: str) -> str:
    return f"{server.address}/#token={token}&go={place}"


def stays_as_it_is(page: Page) -> None:
    assert page.evaluate("[scrollX, scrollY]") == [0, 0], "the host was scrolled"
    expect(page.locator("#search")).to_be_focused()


def test_only_the_origins_of_embed_keys_may_frame_the_pages(
    page: Page, site: Site, server: Keyed
) -> None:
    site.framed = f"{server.address}/"
    page.goto(site.address.replace("localhost", "127.0.0.1"))
    page.wait_for_timeout(500)
    assert not page.frames[1].get_by_role("heading", level=1).is_visible()
    page.goto(site.address)
    expect(page.frames[1].get_by_role("heading", level=1)).to_be_visible()


def test_a_game_in_a_frame_fits_and_leaves_the_host_alone_until_somebody_comes(
    page: Page, site: Site, server: Keyed
) -> None:
    token = server.token("ada")
    session = server.session(token)
    for words in ("What matters most to you?", "We could do €80 a seat."):
        assert server.ask("POST", f"/v1/sessions/{session}/turns", token, text=words).is_success
    frame = framed(page, site, link_of(server, token, f"/sessions/{session}"))
    expect(frame.locator(".turn.counterpart")).to_have_count(3)
    assert frame.evaluate(OVERHANG) <= 0
    assert "token" not in frame.url
    assert frame.evaluate("scrollY") > 0, "the talk stands at its end"
    stays_as_it_is(page)


def test_what_is_said_in_a_frame_does_not_scroll_the_host(
    page: Page, site: Site, server: Keyed
) -> None:
    token = server.token("grace")
    frame = framed(page, site, link_of(server, token, f"/sessions/{server.session(token)}"))
    frame.get_by_role("textbox").click()
    page.set_viewport_size({"width": 700, "height": 500})
    page.evaluate("scrollTo(0, 120)")  # what is written in the frame is out of sight
    page.wait_for_timeout(200)
    where = page.evaluate("scrollY")
    frame.get_by_role("textbox").evaluate("node => { node.value = 'What matters most to you?'; }")
    frame.get_by_role("textbox").dispatch_event("input")
    page.keyboard.press("Enter")
    expect(frame.locator(".turn.counterpart:not(.is-coming)")).to_have_count(2)
    frame.evaluate("document.querySelector('.coach-opener').click()")
    expect(frame.get_by_label("Your question")).to_be_focused()
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == where


def test_who_asks_is_asked_in_the_frame_too(page: Page, site: Site, server: Keyed) -> None:
    frame = framed(page, site, f"{server.address}/")
    expect(frame.get_by_role("heading", level=1)).to_have_text("This server asks for a key")
    assert frame.evaluate(OVERHANG) <= 0
    stays_as_it_is(page)
    frame.get_by_label("Key", exact=True).fill(server.secret)
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Practise a negotiation")
    assert frame.evaluate(OVERHANG) <= 0


def test_a_report_stays_in_the_frame_and_its_files_open_in_a_tab_of_their_own(
    page: Page, window: BrowserContext, site: Site, server: Keyed
) -> None:
    token = server.token("linus")
    session = server.ended_session(token)
    frame = framed(page, site, link_of(server, token, f"/sessions/{session}/report"))
    title = frame.get_by_role("heading", level=1)
    expect(title).to_contain_text("Report", timeout=FIRST_REPORT)
    stays_as_it_is(page)
    assert frame.evaluate(OVERHANG) <= 0
    expect(frame.get_by_label("Your question")).to_be_visible()
    leaving = re.compile("PDF|Markdown|glossary", re.IGNORECASE)
    links = frame.get_by_role("link", name=leaving).all()
    assert len(links) > 3
    for link in links:
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("rel", "noopener")
        expect(link).to_contain_text("(opens a new tab)")
    with window.expect_page() as opened:
        frame.locator('a[href^="/glossary/"]').first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()
    assert opened.value.evaluate("window.opener") is None
    frame.get_by_role("link", name="Play again").first.click()
    expect(frame.get_by_role("button", name="Start negotiating")).to_be_visible()
    assert len(page.frames) == 2


def test_axe_finds_nothing_in_a_host_with_its_frame(page: Page, site: Site, server: Keyed) -> None:
    token = server.token("tony")
    frame = framed(page, site, link_of(server, token, f"/sessions/{server.session(token)}"))
    assert [one for one in violations(page) if "iframe" in one] == []
    frame.get_by_role("link", name="Glossary").scroll_into_view_if_needed()
    expect(frame.get_by_role("link", name="Glossary")).to_have_attribute("target", "_blank")


FORBIDDEN = """if (window.top !== window) Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("forbidden", "SecurityError"); },
});"""


def test_a_frame_without_storage_goes_to_the_report_and_back(
    page: Page, site: Site, server: Keyed
) -> None:
    page.add_init_script(FORBIDDEN)
    token = server.token("emmy")
    session = server.ended_session(token)
    frame = framed(page, site, link_of(server, token, f"/sessions/{session}/report"))
    title = frame.get_by_role("heading", level=1)
    expect(title).to_contain_text("Report", timeout=FIRST_REPORT)
    expect(frame.get_by_label("Your question")).to_be_visible()
    frame.locator("a.replay").first.click()
    expect(frame.get_by_role("button", name="Play on from here")).to_be_visible()
    assert "token" not in frame.url
