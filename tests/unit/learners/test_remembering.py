"""What was found a moment ago: good for seconds, never more than so many, gone when told."""

from app.learners.remembering import Remembered
from app.learners.times import moved
from tests.builders_access import NOW


def a_memory(most: int = 2) -> Remembered[str]:
    return Remembered(5.0, most)


def test_a_value_is_good_for_some_seconds() -> None:
    memory = a_memory()
    memory.put("a", "found", NOW, memory.age)
    assert memory.get("a", moved(NOW, seconds=4.9)) == "found"
    assert memory.get("a", moved(NOW, seconds=5)) is None
    assert memory.get("b", NOW) is None


def test_a_value_is_not_good_longer_than_it_lasts() -> None:
    memory = a_memory()
    memory.put("a", "found", NOW, memory.age, moved(NOW, seconds=2))
    assert memory.get("a", moved(NOW, seconds=1)) == "found"
    assert memory.get("a", moved(NOW, seconds=2)) is None


def test_a_clock_that_is_set_back_makes_nothing_last() -> None:
    memory = a_memory()
    memory.put("a", "found", NOW, memory.age)
    assert memory.get("a", moved(NOW, hours=-1)) is None


def test_there_are_never_more_than_so_many() -> None:
    memory = a_memory()
    for key in "abc":
        memory.put(key, key, NOW, memory.age)
    memory.put("b", "again", NOW, memory.age)
    memory.put("d", "d", NOW, memory.age)
    assert [memory.get(key, NOW) for key in "abcd"] == [None, "again", None, "d"]


def test_what_was_looked_up_before_something_ended_is_not_remembered() -> None:
    memory = a_memory()
    memory.put("a", "found", NOW, memory.age)
    age = memory.age
    memory.forget()
    memory.put("b", "found", NOW, age)
    assert [memory.get(key, NOW) for key in "ab"] == [None, None]
