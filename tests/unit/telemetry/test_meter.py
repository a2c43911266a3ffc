"""Measurements are taken from the first request on, and told once Prometheus' library is there."""

from app.telemetry.meter import Meter


def told(meter: Meter) -> list[str]:
    return meter.text({}).decode().splitlines()


def test_what_was_measured_before_the_library_is_told_with_the_rest() -> None:
    meter = Meter()
    meter.turn("phrasebook")
    meter.ready()
    meter.turn("phrasebook")
    assert 'winwin_turns_total{voice="phrasebook"} 2.0' in told(meter)


def test_two_meters_measure_apart() -> None:
    one, other = Meter(), Meter()
    one.turn("phrasebook")
    assert not any("phrasebook" in line for line in told(other))


def test_a_stream_is_counted_as_a_request_without_a_duration() -> None:
    meter = Meter()
    meter.streams(1)
    meter.request("GET", "/v1/x", 204, None)
    lines = told(meter)
    assert 'winwin_http_requests_total{method="GET",route="/v1/x",status="2xx"} 1.0' in lines
    assert "winwin_streams_open 1.0" in lines
    assert not any("duration_seconds_count" in line for line in lines)


def test_units_of_work_are_told_by_whether_they_were_kept() -> None:
    meter = Meter()
    meter.unit_of_work(0.001, 0.004, "kept")
    meter.unit_of_work(0.001, 0.3, "undone")
    lines = told(meter)
    assert "winwin_store_wait_seconds_count 2.0" in lines
    assert 'winwin_store_transaction_seconds_bucket{le="0.005",outcome="kept"} 1.0' in lines
    assert 'winwin_store_transaction_seconds_count{outcome="undone"} 1.0' in lines


def test_calls_to_a_model_keep_their_name() -> None:
    text = Meter().text({("voice", "ok"): 3}).decode()
    assert 'winwin_model_calls_total{outcome="ok",use="voice"} 3.0' in text
