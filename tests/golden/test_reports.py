"""The sample reports in docs are what the service writes today, and what they say holds."""

import re
from collections.abc import Iterator

import pytest

from app.review.debrief import Debrief
from tests.golden.reports import AS_PAGE, FOLDER, Game, games, reports, scripts

_MOST_MOMENTS = 2
# Frontier, value left, below the alternative, no deal wrongly and rightly.
_DIFFERENT_ENDS = 5


@pytest.fixture(scope="module")
def played() -> tuple[Game, ...]:
    return games()


def test_the_reports_in_docs_are_current() -> None:
    """Run `make reports` after a change that was meant, and read the diff aloud."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert kept == dict(reports())


def test_every_script_comes_to_its_end(played: tuple[Game, ...]) -> None:
    assert [game.name for game in played] == sorted(scripts())
    assert {game.name: game.stopped for game in played if game.debrief is None} == {}


def test_every_quote_stands_verbatim_in_its_turn(played: tuple[Game, ...]) -> None:
    for game, debrief in _debriefs(played):
        said = {turn.number: turn.text for turn in game.session.turns}
        for turn, quote in _quotes(debrief):
            assert quote in said[turn], f"{game.name}, turn {turn}: {quote}"


def test_no_report_names_more_than_two_moments(played: tuple[Game, ...]) -> None:
    assert all(len(debrief.moments) <= _MOST_MOMENTS for _, debrief in _debriefs(played))


def test_no_two_reports_give_the_same_line_to_start_with(played: tuple[Game, ...]) -> None:
    starts = [debrief.start for _, debrief in _debriefs(played)]
    assert len(set(starts)) == len(starts)


def test_the_games_end_in_different_ways(played: tuple[Game, ...]) -> None:
    ends = {
        (end.is_deal, end.has_zopa, end.own < end.reservation, end.better is None)
        for end in (debrief.result for _, debrief in _debriefs(played))
    }
    assert len(ends) >= _DIFFERENT_ENDS


def test_each_total_is_the_sum_of_its_issues(played: tuple[Game, ...]) -> None:
    for game, debrief in _debriefs(played):
        better, deal = debrief.result.better, debrief.result.deal
        for outcome in (deal, better.outcome if better else None):
            if outcome is not None:
                assert outcome.own == sum(line.own_points for line in outcome.lines), game.name
                assert outcome.other == sum(line.other_points for line in outcome.lines), game.name


def test_the_page_stands_alone() -> None:
    page = dict(reports())[f"{AS_PAGE}.html"]
    assert not re.search(r'(?:href|src)="(?!#|data:,)', page)
    assert "<style>" in page
    assert "<script" not in page


def _debriefs(played: tuple[Game, ...]) -> Iterator[tuple[Game, Debrief]]:
    for game in played:
        assert game.debrief is not None
        yield game, game.debrief


def _quotes(debrief: Debrief) -> Iterator[tuple[int, str]]:
    for moment in debrief.moments:
        yield moment.turn, moment.quote
    for view in debrief.characteristics:
        for check in view.checks:
            yield from check.quotes
