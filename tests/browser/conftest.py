"""One served process, a browser for each module, and pages whose every complaint fails a test."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.flows.playing import served

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_MS = 5_000

NewPage = Callable[..., Page]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve from an empty data folder; the process is stopped by its own handle."""
    with served(tmp_path_factory.mktemp("data")) as server:
        yield server.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open a Chromium: one on PATH that answers, else playwright's own.

    It must not outlive its module: it holds an event loop, and async tests want their own.
    """
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=_on_path(), args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Open what the pages of a module share: the address, and the cache that saves seconds."""
    with browser.new_context(base_url=address, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@pytest.fixture
def new_page(window: BrowserContext) -> Iterator[NewPage]:
    """Return a maker of pages; none may log a warning or an error."""
    pages: list[Page] = []
    complaints: list[str] = []

    def make(width: int = 1280, height: int = 800, scheme: Scheme = "light") -> Page:
        page = window.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.on("console", lambda said: complaints.append(said.text) if _is_bad(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield make
    for page in pages:
        page.close()
    assert not complaints, "the console has to stay silent"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return a page of desktop size in the light scheme."""
    return new_page()


def _is_bad(said: ConsoleMessage) -> bool:
    return said.type in {"error", "warning"}


def _on_path() -> str | None:
    """Return the first browser that answers: some distributions ship a name that only asks."""
    for name in NAMES:
        found = shutil.which(name)
        if found and _answers(found):
            return found
    return None


def _answers(program: str) -> bool:
    asked = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    return asked.returncode == 0
