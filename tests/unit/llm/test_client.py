"""The client against a real socket: every fault has its name, and none takes longer than it may."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager

import pytest

from app.errors import ModelFailed
from app.llm.breaker import FAILURES
from app.llm.client import ModelClient
from app.llm.endpoint import Endpoint
from app.sessions.model_ports import ModelUse
from tests.builders_model import QUICK, Watcher, a_call, endpoint
from tests.fake_model import replies
from tests.fake_model.replies import Reply, Step, says
from tests.fake_model.server import FakeModel, fake_model

HELLO = "Hello, I am Maria. Good to meet you."


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with fake_model(says(HELLO)) as running:
        yield running


@asynccontextmanager
async def connected(to: Endpoint, watcher: Watcher | None = None) -> AsyncIterator[ModelClient]:
    client = ModelClient(to, watcher or Watcher())
    try:
        yield client
    finally:
        await client.close()


async def failure(client: ModelClient) -> tuple[str, str]:
    """Read an answer to its fault; return the text that came before it, and the reason."""
    pieces: list[str] = []
    try:
        async for part in client.stream(a_call()):
            pieces += [str(part)]
    except ModelFailed as failed:
        return "".join(pieces), failed.reason
    return "".join(pieces), "nothing"


async def test_the_text_comes_in_pieces_and_its_use_last(model: FakeModel) -> None:
    model.script(says(HELLO, gap=0.02))
    async with connected(endpoint(model.url)) as client:
        parts = [part async for part in client.stream(a_call())]
    *pieces, use = parts
    assert len(pieces) > 3
    assert "".join(str(piece) for piece in pieces) == HELLO
    sent = -(-len(HELLO) // 4)
    assert use == ModelUse("scripted", "voice/speak", "0" * 12, 20, sent, is_estimated=False)


async def test_a_whole_answer_can_be_had_at_once(model: FakeModel) -> None:
    async with connected(endpoint(model.url)) as client:
        done = await client.complete(a_call())
    assert done.text == HELLO
    assert done.use.tokens_in == 20


async def test_the_first_piece_is_there_before_the_last_is_written(model: FakeModel) -> None:
    model.script(says(HELLO, gap=0.03))
    async with connected(endpoint(model.url)) as client:
        times = [time.monotonic() async for _ in client.stream(a_call())]
    assert times[-1] - times[0] > 0.15


async def test_tokens_are_estimated_where_the_endpoint_counts_none(model: FakeModel) -> None:
    model.script(says(HELLO, usage=False))
    async with connected(endpoint(model.url)) as client:
        use = (await client.complete(a_call())).use
    sent = sum(len(message.text) for message in a_call().messages)
    assert (use.tokens_in, use.tokens_out) == (-(-sent // 4), len(HELLO) // 4)
    assert use.is_estimated


async def test_an_endpoint_that_never_ends_costs_a_moment_and_not_the_answer(
    model: FakeModel,
) -> None:
    model.script(replies.withholds_the_end(HELLO))
    began = time.monotonic()
    async with connected(endpoint(model.url)) as client:
        assert (await client.complete(a_call())).text == HELLO
    assert time.monotonic() - began < 3.0


async def test_the_next_call_takes_the_same_connection(model: FakeModel) -> None:
    async with connected(endpoint(model.url)) as client:
        for _ in range(3):
            assert [part async for part in client.stream(a_call())]
    assert (len(model.asked), model.connections) == (3, 1)


LATE = [
    (replies.begins_after(9), "", "slow_start"),
    (replies.thinks_aloud(9, HELLO), "", "slow_start"),
    (replies.keeps_alive(9), "", "slow_start"),
    (replies.stalls_after("Hello, I"), "Hello, I", "stalled"),
    (says(HELLO * 20, gap=0.1), "Hell", "endless"),
    (replies.endless(gap=0.1), "and so on ", "endless"),
]
WRONG = [
    (replies.endless(), "and so on ", "endless"),
    (replies.ends_cleanly_after("Hello, I"), "Hello, I", "cut"),
    (replies.drops_after("Hello, I"), "Hello, I", "cut"),
    (replies.status(400, "what is this"), "", "malformed"),
    (replies.status(400, "filtered", code="content_filter"), "", "refused"),
    (replies.status(401), "", "unauthorised"),
    (replies.status(403), "", "unauthorised"),
    (replies.status(404), "", "not_found"),
    (replies.rate_limited("30"), "", "rate_limited"),
    (replies.status(429, code="insufficient_quota"), "", "rate_limited"),
    (replies.status(500), "", "server_error"),
    (replies.fails_inside("Hello, I"), "Hello, I", "server_error"),
    (replies.malformed("Hello, I"), "Hello, I", "malformed"),
    (replies.page(), "", "malformed"),
    (replies.misshapen("hello"), "", "malformed"),
    (replies.misshapen({"choices": {"delta": 1}}), "", "malformed"),
    (replies.misshapen({"choices": ["hello"]}), "", "malformed"),
    (replies.misshapen({"choices": [{"delta": {"content": ["hello"]}}]}), "", "malformed"),
    (replies.misshapen({"choices": [{"delta": "hello"}]}), "", "malformed"),
    (replies.empty(), "", "empty"),
    (says("  \n  "), "", "empty"),
    (says("<think>What shall I say?"), "", "empty"),
    (says(HELLO, finish="length"), HELLO, "endless"),
    (says(HELLO, finish="content_filter"), HELLO, "refused"),
    (replies.calls_a_tool(), "", "tool_call"),
    (replies.refuses(), "", "refused"),
]


@pytest.mark.parametrize(("reply", "before", "reason"), LATE)
async def test_what_comes_too_late_is_not_waited_for(
    model: FakeModel, reply: Reply, before: str, reason: str
) -> None:
    model.script(reply)
    began = time.monotonic()
    async with connected(endpoint(model.url, QUICK)) as client:
        text, found = await failure(client)
    assert found == reason
    assert text.startswith(before)
    assert time.monotonic() - began < QUICK.turn + 1.0
    assert len(model.asked) == 1


@pytest.mark.parametrize(("reply", "before", "reason"), WRONG)
async def test_every_fault_has_its_name(
    model: FakeModel, reply: Reply, before: str, reason: str
) -> None:
    model.script(reply)
    watcher = Watcher()
    async with connected(endpoint(model.url, retries=0), watcher) as client:
        text, found = await failure(client)
    assert found == reason
    assert text.startswith(before)
    assert watcher.outcomes == [reason]
    assert len(model.asked) == 1


async def test_an_answer_without_end_grows_no_longer_than_its_limit(model: FakeModel) -> None:
    model.script(replies.endless())
    async with connected(endpoint(model.url)) as client:
        text, _ = await failure(client)
    assert len(text) <= 8 * a_call().most_tokens


@pytest.mark.parametrize("status", [200, 500])
async def test_bytes_without_end_are_given_up_and_not_asked_for_again(
    model: FakeModel, status: int
) -> None:
    model.script(Reply((Step(b"x" * 200_000),), status, is_endless=True))
    async with connected(endpoint(model.url)) as client:
        assert await failure(client) == ("", "malformed")
    assert len(model.asked) == 1


async def test_an_endpoint_that_is_not_there_is_unreachable() -> None:
    with fake_model() as gone:
        url = gone.url
    async with connected(endpoint(url)) as client:
        assert await failure(client) == ("", "unreachable")


@pytest.mark.parametrize("reply", [replies.speaks_another_language(), replies.swaps_roles()])
async def test_what_is_said_is_for_the_verifier_to_judge(model: FakeModel, reply: Reply) -> None:
    model.script(reply)
    async with connected(endpoint(model.url)) as client:
        assert (await client.complete(a_call())).text


@pytest.mark.parametrize(
    "first",
    [
        replies.status(500),
        replies.status(503),
        replies.rate_limited("0"),
        replies.rate_limited("0.1"),
        replies.drops_after(""),
    ],
)
async def test_a_passing_fault_is_asked_again(model: FakeModel, first: Reply) -> None:
    model.script(first, says(HELLO))
    watcher = Watcher()
    async with connected(endpoint(model.url), watcher) as client:
        assert (await client.complete(a_call())).text == HELLO
    assert len(model.asked) == 2
    assert watcher.seen[0][2]["attempts"] == 2


@pytest.mark.parametrize(
    "first",
    [
        replies.status(401),
        replies.status(404),
        replies.rate_limited("30"),
        replies.status(429, code="insufficient_quota"),
        replies.drops_after("Hello"),
        replies.empty(),
        replies.refuses(),
    ],
)
async def test_what_another_attempt_would_not_change_is_asked_once(
    model: FakeModel, first: Reply
) -> None:
    model.script(first, says(HELLO))
    async with connected(endpoint(model.url)) as client:
        await failure(client)
    assert len(model.asked) == 1


async def test_attempts_are_as_many_as_the_settings_say(model: FakeModel) -> None:
    model.script(replies.status(500))
    async with connected(endpoint(model.url, retries=2)) as client:
        await failure(client)
    assert len(model.asked) == 3


async def test_a_call_may_have_less_time_than_a_turn(model: FakeModel) -> None:
    model.script(says("x" * 400, gap=0.1))
    began = time.monotonic()
    async with connected(endpoint(model.url)) as client:
        with pytest.raises(ModelFailed) as failed:
            await client.complete(a_call(seconds=0.5))
    assert failed.value.reason in {"endless", "slow_start"}
    assert time.monotonic() - began < 3


async def test_whoever_waits_no_longer_than_the_call_learns_why_it_failed(model: FakeModel) -> None:
    """Else a dead endpoint would be given up by its caller every time, and never be blamed."""
    model.script(replies.begins_after(9))
    watcher = Watcher()
    async with connected(endpoint(model.url), watcher) as client:
        for _ in range(FAILURES + 1):
            with pytest.raises(ModelFailed):
                async with asyncio.timeout(0.6):
                    await client.complete(a_call(seconds=0.6))
    assert watcher.outcomes == ["slow_start"] * FAILURES + ["breaker_open"]


async def test_no_pause_is_waited_for_that_outlasts_the_call(model: FakeModel) -> None:
    model.script(replies.rate_limited("2"), says(HELLO))
    began = time.monotonic()
    async with connected(endpoint(model.url)) as client:
        with pytest.raises(ModelFailed) as failed:
            await client.complete(a_call(seconds=1.0))
    assert failed.value.reason == "rate_limited"
    assert time.monotonic() - began < 1.0
    assert len(model.asked) == 1


async def test_what_thought_before_it_broke_off_is_not_asked_again(model: FakeModel) -> None:
    thoughts = replies.thinks_aloud(0.1, HELLO).steps[:5]
    model.script(Reply(thoughts, ending="dropped"), says(HELLO))
    async with connected(endpoint(model.url)) as client:
        with pytest.raises(ModelFailed) as failed:
            await client.complete(a_call())
    assert failed.value.reason == "cut"
    assert failed.value.tokens_out > 0
    assert len(model.asked) == 1


async def test_a_failed_call_says_what_it_cost(model: FakeModel) -> None:
    model.script(replies.drops_after("Hello, I am"))
    async with connected(endpoint(model.url)) as client:
        with pytest.raises(ModelFailed) as failed:
            await client.complete(a_call())
    assert failed.value.tokens_in > 0
    assert failed.value.tokens_out == 3


async def test_what_was_never_answered_costs_nothing(model: FakeModel) -> None:
    model.script(replies.status(401))
    async with connected(endpoint(model.url)) as client:
        with pytest.raises(ModelFailed) as failed:
            await client.complete(a_call())
    assert (failed.value.tokens_in, failed.value.tokens_out) == (0, 0)


async def test_a_dead_endpoint_is_left_alone_and_found_again(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.llm.breaker.FIRST_PAUSE", 0.2)
    model.script(replies.status(401))
    async with connected(endpoint(model.url)) as client:
        for _ in range(FAILURES):
            assert (await failure(client))[1] == "unauthorised"
        assert (await failure(client))[1] == "breaker_open"
        assert len(model.asked) == FAILURES
        await asyncio.sleep(0.25)
        model.script(says(HELLO))
        assert (await client.complete(a_call())).text == HELLO
        assert (await client.complete(a_call())).text == HELLO


async def test_an_answer_that_cannot_be_used_does_not_open_the_breaker(model: FakeModel) -> None:
    model.script(replies.refuses())
    async with connected(endpoint(model.url)) as client:
        reasons = [(await failure(client))[1] for _ in range(FAILURES + 2)]
    assert set(reasons) == {"refused"}


async def test_a_pause_the_endpoint_asks_for_is_kept(model: FakeModel) -> None:
    model.script(replies.rate_limited("30"))
    async with connected(endpoint(model.url)) as client:
        reasons = [(await failure(client))[1] for _ in range(2)]
    assert reasons == ["rate_limited", "breaker_open"]


async def test_an_answer_nobody_reads_to_the_end_is_let_go(model: FakeModel) -> None:
    model.script(says("Hello. " * 100, gap=0.05))
    watcher = Watcher()
    async with connected(endpoint(model.url), watcher) as client:
        async with aclosing(client.stream(a_call())) as parts:
            assert await anext(parts) == "Hell"
        assert watcher.outcomes == ["abandoned"]
        model.script(says(HELLO))
        assert (await client.complete(a_call())).text == HELLO


async def test_a_cancelled_turn_cancels_its_call(model: FakeModel) -> None:
    model.script(replies.stalls_after("Hello"))
    watcher = Watcher()
    async with connected(endpoint(model.url), watcher) as client:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await client.complete(a_call())
    assert watcher.outcomes == ["abandoned"]


async def test_the_observer_is_told_figures_and_no_words(model: FakeModel) -> None:
    watcher = Watcher()
    async with connected(endpoint(model.url), watcher) as client:
        await client.complete(a_call())
    ((use, outcome, figures),) = watcher.seen
    assert (use, outcome) == ("voice", "ok")
    assert figures.keys() == {
        "model", "prompt", "attempts", "tokens_in", "tokens_out", "milliseconds",
        "first_milliseconds",
    }  # fmt: skip
    assert not any(word in str(figures) for word in ("Hello", "Maria", "decided", "key-1"))


async def test_twenty_calls_at_once_do_not_wait_for_each_other(model: FakeModel) -> None:
    model.script(says(HELLO, first_after=0.5))
    began = time.monotonic()
    async with connected(endpoint(model.url)) as client:
        done = await asyncio.gather(*(client.complete(a_call()) for _ in range(20)))
    assert {one.text for one in done} == {HELLO}
    assert time.monotonic() - began < 5.0  # one after the other it would be ten
