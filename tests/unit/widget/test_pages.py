"""The page and its files: what they are served with, and what no script in them may do."""

import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.knowledge.styles import load_styles
from app.widget.pages import STATIC, languages_of, pages_router, version_of
from tests.translated import KNOWLEDGE, TRANSLATED, slots

pytestmark = pytest.mark.anyio

SCRIPTS = sorted(STATIC.rglob("*.js"))
STRINGS = {
    path.name.split(".")[1]: json.loads(path.read_text(encoding="utf-8"))
    for path in STATIC.glob("strings.*.json")
}
# What reads the same in two languages: names, and signs alone.
SAME = {"app.name", "sessions.which", "table.short.one", "table.short.other"}


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


def test_who_asks_is_told_in_a_header_alone_and_never_in_a_cookie() -> None:
    texts = {script.name: script.read_text(encoding="utf-8") for script in SCRIPTS}
    assert not [name for name, text in texts.items() if "document.cookie" in text]
    # What is asked of the API goes one way: through http.js, which sends the token.
    asking = {name for name, text in texts.items() if re.search(r"\bfetch\(|EventSource\(", text)}
    assert asking == {"http.js", "words.js"}
    keeping = {name for name, text in texts.items() if "localStorage" in text}
    assert keeping == {"languages.js"}, "a token lasts as long as its tab"


def test_every_word_a_script_asks_for_is_in_the_strings() -> None:
    strings = STRINGS["en"]
    known = strings.keys() | {key.rpartition(".")[0] for key in strings if key.endswith(".other")}
    text = "".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    asked = set(re.findall(r'(?<![\w.])t\("([a-z0-9.]+)"', text))
    assert asked, "no key found: this test would pass on nothing"
    assert asked <= known


async def test_the_page_says_which_languages_it_has_words_in(client: AsyncClient) -> None:
    page = (await client.get("/")).text
    assert f'data-languages="{" ".join(languages_of(STATIC))}"' in page
    assert set(languages_of(STATIC)) == STRINGS.keys()


def test_english_is_the_first_of_the_languages(tmp_path: Path) -> None:
    for code in ("de", "es", "en"):
        (tmp_path / f"strings.{code}.json").write_text("{}", encoding="utf-8")
    assert languages_of(tmp_path) == ("en", "de", "es")


@pytest.mark.parametrize("code", sorted(STRINGS.keys() - {"en"}))
def test_the_page_says_the_same_in_every_language(code: str) -> None:
    english, other = STRINGS["en"], STRINGS[code]
    assert other.keys() == english.keys()
    assert {key for key in other if slots(other[key]) != slots(english[key])} == set()
    assert {key for key in other if other[key] == english[key]} <= SAME


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_games_are_played_in_has_words_on_the_page(code: str) -> None:
    assert code in STRINGS


@pytest.mark.parametrize("code", sorted(STRINGS))
def test_every_style_of_a_counterpart_is_told_on_the_page(code: str) -> None:
    cards = load_styles(KNOWLEDGE / "styles.yaml").cards()
    told = {key for key in STRINGS[code] if key.startswith("choose.style.")}
    ids = {f"choose.style.{card.id}" for card in cards}
    assert told == ids | {f"{key}.teaser" for key in ids}


def test_the_page_and_the_api_call_the_styles_the_same() -> None:
    for card in load_styles(KNOWLEDGE / "styles.yaml").cards():
        key = f"choose.style.{card.id}"
        assert (STRINGS["en"][key], STRINGS["en"][f"{key}.teaser"]) == (card.title, card.teaser)
