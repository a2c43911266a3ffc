"""The page and its files: what they are served with, and what no script in them may do."""

import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.widget.pages import STATIC, pages_router, version_of

pytestmark = pytest.mark.anyio

SCRIPTS = sorted(STATIC.rglob("*.js"))


@pytest.fixture
def client() -> AsyncClient:
    app = FastAPI()
    app.include_router(pages_router())
    return AsyncClient(transport=ASGITransport(app), base_url="http://page")


@pytest.mark.parametrize("address", ["/", "/static/main.js"])
async def test_everything_is_served_under_a_strict_policy(
    client: AsyncClient, address: str
) -> None:
    headers = (await client.get(address)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in headers


async def test_every_file_the_page_names_is_there_and_may_be_kept(client: AsyncClient) -> None:
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', (await client.get("/")).text)
    answers = [await client.get(address) for address in named]
    assert len(named) >= 3
    assert {answer.status_code for answer in answers} == {200}
    assert all("immutable" in answer.headers["cache-control"] for answer in answers)


async def test_the_page_and_unversioned_files_are_asked_for_again(client: AsyncClient) -> None:
    assert (await client.get("/")).headers["cache-control"] == "no-cache"
    assert (await client.get("/static/tokens.css")).headers["cache-control"] == "no-cache"


async def test_a_file_of_another_version_is_not_kept(client: AsyncClient) -> None:
    assert (await client.get("/static/v-000000000000/main.js")).headers[
        "cache-control"
    ] == "no-cache"


async def test_nothing_outside_the_folder_is_served(client: AsyncClient) -> None:
    assert (await client.get("/static/%2e%2e/pages.py")).status_code == 404


def test_a_changed_file_is_a_changed_version(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    before = version_of(tmp_path)
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert version_of(tmp_path) != before


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_never_turns_words_into_markup(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    found = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
    assert not found
    assert len(text.splitlines()) <= 200


def test_every_word_a_script_asks_for_is_in_the_strings() -> None:
    strings = json.loads((STATIC / "strings.en.json").read_text(encoding="utf-8"))
    known = strings.keys() | {key.rpartition(".")[0] for key in strings if key.endswith(".other")}
    text = "".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    asked = set(re.findall(r'(?<![\w.])t\("([a-z0-9.]+)"', text))
    assert asked, "no key found: this test would pass on nothing"
    assert asked <= known
