"""Calls to models are counted by use and outcome, and logged without a word of theirs."""

import logging

import pytest

from app.telemetry.calls import ModelCalls


def test_calls_are_counted_by_use_and_outcome() -> None:
    calls = ModelCalls()
    calls("voice", "ok", tokens_in=3)
    calls("voice", "ok", tokens_in=4)
    calls("voice", "stalled")
    calls("ear", "ok")
    assert calls.counts() == {("voice", "ok"): 2, ("voice", "stalled"): 1, ("ear", "ok"): 1}


def test_a_call_is_logged_with_its_figures(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("winwin")
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, "winwin")
    try:
        ModelCalls()("voice", "stalled", milliseconds=900, tokens_out=7)
    finally:
        logger.removeHandler(caplog.handler)
    record = caplog.records[-1]
    assert record.getMessage() == "model_call"
    fields = {"use": "voice", "outcome": "stalled", "milliseconds": 900, "tokens_out": 7}
    assert getattr(record, "fields", None) == fields
