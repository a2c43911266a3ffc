"""The page that describes the API: whole, of our own files only, and without a script."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from app.api.openapi import operations
from app.widget.headers import PAGE_HEADERS
from tests.builders_door import a_door

pytestmark = pytest.mark.anyio


class Page(HTMLParser):
    """What a page holds: its ids, its addresses, and anything that would run or style inline."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.levels: list[int] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
        if tag in {"script", "style", "iframe", "object", "img"}:
            self.inline.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


async def test_it_comes_with_the_headers_of_every_page() -> None:
    answer = await a_door().get("/docs")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: answer.headers[name] for name in PAGE_HEADERS} == PAGE_HEADERS


async def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    door = a_door()
    page = Page((await door.get("/docs")).text)
    assert page.inline == []
    outside = [one for one in page.addresses if not one.startswith(("/", "#", "data:,"))]
    assert outside == []
    for address in {one for one in page.addresses if one.startswith("/")}:
        assert (await door.get(address)).status_code == 200, address
    sheet = (await door.get("/docs/docs.css")).text
    assert "url(" not in sheet
    assert "@import" not in sheet


async def test_every_operation_and_every_schema_has_its_place_and_every_link_leads_to_one() -> None:
    door = a_door()
    document = (await door.get("/v1/openapi.json")).json()
    page = Page((await door.get("/docs")).text)
    wanted = {operation["operationId"] for _, _, operation in operations(document)}
    wanted |= {f"schema-{name}" for name in document["components"]["schemas"]}
    assert wanted <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    assert {one[1:] for one in page.addresses if one.startswith("#")} <= set(page.ids)


async def test_no_level_of_heading_is_left_out() -> None:
    levels = Page((await a_door().get("/docs")).text).levels
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


async def test_what_a_value_is_held_to_is_said_in_words() -> None:
    words = (await a_door().get("/docs")).text
    assert "not empty, at most 4000 characters" in words
    assert "<code>Idempotency-Key</code>" in words
    assert "The body is over 64 kB." in words


async def test_the_schema_of_events_is_served() -> None:
    answer = await a_door().get("/v1/events.schema.json")
    assert answer.headers["content-type"] == "application/schema+json"
    assert "SessionEvent" in answer.json()["$defs"]
