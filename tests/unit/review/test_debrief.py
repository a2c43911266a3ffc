"""The debrief is a plain value: frozen, comparable, and JSON-ready all the way down."""

from dataclasses import FrozenInstanceError, asdict, replace
from json import dumps

import pytest

from tests.builders_report import a_debrief


def test_equal_debriefs_are_equal_values() -> None:
    assert a_debrief() == a_debrief()
    assert a_debrief() != replace(a_debrief(), keep="Something else.")


def test_nothing_in_it_can_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        a_debrief().keep = "Well done."  # type: ignore[misc]


def test_it_can_be_written_as_json() -> None:
    assert '"seed": 4711' in dumps(asdict(a_debrief()))
