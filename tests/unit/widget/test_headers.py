"""Who may frame a page: our own origin, and those that embed keys name."""

from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.widget.headers import PAGE_HEADERS, page_headers
from app.widget.pages import pages_router

pytestmark = pytest.mark.anyio


class Naming:
    """Knows the origins of embed keys and nothing else."""

    def __init__(self, *origins: str) -> None:
        self._origins = frozenset(origins)

    async def origins(self) -> frozenset[str]:
        return self._origins


def client(access: object | None) -> AsyncClient:
    app = FastAPI()
    app.state.access = access
    app.include_router(pages_router())
    return AsyncClient(transport=ASGITransport(app), base_url="http://page")


def framers(headers: dict[str, str]) -> str:
    return headers["Content-Security-Policy"].partition("frame-ancestors ")[2]


def test_without_keys_only_our_own_origin_may_frame_a_page() -> None:
    assert framers(page_headers()) == "'self'"
    assert page_headers() == PAGE_HEADERS


def test_the_origins_of_embed_keys_may_too() -> None:
    named = page_headers({"https://lms.example", "http://127.0.0.1:8800", "https://[::1]:9"})
    expected = "'self' http://127.0.0.1:8800 https://[::1]:9 https://lms.example"
    assert framers(named) == expected


@pytest.mark.parametrize(
    "given", ["*", "https:", "https://a; script-src *", "https://a b", "https://a\n", "null", ""]
)
def test_what_is_no_origin_loosens_nothing(given: str) -> None:
    assert page_headers({given}) == PAGE_HEADERS


async def test_the_page_is_sent_with_the_origins_known_now() -> None:
    known = SimpleNamespace(who=Naming("https://lms.example"))
    sent = (await client(known).get("/")).headers["content-security-policy"]
    assert sent.endswith("frame-ancestors 'self' https://lms.example")
    alone = (await client(None).get("/")).headers["content-security-policy"]
    assert alone.endswith("frame-ancestors 'self'")


async def test_a_file_is_no_page_and_stays_as_it_is() -> None:
    known = SimpleNamespace(who=Naming("https://lms.example"))
    sent = (await client(known).get("/static/main.js")).headers["content-security-policy"]
    assert sent.endswith("frame-ancestors 'self'")
