"""A line of `winwin understand` is read, or refused with what to do."""

import json

import pytest

from app.batch.asked import MOST_LINE, BadLine, read_line

GOOD = {"id": "a", "scenario": "campsite", "role": "tent", "text": "2 food for me"}


def line(**changed: object) -> str:
    return json.dumps({**GOOD, **changed})


def test_a_line_without_context_has_none() -> None:
    assert read_line(line()).context == []


def test_the_context_keeps_its_order() -> None:
    said = [{"speaker": "van", "text": "hello"}, {"speaker": "tent", "text": "hi"}]
    assert [s.text for s in read_line(line(context=said)).context] == ["hello", "hi"]


def test_keys_nobody_asked_for_are_let_be() -> None:
    assert read_line(line(note="mine")).id == "a"


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "not JSON"),
        (line(text=4), "text"),
        (line(role=""), "role"),
        (line(text="x" * 4_001), "4000"),
        (line(context=[{"speaker": "van"}]), "context/0/text"),
        (line(context=[{"speaker": "van", "text": "a"}] * 401), "400"),
        ("x" * (MOST_LINE + 1), "longer than"),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(bad: str, says: str) -> None:
    with pytest.raises(BadLine, match=says):
        read_line(bad)
