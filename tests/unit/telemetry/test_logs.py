"""Logs: one JSON object a line on standard error, and never what a learner said."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.telemetry.asking import answering
from app.telemetry.logs import configure_logs, note, note_failure

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    logger = logging.getLogger("winwin")
    before = (logger.handlers, logger.level, logger.propagate)
    yield
    logger.handlers, logger.level, logger.propagate = before


def lines(capsys: Captured) -> list[dict[str, object]]:
    out, err = capsys.readouterr()
    assert out == ""
    return [json.loads(row) for row in err.splitlines()]


def test_a_line_is_one_json_object_with_level_and_time_in_utc(capsys: Captured) -> None:
    configure_logs("info")
    note("turn kept", session="ses_1", number=3)
    (told,) = lines(capsys)
    at = datetime.fromisoformat(str(told.pop("at")))
    assert at.tzinfo == UTC
    assert told == {"level": "info", "event": "turn kept", "session": "ses_1", "number": 3}


def test_what_is_below_the_level_is_not_written(capsys: Captured) -> None:
    configure_logs("ERROR")
    note("quiet")
    note_failure("loud", ValueError())
    assert [told["event"] for told in lines(capsys)] == ["loud"]


def test_a_failure_is_told_by_type_and_place_without_its_message(capsys: Captured) -> None:
    configure_logs("info")
    try:
        _fail_on("My limit is 80,\nplease keep it.")
    except ValueError as error:
        note_failure("request failed", error, request_id="r1")
    (told,) = lines(capsys)
    assert (told["error"], told["request_id"]) == ("ValueError", "r1")
    assert "_fail_on" in str(told["where"])
    assert "limit" not in json.dumps(told)


def test_what_is_no_json_is_written_as_text(capsys: Captured) -> None:
    configure_logs("info")
    note("odd", value=frozenset({1}), word="Grüße")
    assert lines(capsys)[0]["word"] == "Grüße"


def test_setting_up_twice_writes_each_line_once(capsys: Captured) -> None:
    configure_logs("info")
    configure_logs("info")
    note("once")
    assert len(lines(capsys)) == 1


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="loud"):
        configure_logs("loud")


def _fail_on(words: str) -> None:
    raise ValueError(words)


def test_a_line_names_the_request_it_belongs_to(capsys: Captured) -> None:
    configure_logs("info")
    with answering("req-1"):
        note("model_call")
        note_failure("request failed", ValueError(), request_id="req-2")
    note("later")
    assert [told.get("request_id") for told in lines(capsys)] == ["req-1", "req-2", None]
