"""The transport against real sockets: answers of every framing, connections kept and given up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx2
import pytest

from app.llm.transport import Transport, transport_to

HEAD = b"HTTP/1.1 200 OK\r\n"


@asynccontextmanager
async def answering(*answers: bytes, stays: bool = True) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Serve raw answers, one a request; give the address and what was asked."""
    asked, left, served = list[bytes](), list(answers), list[asyncio.Event]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.Event())
        over = served[-1]
        with suppress(ConnectionError):
            while head := await reader.read(65536):
                asked.append(head)
                writer.write(left.pop(0))
                await writer.drain()
                if not stays:
                    break
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        over.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1?a=b", asked
        for over in served:
            await over.wait()


async def said(address: str, times: int = 1) -> list[httpx2.Response]:
    async with httpx2.AsyncClient(transport=Transport()) as client:
        return [await client.post(address, json={"n": 1}) for _ in range(times)]


CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nHel\r\n2\r\nlo\r\n0\r\n\r\n"
COUNTED = HEAD + b"Content-Length: 5\r\n\r\nHello"
INTERIM = b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" + COUNTED


@pytest.mark.parametrize("answer", [CHUNKED, COUNTED, INTERIM])
async def test_a_body_is_read_to_its_end_and_its_connection_kept(answer: bytes) -> None:
    async with answering(answer, answer) as (address, asked):
        first, second = await said(address, times=2)
    assert (first.text, second.text) == ("Hello", "Hello")
    assert "x" not in first.headers
    assert asked[0].startswith(b"POST /v1?a=b HTTP/1.1\r\n")
    assert asked[0].endswith(b'\r\n\r\n{"n":1}')


async def test_a_body_without_a_length_ends_with_its_connection() -> None:
    async with answering(HEAD + b"\r\nHello", stays=False) as (address, _):
        (answer,) = await said(address)
    assert answer.text == "Hello"


async def test_a_connection_that_was_closed_is_not_used_again() -> None:
    async with (
        answering(COUNTED, COUNTED, stays=False) as (address, asked),
        httpx2.AsyncClient(transport=Transport()) as client,
    ):
        await client.post(address)
        await asyncio.sleep(0.05)
        assert (await client.post(address)).text == "Hello"
    assert len(asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 9\r\n\r\nHello",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nHel\r\n",
        b"nonsense\r\n\r\n",
        b"",
    ],
)
async def test_an_answer_that_breaks_off_is_an_error(answer: bytes) -> None:
    async with answering(answer, stays=False) as (address, _):
        with pytest.raises(httpx2.TransportError):
            await said(address)


async def test_nobody_at_the_address_is_an_error() -> None:
    with pytest.raises(httpx2.ConnectError):
        await said("http://127.0.0.1:9/")


async def test_an_answer_larger_than_what_is_read_ahead_comes_whole() -> None:
    size = 2_000_000
    head = HEAD + b"Content-Length: %d\r\n\r\n" % size
    async with answering(head + b"x" * size) as (address, _):
        (answer,) = await said(address)
    assert len(answer.content) == size


@pytest.mark.parametrize("status", [b"200 OK", b"500 Oh"])
async def test_an_answer_larger_than_any_is_given_up(status: bytes) -> None:
    body = b"HTTP/1.1 %b\r\nContent-Length: 90000000\r\n\r\n" % status + b"x" * 9_000_000
    async with answering(body) as (address, _):
        with pytest.raises(httpx2.DecodingError):
            await said(address)


async def test_a_head_larger_than_any_is_given_up() -> None:
    async with answering(HEAD + b"X: y\r\n" * 100_000) as (address, _):
        with pytest.raises(httpx2.RemoteProtocolError):
            await said(address)


async def test_where_a_proxy_is_set_the_library_travels_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert isinstance(transport_to("https://model.example/v1"), Transport)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    assert transport_to("https://model.example/v1") is None
