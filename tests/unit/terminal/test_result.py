"""The result in the terminal."""

from app.terminal.result import bar, better_parts, result_parts
from tests.builders_report import a_debrief, without_a_deal
from tests.builders_terminal import Typing, a_room


def test_a_bar_has_its_cells() -> None:
    assert bar(a_room(Typing()), 2, 5) == "██░░░"


def test_the_result_stands_on_a_scale_with_the_marks_that_matter() -> None:
    typing = Typing()
    typing.screen.show(*result_parts(a_room(typing), a_debrief()))
    assert f"you {'█' * 15}{'░' * 9} 64" in typing.shown
    for mark in ("reservation", "target", "best possible"):
        assert mark in typing.shown


def test_what_changes_for_the_better_is_marked() -> None:
    typing, debrief = Typing(width=88), a_debrief()
    typing.screen.show(*better_parts(a_room(typing), debrief))
    better = debrief.result.better
    assert better is not None
    assert typing.shown.count(" * ") == len(better.changed) + 1, "and once in the key"


def test_without_a_zone_nothing_better_is_claimed() -> None:
    debrief = without_a_deal(has_zopa=False)
    assert list(better_parts(a_room(Typing()), debrief)) == []
