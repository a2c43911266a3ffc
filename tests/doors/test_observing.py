"""What is told of each request: a line of the log, measurements and a span; never words."""

import json
from collections.abc import Iterator

import httpx
import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.main import create_app
from app.telemetry.observed import Observed
from app.telemetry.open_telemetry import OpenTelemetryTraces
from tests.builders_door import PAGES, ScriptedSessions, a_door, services_around
from tests.builders_log import Lines, written

pytestmark = pytest.mark.anyio
TURNS = "/v1/sessions/ses_1/turns"
SECRET = "My-limit-is-80"


@pytest.fixture
def lines() -> Iterator[Lines]:
    with written() as found:
        yield found


async def test_a_request_is_one_line_without_its_address_query_or_words(lines: Lines) -> None:
    door = a_door()
    asked = {"x-request-id": "req-7"}
    await door.post(f"{TURNS}?said={SECRET}", json={"text": SECRET}, headers=asked)
    (line,) = lines.of("request")
    assert (line["method"], line["status"]) == ("POST", 200)
    assert line["route"] == "/v1/sessions/{session_id}/turns"
    assert (line["request_id"], line["tenant"]) == ("req-7", "local")
    assert isinstance(line["ms"], float)
    assert isinstance(line["bytes"], int)
    assert line["bytes"] > 100
    assert SECRET not in "".join(lines.written)
    assert "ses_1" not in "".join(lines.written)


async def test_what_has_no_route_is_counted_under_none(lines: Lines) -> None:
    await a_door().get(f"/{SECRET}")
    (line,) = lines.of("request")
    assert (line["route"], line["status"]) == ("none", 404)
    assert SECRET not in "".join(lines.written)


async def test_a_refused_host_is_told_as_well(lines: Lines) -> None:
    await a_door().get("/v1/scenarios", headers={"host": "evil.example"})
    assert [line["status"] for line in lines.of("request")] == [403]


async def test_health_checks_that_pass_write_no_line(lines: Lines) -> None:
    door = a_door()
    for path in ("/healthz", "/readyz", "/metrics"):
        assert (await door.get(path)).is_success
    assert lines.of("request") == []


async def test_a_failure_is_told_as_500_and_every_line_of_it_names_the_request(
    lines: Lines,
) -> None:
    door = a_door(ScriptedSessions(error=ValueError(SECRET)))
    answer = await door.post(TURNS, json={"text": "Hi."}, headers={"x-request-id": "req-8"})
    assert answer.status_code == 500
    told = [json.loads(line) for line in lines.written]
    assert {line["event"] for line in told} == {"request", "request failed"}
    assert {line["request_id"] for line in told} == {"req-8"}
    assert lines.of("request")[0]["status"] == 500
    assert SECRET not in "".join(lines.written)


async def test_requests_are_counted_by_route_and_class_of_status() -> None:
    door = a_door()
    for _ in range(2):
        await door.get("/v1/sessions/ses_1")
    await door.get("/v1/sessions?limit=no")
    await door.request("BREW", "/v1/sessions")
    told = (await door.get("/metrics")).text.splitlines()
    counted = 'winwin_http_requests_total{{method="{}",route="{}",status="{}"}} {}.0'
    assert counted.format("GET", "/v1/sessions/{session_id}", "2xx", 2) in told
    assert counted.format("GET", "/v1/sessions", "4xx", 1) in told
    assert any('method="OTHER"' in line for line in told)
    lasted = 'winwin_http_request_duration_seconds_count{method="GET",route="/v1/sessions"} 1.0'
    assert lasted in told
    assert "ses_1" not in "\n".join(told)


async def test_a_stream_is_open_while_it_is_sent_and_its_length_is_no_duration() -> None:
    door = a_door()
    async with door.stream("GET", "/v1/sessions/ses_1/events", headers=_EVENTS) as answer:
        assert [line async for line in answer.aiter_lines()]
    told = (await door.get("/metrics")).text
    assert "winwin_streams_open 0.0" in told
    assert 'route="/v1/sessions/{session_id}/events",status="2xx"} 1.0' in told
    assert "winwin_http_request_duration_seconds_count" not in told


async def test_a_request_is_a_span_under_its_route_that_joins_the_callers_trace() -> None:
    exporter = InMemorySpanExporter()
    traces = OpenTelemetryTraces(SimpleSpanProcessor(exporter))
    app = create_app(
        services_around(ScriptedSessions()), PAGES, ("localhost",), observed=Observed(traces=traces)
    )
    door = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    headers = {"x-request-id": "req-9", "traceparent": f"00-{trace}-00f067aa0ba902b7-01"}
    await door.post(f"{TURNS}?said={SECRET}", json={"text": SECRET}, headers=headers)
    (span,) = exporter.get_finished_spans()
    assert span.name == "POST /v1/sessions/{session_id}/turns"
    assert span.context is not None
    assert f"{span.context.trace_id:032x}" == trace
    assert dict(span.attributes or {}) == {
        "http.request.method": "POST",
        "http.route": "/v1/sessions/{session_id}/turns",
        "http.response.status_code": 200,
        "request_id": "req-9",
    }


_EVENTS = {"accept": "text/event-stream"}
