"""JSON objects in prose."""

from app.llm.objects import objects_in


def test_objects_are_found_in_their_order_whatever_stands_around_them() -> None:
    text = 'First {"a": 1}, then {broken and [1] and {"b": {"c": 2}}.'
    assert list(objects_in(text)) == [{"a": 1}, {"b": {"c": 2}}, {"c": 2}]


def test_a_text_of_braces_is_given_up() -> None:
    assert list(objects_in("{" * 10_000)) == []
