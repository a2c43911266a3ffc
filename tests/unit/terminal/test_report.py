"""The report in the terminal."""

from dataclasses import replace

import pytest

from app.review.debrief import Debrief
from app.terminal.report import show_report
from tests.builders_report import a_debrief, without_a_deal
from tests.builders_terminal import REPORT_WORDS, Typing, a_room


def reported(debrief: Debrief, width: int = 60) -> Typing:
    typing = Typing(width=width)
    show_report(a_room(typing), debrief)
    return typing


def test_it_is_read_in_the_order_of_the_page() -> None:
    shown, said = reported(a_debrief()).shown, REPORT_WORDS
    headings = [
        said.result.heading,
        said.result.better_heading,
        said.moments.heading,
        said.characteristics.heading,
        said.advice.heading,
        said.discoveries.heading,
    ]
    places = [shown.index(f"{heading} ─") for heading in headings]
    assert places == sorted(places)


def test_a_moment_has_its_quote_and_its_better_sentence() -> None:
    debrief = a_debrief()
    shown = reported(debrief).shown
    for moment in debrief.moments:
        assert f"“{moment.quote}”" in shown
        assert moment.better_sentence is None or f"said: “{moment.better_sentence}”" in shown


def test_levels_are_bars_and_no_level_is_no_bar() -> None:
    debrief = a_debrief()
    shown = reported(debrief).shown
    for view in debrief.characteristics:
        level = view.judgement.level
        said = f"{'█' * level}{'░' * (5 - level)} Level {level} of 5" if level else "Insufficient"
        assert f"{view.title} {said}" in shown


def test_the_better_outcome_stands_beside_the_deal_with_both_sides_points() -> None:
    shown = reported(a_debrief(), width=88).shown
    assert "Your deal Better outcome" in shown
    assert "In all 64/58" in shown


@pytest.mark.parametrize("has_zopa", [True, False])
def test_no_deal_is_reported_too(has_zopa: bool) -> None:
    shown = reported(without_a_deal(has_zopa=has_zopa)).shown
    assert "You left without a deal." in shown
    assert ("Your deal" in shown) is False
    assert (REPORT_WORDS.result.no_zopa in shown) is not has_zopa


def test_a_short_game_has_no_moments_and_says_so() -> None:
    bare = replace(a_debrief(), moments=(), discoveries=())
    shown = reported(bare).shown
    assert REPORT_WORDS.moments.none in shown
    assert REPORT_WORDS.discoveries.none in shown


def test_it_fits_sixty_columns() -> None:
    assert max(map(len, reported(a_debrief()).raw.splitlines())) <= 60
