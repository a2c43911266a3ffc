"""Traces: what a request did and how long each part took, for an operator who asks for them.

Off unless a collector is named; nothing is imported and nothing sent then. A span holds routes,
figures and outcomes, never an address with an id in it, a query or words.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from app.errors import NotInstalled

Fact = str | int | float


class Span(Protocol):
    """One part of what was done."""

    def call(self, name: str) -> None:
        """Give it another name, once that is known."""

    def tell(self, **facts: Fact) -> None:
        """Note facts; a double underscore in a name is written as a dot."""


class Traces(Protocol):
    """Takes spans; those begun inside another are its parts."""

    def request(self, method: str, headers: Mapping[str, str]) -> AbstractContextManager[Span]:
        """Trace the answer to a request; it joins a trace that the headers name."""

    def part(self, name: str) -> AbstractContextManager[Span]:
        """Trace a part of what is done now."""

    def ended(self, name: str, seconds: float, **facts: Fact) -> None:
        """Note a part that ended now and took some seconds."""

    def close(self) -> None:
        """Send what is left."""


class _NoSpan:
    def call(self, name: str) -> None: ...

    def tell(self, **facts: Fact) -> None: ...


class NoTraces:
    """Takes no notice; satisfies `Traces`."""

    _NOTHING: AbstractContextManager[Span] = nullcontext(_NoSpan())

    def request(self, method: str, headers: Mapping[str, str]) -> AbstractContextManager[Span]:  # noqa: ARG002
        """Trace nothing."""
        return self._NOTHING

    def part(self, name: str) -> AbstractContextManager[Span]:  # noqa: ARG002
        """Trace nothing."""
        return self._NOTHING

    def ended(self, name: str, seconds: float, **facts: Fact) -> None:
        """Trace nothing."""

    def close(self) -> None:
        """Nothing is left."""


NO_TRACES = NoTraces()


def open_traces(endpoint: str) -> Traces:
    """Return traces sent to an OTLP/HTTP collector, none without one (NotInstalled)."""
    if not endpoint:
        return NO_TRACES
    try:
        from app.telemetry.open_telemetry import sent_to
    except ImportError as missing:
        raise NotInstalled(_HOW) from missing
    return sent_to(endpoint)


CallObserver = Callable[..., None]


def observing_calls(observe: CallObserver, traces: Traces) -> CallObserver:
    """Return an observer of calls to a model that also traces them (`app.llm.calls`)."""

    def observe_and_trace(use: str, outcome: str, **figures: object) -> None:
        observe(use, outcome, **figures)
        took = figures.get("milliseconds")
        facts = {name: one for name, one in figures.items() if isinstance(one, str | int | float)}
        seconds = took / 1000 if isinstance(took, int | float) else 0.0
        traces.ended("model call", seconds, use=use, outcome=outcome, **facts)

    return observe_and_trace


_HOW = (
    "WINWIN_OTEL_ENDPOINT is set, and OpenTelemetry is not installed. "
    "Install it with: pip install 'winwin[telemetry]'"
)
