"""Foreign errors become ModelFailed here, and nowhere else."""

import math
from email.utils import parsedate_to_datetime

import httpx2
import openai

from app.errors import ModelFailed, ModelFault
from app.sessions.model_ports import ModelUse

_BY_STATUS: dict[int, ModelFault] = {
    401: "unauthorised",
    403: "unauthorised",
    404: "not_found",
    408: "server_error",
    409: "server_error",
    429: "rate_limited",
}


def unreadable(use: ModelUse) -> ModelFailed:
    """Return the fault of an answer that is paid for and not in the form that was asked."""
    failed = ModelFailed("malformed")
    failed.tokens_in, failed.tokens_out = use.tokens_in, use.tokens_out
    return failed


def fault_of(error: Exception, *, has_begun: bool) -> ModelFailed:
    """Return what an error means; `has_begun` says whether the endpoint had begun to answer."""
    if isinstance(error, openai.APIStatusError):
        return _status_fault(error)
    if isinstance(error, openai.APIConnectionError):
        return ModelFailed(_connection_fault(error, has_begun=has_begun))
    if isinstance(error, openai.APIError):
        return ModelFailed("server_error")  # an error object where a chunk should be
    if isinstance(error, OSError | httpx2.TransportError):
        return ModelFailed("cut" if has_begun else "unreachable")
    return ModelFailed("malformed")


def _status_fault(error: openai.APIStatusError) -> ModelFailed:
    if error.code == "content_filter":
        return ModelFailed("refused")
    if error.code == "insufficient_quota":
        return ModelFailed("rate_limited", retry_after_seconds=math.inf)
    if error.status_code >= 500:
        return ModelFailed("server_error", retry_after_seconds=_retry_after(error))
    reason = _BY_STATUS.get(error.status_code, "malformed")  # 400, 422: it did not understand us
    return ModelFailed(reason, retry_after_seconds=_retry_after(error))


def _connection_fault(error: openai.APIConnectionError, *, has_begun: bool) -> ModelFault:
    if isinstance(error.__cause__, openai.APIConnectionError):  # as LangChain says it once more
        return _connection_fault(error.__cause__, has_begun=has_begun)
    if isinstance(error.__cause__, httpx2.ConnectTimeout | httpx2.PoolTimeout):
        return "unreachable"
    if isinstance(error, openai.APITimeoutError):
        return "stalled" if has_begun else "slow_start"
    if isinstance(error.__cause__, httpx2.DecodingError):
        return "malformed"
    return "cut" if has_begun else "unreachable"


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Return the seconds an endpoint asks for, None where it does not say them."""
    headers = error.response.headers
    for header, parts in (("retry-after-ms", 1000), ("retry-after", 1)):
        try:
            seconds = float(headers[header]) / parts
        except (KeyError, ValueError):
            continue
        return seconds if seconds >= 0 else None
    return _seconds_between(headers.get("date"), headers.get("retry-after"))


def _seconds_between(now: str | None, then: str | None) -> float | None:
    """Return the seconds between two HTTP dates, both by the endpoint's clock: ours may be off."""
    try:
        wait = parsedate_to_datetime(then or "") - parsedate_to_datetime(now or "")
    except (TypeError, ValueError):
        return None
    return max(wait.total_seconds(), 0.0)
