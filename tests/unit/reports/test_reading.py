"""What the pictures show, in words."""

from dataclasses import replace

from app.reports.reading import describe_better, describe_frontier, describe_trajectory
from app.reports.words import ReportWords
from tests.builders_report import a_debrief, without_a_deal


def test_offers_are_counted_by_side(words: ReportWords) -> None:
    assert "You made 3 whole offers" in describe_trajectory(a_debrief(), words)


def test_value_left_is_told_with_all_four_figures(words: ReportWords) -> None:
    assert describe_frontier(a_debrief(), words) == (
        "The deal was worth 64 points to you and 58 to them; "
        "an outcome worth 73 to you and 65 to them was possible."
    )


def test_a_deal_on_the_frontier_is_told_as_one(words: ReportWords) -> None:
    plot = replace(a_debrief().plot, better=None)
    assert "no outcome would have given" in describe_frontier(
        replace(a_debrief(), plot=plot), words
    )


def test_leaving_is_told_by_whether_there_was_anything_to_agree_on(words: ReportWords) -> None:
    assert describe_frontier(without_a_deal(), words).startswith("Without a deal you keep 45")
    assert describe_frontier(without_a_deal(has_zopa=False), words) == words.frontier.no_zopa


def test_a_deal_without_a_zone_is_not_told_as_one_on_the_frontier(words: ReportWords) -> None:
    debrief = a_debrief()
    below = replace(debrief, result=replace(debrief.result, has_zopa=False))
    assert describe_frontier(below, words) == words.frontier.no_zopa


def test_a_deal_below_an_alternative_is_told_as_one(words: ReportWords) -> None:
    plot = replace(a_debrief().plot, better=None, deal=(3_000, 9_000))
    told = describe_frontier(replace(a_debrief(), plot=plot), words)
    assert told.endswith("one of you would have had more without it.")


def test_it_is_told_who_would_have_gained(words: ReportWords) -> None:
    result = a_debrief().result
    assert result.better is not None
    said = words.result
    for you, them, who in (
        (True, True, said.better_both),
        (True, False, said.better_you),
        (False, True, said.better_them),
    ):
        better = replace(result.better, is_better_for_you=you, is_better_for_them=them)
        told = replace(a_debrief(), result=replace(result, better=better))
        assert describe_better(told, words).startswith(who)
    assert describe_better(replace(a_debrief(), result=replace(result, better=None)), words) == ""
