"""Traces are sent where they are asked for, hold no words, and cost nothing where they are not."""

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.errors import NotInstalled
from app.telemetry.open_telemetry import OpenTelemetryTraces, sent_to
from app.telemetry.traces import NO_TRACES, observing_calls, open_traces

ROOT = Path(__file__).resolve().parents[3]
STRAY = {
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9",
    "OTEL_TRACES_EXPORTER": "otlp",
    "FASTAPI_OTEL_AUTO_CONFIGURE": "true",
}
SERVED = """
import sys
from fastapi.testclient import TestClient
from app.main import create_app
from tests.builders_door import PAGES, ScriptedSessions, services_around
with TestClient(create_app(services_around(ScriptedSessions()), PAGES, ("*",))) as client:
    assert client.get("/v1/scenarios").is_success
unasked = ("opentelemetry.sdk", "opentelemetry.exporter", "prometheus_client")
loaded = [name for name in sys.modules if name.startswith(unasked)]
assert not loaded, loaded
"""


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


def test_nothing_of_it_is_imported_or_sent_unless_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SERVED],
        cwd=ROOT, env=STRAY | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert open_traces("") is NO_TRACES


def test_without_the_extra_the_setting_names_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "app.telemetry.open_telemetry", None)
    with pytest.raises(NotInstalled, match=r"pip install 'winwin\[telemetry\]'"):
        open_traces("http://127.0.0.1:9/v1/traces")


def test_a_part_that_fails_is_told_by_its_type_without_its_message(
    spans: InMemorySpanExporter,
) -> None:
    with (
        pytest.raises(ValueError, match="80"),
        OpenTelemetryTraces(SimpleSpanProcessor(spans)).part("store transaction"),
    ):
        raise ValueError("My limit is 80.")
    (span,) = spans.get_finished_spans()
    assert dict(span.attributes or {}) == {"error.type": "ValueError"}
    assert not span.events
    assert not span.status.is_ok
    assert span.status.description is None


def test_a_call_to_a_model_is_a_span_as_long_as_it_took(spans: InMemorySpanExporter) -> None:
    traces = OpenTelemetryTraces(SimpleSpanProcessor(spans))
    counted: list[tuple[str, str]] = []
    observe = observing_calls(lambda use, outcome, **_: counted.append((use, outcome)), traces)
    with traces.request("POST", {}):
        observe("voice", "stalled", milliseconds=250, model="small", tokens_in=3)
    call, request = spans.get_finished_spans()
    assert counted == [("voice", "stalled")]
    assert call.parent == request.context
    assert call.start_time is not None
    assert call.end_time is not None
    assert call.end_time - call.start_time == 250_000_000
    facts = {"use": "voice", "outcome": "stalled", "milliseconds": 250}
    assert dict(call.attributes or {}) == {**facts, "model": "small", "tokens_in": 3}


def test_spans_are_sent_to_the_collector_that_is_named() -> None:
    received: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            received.append((self.path, body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        traces = sent_to(f"http://127.0.0.1:{server.server_port}/v1/traces")
        with traces.part("store transaction"):
            pass
        traces.close()
        server.shutdown()
        thread.join()
    ((path, body),) = received
    assert path == "/v1/traces"
    assert b"winwin" in body
