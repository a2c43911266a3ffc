"""Which request is being answered: known wherever its work goes, tasks and threads included."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the id of the request this work belongs to; '' outside of any."""
    return _REQUEST_ID.get()


@contextmanager
def answering(asked: str) -> Iterator[None]:
    """Let all that is done meanwhile, and every task begun meanwhile, belong to a request."""
    token = _REQUEST_ID.set(asked)
    try:
        yield
    finally:
        _REQUEST_ID.reset(token)
