"""A cache by identity holds the thing itself: an equal one is another."""

from app.dialogue.same import Same


def test_the_very_same_thing_is_found_again() -> None:
    thing = [1]
    assert {Same(thing): "kept"}[Same(thing)] == "kept"


def test_an_equal_thing_is_another() -> None:
    assert Same([1]) != Same([1])
