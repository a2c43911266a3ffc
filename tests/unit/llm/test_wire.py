"""The wire: whom it asks, with which key, and how it learns what an endpoint takes."""

from collections.abc import Iterator
from dataclasses import replace

import openai
import pytest

from app.errors import ModelFailed
from app.llm.client import ModelClient
from app.llm.endpoint import Endpoint, Flavour, Models
from app.llm.wire import Wire
from tests.builders_model import a_call, endpoint
from tests.fake_model import replies
from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, FakeModel, fake_model


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with fake_model(says("Hello.")) as running:
        yield running


async def ask_once(to: Endpoint) -> None:
    client = ModelClient(to)
    try:
        await client.complete(a_call())
    finally:
        await client.close()


async def test_the_endpoint_is_asked_with_its_key(model: FakeModel) -> None:
    await ask_once(endpoint(model.url))
    (asked,) = model.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == "Bearer key-1"


async def test_a_slash_at_the_end_of_the_address_does_no_harm(model: FakeModel) -> None:
    await ask_once(endpoint(model.url + "/"))
    assert model.asked[0].path == "/v1/chat/completions"


async def test_what_the_library_finds_in_the_environment_is_not_sent(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "stray")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/stray")
    await ask_once(replace(endpoint(model.url), key=""))
    headers = model.asked[0].headers
    assert "stray" not in str(headers)
    assert headers["authorization"] == "Bearer none"


async def test_openais_own_endpoint_is_not_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/stray")
    to = endpoint("")
    assert to.address == "https://api.openai.com/v1"
    wire = Wire(to)
    assert str(wire._client.base_url) == "https://api.openai.com/v1/"  # noqa: SLF001
    await wire.close()


async def test_azure_is_asked_by_deployment_and_version(model: FakeModel) -> None:
    at = model.url.removesuffix("/v1")
    named = Models("my deployment", "b", "c")
    to = replace(endpoint(at), flavour="azure", api_version="2026-06-01", models=named)
    client = ModelClient(to)
    await client.complete(replace(a_call(), model=named.voice))
    await client.close()
    (asked,) = model.asked
    path = "/openai/deployments/my%20deployment/chat/completions?api-version=2026-06-01"
    assert asked.path == path
    assert asked.headers["api-key"] == "key-1"
    assert "authorization" not in asked.headers


@pytest.mark.parametrize("with_proxy", [False, True])
@pytest.mark.parametrize("flavour", ["openai", "azure"])
async def test_nothing_is_sent_on_to_another_host(
    model: FakeModel, flavour: Flavour, with_proxy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if with_proxy:  # then the library travels by itself
        monkeypatch.setattr("app.llm.wire.transport_to", lambda _: None)
    elsewhere = model.url.replace("127.0.0.1", "localhost") + "/chat/completions"
    with fake_model(Reply((), 307, (("Location", elsewhere),))) as home:
        to = replace(endpoint(home.url), flavour=flavour, api_version="1")
        with pytest.raises(ModelFailed) as failed:
            await ask_once(to)
    assert failed.value.reason == "unreachable"
    assert model.asked == []


async def test_an_address_that_moved_on_its_host_is_followed(model: FakeModel) -> None:
    with fake_model(Reply((), 308, (("Location", model.url + "/chat/completions"),))) as home:
        await ask_once(endpoint(home.url))
    assert len(model.asked) == 1


def particular(asked: Asked) -> Reply:
    """An endpoint that takes neither the old name of the limit nor a temperature."""
    for name in ("max_tokens", "temperature"):
        if name in asked.body:
            return replies.status(400, f"Unsupported parameter: '{name}'", param=name)
    return says("Hello.")


async def test_what_an_endpoint_does_not_take_is_left_out_from_then_on() -> None:
    with fake_model(author=particular) as model:
        client = ModelClient(endpoint(model.url, retries=0))
        for _ in range(2):
            assert (await client.complete(a_call(most_tokens=90))).text == "Hello."
        await client.close()
        bodies = [asked.body for asked in model.asked]
    assert len(bodies) == 4
    assert "temperature" not in bodies[-1]
    assert bodies[-1]["max_completion_tokens"] == 90


async def test_an_endpoint_that_takes_nothing_is_not_asked_for_ever(model: FakeModel) -> None:
    model.script(replies.status(400, "max_tokens temperature stream_options response_format"))
    wire = Wire(endpoint(model.url))
    with pytest.raises(openai.BadRequestError):
        await wire.ask(a_call())
    await wire.close()
    assert len(model.asked) == 5


async def test_a_key_is_not_shown_with_its_endpoint() -> None:
    assert "key-1" not in repr(endpoint("http://127.0.0.1:1/v1"))
