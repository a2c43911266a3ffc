"""The dialect: what an endpoint refuses to be told is left out, and nothing else."""

from dataclasses import replace

from app.llm.dialect import Dialect
from tests.builders_model import a_call


def test_a_call_asks_for_a_counted_stream() -> None:
    body = Dialect().body(a_call(most_tokens=120))
    assert body == {
        "model": "small",
        "messages": [
            {"role": "system", "content": "Say what is decided."},
            {"role": "user", "content": "ACTS: greet"},
        ],
        "stream": True,
        "max_tokens": 120,
        "temperature": 0.7,
        "stream_options": {"include_usage": True},
    }


def test_a_format_is_asked_for_where_the_call_names_one() -> None:
    call = replace(a_call(), response_format={"type": "json_object"})
    assert Dialect().body(call)["response_format"] == {"type": "json_object"}


def test_a_refused_limit_is_told_by_its_newer_name() -> None:
    dialect = Dialect().without({"param": "max_tokens", "message": "use max_completion_tokens"})
    assert dialect is not None
    body = dialect.body(a_call(most_tokens=120))
    assert "max_tokens" not in body
    assert body["max_completion_tokens"] == 120


def test_the_name_may_stand_in_the_message_only() -> None:
    dialect = Dialect().without({"message": "extra fields not permitted: stream_options"})
    assert dialect == Dialect(frozenset({"stream_options"}))
    assert Dialect().without("unknown field `temperature`") == Dialect(frozenset({"temperature"}))


def test_a_complaint_about_something_else_changes_nothing() -> None:
    for complaint in ({"param": "messages", "message": "too long"}, "bad request", None, 3):
        assert Dialect().without(complaint) is None


def test_the_same_complaint_twice_ends_it() -> None:
    dialect = Dialect().without({"param": "temperature"})
    assert dialect is not None
    assert dialect.without({"param": "temperature"}) is None
