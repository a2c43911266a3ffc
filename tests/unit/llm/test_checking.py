"""Trying an endpoint: what is wrong is said in words an operator can act on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.llm.checking import Finding, check
from app.llm.endpoint import Deadlines, Models
from tests.builders_model import endpoint
from tests.fake_model import replies
from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, FakeModel, fake_model


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with fake_model(says("ready")) as running:
        yield running


async def found(model: FakeModel, *replies: Reply) -> Finding:
    model.script(*replies)
    (finding,) = await check(endpoint(model.url))
    return finding


async def test_a_model_that_answers_is_well(model: FakeModel) -> None:
    finding = await found(model, says("ready"))
    assert finding.text.startswith(f"model small at {model.url} began to answer after ")
    assert not finding.fix


@pytest.mark.parametrize(
    ("reply", "text", "fix"),
    [
        (
            replies.status(401, "bad key"),
            "unauthorised (status 401: bad key)",
            "WINWIN_LLM_API_KEY",
        ),
        (replies.status(404, "no model"), "not_found (status 404: no model)", "WINWIN_LLM_MODEL"),
        (replies.status(429), "rate_limited (status 429: no)", "quota"),
        (replies.status(500), "server_error (status 500: no)", "own log"),
        (replies.page(), "malformed", "/v1"),
        (replies.misshapen([]), "malformed", "OpenAI-compatible"),
        (replies.ends_cleanly_after("re"), "cut", "proxy"),
    ],
)
async def test_what_is_wrong_is_told_with_the_fix(
    model: FakeModel, reply: Reply, text: str, fix: str
) -> None:
    finding = await found(model, reply)
    assert finding.text == f"model small at {model.url}: {text}"
    assert fix in finding.fix


async def test_an_endpoint_that_is_not_there_is_told_with_the_fix() -> None:
    with fake_model() as gone:
        url = gone.url
    (finding,) = await check(endpoint(url))
    assert "unreachable" in finding.text
    assert "WINWIN_LLM_BASE_URL" in finding.fix


async def test_a_model_too_slow_for_a_turn_is_told(model: FakeModel) -> None:
    model.script(replies.begins_after(0.4))
    (finding,) = await check(endpoint(model.url, Deadlines(first_token=0.2)))
    assert "began to answer after" in finding.text
    assert "WINWIN_LLM_FIRST_TOKEN_SECONDS" in finding.fix


@pytest.mark.parametrize("reply", [replies.empty(), replies.refuses(), replies.calls_a_tool()])
async def test_a_model_without_a_word_is_told(model: FakeModel, reply: Reply) -> None:
    finding = await found(model, reply)
    assert "without a word" in finding.text
    assert finding.fix


async def test_each_model_is_asked_once() -> None:
    def author(asked: Asked) -> Reply:
        known = asked.body["model"] == "large"
        return says("ready") if known else replies.status(404, "unknown model")

    with fake_model(author=author) as model:
        to = replace(endpoint(model.url), models=Models("large", "tiny", "large"))
        large, tiny = await check(to)
        assert [asked.body["model"] for asked in model.asked] == ["large", "tiny"]
    assert not large.fix
    assert "tiny" in tiny.text


async def test_a_pause_that_one_model_asks_for_hides_no_other(model: FakeModel) -> None:
    model.script(replies.rate_limited("30"), replies.status(404, "unknown model"), says("ready"))
    to = replace(endpoint(model.url), models=Models("large", "tiny", "small"))
    large, tiny, small = await check(to)
    assert "rate_limited" in large.text
    assert "not_found" in tiny.text
    assert not small.fix


async def test_no_secret_is_shown_even_where_the_endpoint_repeats_it(model: FakeModel) -> None:
    model.script(replies.status(401, "no such key: key-1"))
    at = model.url.replace("//", "//ada:pass-1@") + "?code=pass-2"
    (finding,) = await check(endpoint(at))
    assert "no such key: [key]" in finding.text
    assert "127.0.0.1" in finding.text
    assert not any(secret in finding.text for secret in ("key-1", "pass-1", "pass-2", "ada"))
