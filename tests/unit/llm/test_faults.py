"""Foreign errors by what they mean; what a socket does of itself is tried in test_client."""

import httpx2
import openai
import pytest

from app.llm.faults import fault_of

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")

NOW = "Wed, 21 Oct 2026 07:27:40 GMT"


def status_error(
    number: int, code: str | None = None, headers: dict[str, str] | None = None
) -> openai.APIStatusError:
    response = httpx2.Response(number, headers=headers, request=REQUEST)
    return openai.APIStatusError("no", response=response, body={"code": code})


def connection_error(cause: Exception) -> openai.APIConnectionError:
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (400, "malformed"),
        (401, "unauthorised"),
        (403, "unauthorised"),
        (404, "not_found"),
        (408, "server_error"),
        (422, "malformed"),
        (429, "rate_limited"),
        (500, "server_error"),
        (529, "server_error"),
    ],
)
def test_a_status_has_its_meaning(number: int, reason: str) -> None:
    assert fault_of(status_error(number), has_begun=False).reason == reason


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "2"}, 2.0),
        ({"Retry-After": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "Retry-After": "9"}, 0.25),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT", "Date": NOW}, 20.0),
        ({"Retry-After": "Wednesday, 21-Oct-26 07:28:00 GMT", "Date": NOW}, 20.0),
        ({"Retry-After": "Wed, 21 Oct 2026 07:00:00 GMT", "Date": NOW}, 0.0),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 -0000", "Date": NOW}, None),
        ({"Retry-After": "soon", "Date": NOW}, None),
        ({"Date": NOW}, None),
        ({"Retry-After": "-1"}, None),
        ({}, None),
    ],
)
def test_the_wait_an_endpoint_asks_for_is_read(
    headers: dict[str, str], seconds: float | None
) -> None:
    failed = fault_of(status_error(429, headers=headers), has_begun=False)
    assert failed.retry_after_seconds == seconds


def test_a_quota_that_is_used_up_is_no_matter_of_waiting() -> None:
    failed = fault_of(status_error(429, "insufficient_quota"), has_begun=False)
    assert (failed.reason, failed.retry_after_seconds) == ("rate_limited", float("inf"))


def test_a_filter_before_the_model_is_a_refusal() -> None:
    assert fault_of(status_error(400, "content_filter"), has_begun=False).reason == "refused"


@pytest.mark.parametrize(
    ("cause", "before", "after"),
    [
        (httpx2.ConnectError("refused"), "unreachable", "cut"),
        (httpx2.RemoteProtocolError("closed"), "unreachable", "cut"),
        (httpx2.DecodingError("gzip"), "malformed", "malformed"),
    ],
)
def test_a_connection_breaks_before_or_after_it_began(
    cause: Exception, before: str, after: str
) -> None:
    assert fault_of(connection_error(cause), has_begun=False).reason == before
    assert fault_of(connection_error(cause), has_begun=True).reason == after


def test_what_langchain_says_once_more_is_the_same_fault() -> None:
    error = connection_error(connection_error(httpx2.DecodingError("gzip")))
    assert fault_of(error, has_begun=False).reason == "malformed"


def test_a_socket_lost_without_a_word_is_late() -> None:
    error = openai.APITimeoutError(REQUEST)
    assert fault_of(error, has_begun=False).reason == "slow_start"
    assert fault_of(error, has_begun=True).reason == "stalled"
    error.__cause__ = httpx2.ConnectTimeout("connect")
    assert fault_of(error, has_begun=False).reason == "unreachable"


@pytest.mark.parametrize(
    "odd", [ValueError("not JSON"), UnicodeDecodeError("utf-8", b"", 0, 1, "x")]
)
def test_what_cannot_be_read_is_malformed(odd: Exception) -> None:
    assert fault_of(odd, has_begun=True).reason == "malformed"


def test_a_failure_says_no_word_of_what_was_sent() -> None:
    assert str(fault_of(status_error(500), has_begun=False)) == "the model failed: server_error"
