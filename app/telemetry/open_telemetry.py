"""Traces by OpenTelemetry's SDK; imported only where a collector is named."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from app import __version__
from app.telemetry.traces import Fact

_JOINED = TraceContextTextMapPropagator()


class OpenTelemetrySpan:
    """A span under this project's names; satisfies `app.telemetry.traces.Span`."""

    def __init__(self, span: trace.Span) -> None:
        """Take the span that stands behind it."""
        self._span = span

    def call(self, name: str) -> None:
        """Give it another name, once that is known."""
        self._span.update_name(name)

    def tell(self, **facts: Fact) -> None:
        """Note facts; a double underscore in a name is written as a dot."""
        self._span.set_attributes(_written(facts))


class OpenTelemetryTraces:
    """Spans for a processor that sends or keeps them; satisfies `app.telemetry.traces.Traces`."""

    def __init__(self, processor: SpanProcessor) -> None:
        """Take who sends the spans on; no provider of the process is touched."""
        resource = Resource.create({"service.name": "winwin", "service.version": __version__})
        self._provider = TracerProvider(resource=resource)
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("winwin", __version__)

    @contextmanager
    def request(self, method: str, headers: Mapping[str, str]) -> Iterator[OpenTelemetrySpan]:
        """Trace the answer to a request; it joins a trace that the headers name."""
        carried = {name: headers[name] for name in _JOINED.fields if name in headers}
        joined = _JOINED.extract(carried) if carried else None
        with (
            self._tracer.start_as_current_span(
                method,
                joined,
                SpanKind.SERVER,
                record_exception=False,
                set_status_on_exception=False,
            ) as span,
            _told(span),
        ):
            yield OpenTelemetrySpan(span)

    @contextmanager
    def part(self, name: str) -> Iterator[OpenTelemetrySpan]:
        """Trace a part of what is done now."""
        with (
            self._tracer.start_as_current_span(
                name, record_exception=False, set_status_on_exception=False
            ) as span,
            _told(span),
        ):
            yield OpenTelemetrySpan(span)

    def ended(self, name: str, seconds: float, **facts: Fact) -> None:
        """Note a part that ended now and took some seconds."""
        now = time.time_ns()
        begun = now - round(seconds * 1e9)
        self._tracer.start_span(name, start_time=begun, attributes=_written(facts)).end(now)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


def sent_to(endpoint: str) -> OpenTelemetryTraces:
    """Return traces that go in batches to an OTLP/HTTP collector ('http://host:4318/v1/traces')."""
    return OpenTelemetryTraces(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))


@contextmanager
def _told(span: trace.Span) -> Iterator[None]:
    """Note what is raised by its type alone: a message may hold a learner's words."""
    try:
        yield
    except Exception as error:
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(StatusCode.ERROR)
        raise


def _written(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name.replace("__", "."): fact for name, fact in facts.items()}
