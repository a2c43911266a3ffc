"""Empty talks: long enough, and low; and where a word to the coach is put."""

from tests.evals.again import levels_of
from tests.evals.empty_talk import MOST_LEVEL, Aside, empty_talks, file


def test_there_are_enough_empty_talks_and_they_are_long() -> None:
    assert len(file().talks) >= 6
    assert all(len(talk.lines) >= 10 for talk in file().talks)


def test_empty_talk_earns_no_level_above_the_second_and_mostly_none() -> None:
    levels = [level for one in empty_talks().values() for level in levels_of(one).values()]
    assert max(level or 0 for level in levels) <= MOST_LEVEL
    assert levels.count(None) * 2 > len(levels)


def test_no_aside_is_both_known_and_unread() -> None:
    assert not set(file().known_asides) & set(file().unread_asides)


def test_a_level_counts_as_raised_only_where_there_was_one() -> None:
    assert Aside("a", "b", False, {"x": (2, 3)}, {}).is_raised
    assert not Aside("a", "b", False, {"x": (3, 2), "y": (None, 3)}, {}).is_raised
