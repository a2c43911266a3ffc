"""The report as a page."""

import re
from dataclasses import replace

import pytest

from app.negotiation.preferences import as_points
from app.reports.page import render_report
from app.reports.words import ReportWords
from app.review.debrief import Debrief
from tests.builders_report import a_characteristic, a_debrief, without_a_deal

HOSTILE = "<script>alert(1)</script>\"' onload=x {{ 7*7 }} </svg>"
IN_ORDER = (
    "result", "trajectory", "frontier", "moments", "characteristics", "advice", "discoveries",
    "transcript", "scoring",
)  # fmt: skip


def test_it_is_read_in_the_agreed_order(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert tuple(re.findall(r'<h2 id="(\w+)"', page)) == IN_ORDER


@pytest.mark.parametrize("name", ["deal", "no deal", "no zone", "empty"])
def test_nothing_of_it_runs_or_styles_inline(name: str, words: ReportWords) -> None:
    page = render_report(_some()[name], words)
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page)


def test_hostile_words_are_inert_wherever_they_stand(words: ReportWords) -> None:
    page = render_report(_hostile(), words)
    assert "<script" not in page
    assert "onload=x" in page, "the words are shown"
    assert not re.search(
        r"<[^>]*\"[^>]*onload=x[^>]*>", page.replace("&#34;", "").replace("&quot;", "")
    )
    assert "49" not in re.findall(r"onload=x (.*?) &lt;", page), "and never run as a template"
    assert page.count("</svg>") == 3


def test_each_turn_can_be_linked_to_and_every_link_finds_its_turn(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    anchors = re.findall(r'id="(turn-\d+)"', page)
    assert anchors == [f"turn-{line.turn}" for line in a_debrief().timeline]
    assert set(re.findall(r'href="#(turn-\d+)"', page)) <= set(anchors)


def test_ids_are_there_once(words: ReportWords) -> None:
    ids = re.findall(r'\bid="([^"]+)"', render_report(a_debrief(), words))
    assert len(ids) == len(set(ids))


def test_the_figures_of_the_trajectory_s_table_are_the_debrief_s(words: ReportWords) -> None:
    debrief = a_debrief()
    assert _figures(render_report(debrief, words), "trajectory-table") == [
        [as_points(one.own), as_points(one.other), as_points(one.conceded)]
        for one in debrief.trajectory
    ]


def test_the_figures_of_the_frontier_s_table_are_the_debrief_s(words: ReportWords) -> None:
    debrief = a_debrief()
    plot = debrief.plot
    places = [plot.reservation, plot.nash, plot.better, plot.deal]
    places += [(one.own, one.other) for one in debrief.trajectory if one.is_learner]
    assert _figures(render_report(debrief, words), "frontier-table") == [
        list(map(as_points, place)) for place in places if place
    ]


def test_deal_and_better_outcome_stand_side_by_side(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert "You could have found it from turn 8 on" in page
    assert page.count('<tr class="changed">') == 2
    assert "64 / 58" in page
    assert "73 / 65" in page


def test_without_a_deal_only_the_better_outcome_is_shown(words: ReportWords) -> None:
    page = render_report(without_a_deal(), words)
    assert f'<th scope="col">{words.result.deal}</th>' not in page
    assert words.result.not_findable in page
    assert words.result.changed not in page, "there is nothing it could have changed from"


def test_without_a_zone_leaving_is_no_loss(words: ReportWords) -> None:
    page = render_report(without_a_deal(has_zopa=False), words)
    assert words.result.no_zopa in page
    assert words.result.better_heading not in page
    assert "Joint" not in page


def test_the_weakest_characteristic_comes_first_and_the_unobserved_last(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert re.findall(r'<span class="level">(.*?)</span>', page) == [
        "Level 2 of 5", "Level 3 of 5", "Level 4 of 5", words.characteristics.insufficient,
    ]  # fmt: skip


def test_insufficient_evidence_is_hatched_and_never_a_zero(words: ReportWords) -> None:
    alone = replace(a_debrief(), characteristics=(a_characteristic("Value creation", None),))
    page = render_report(alone, words)
    assert 'class="bar unseen"' in page
    assert 'class="step full"' not in page
    assert "Level 0" not in page


def test_a_check_shows_its_verdict_and_its_quotes_with_their_turns(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    quote = r"What matters most to you here\? <cite><a class=\"to-turn\" href=\"#turn-4\">"
    assert re.search(quote, page)
    assert words.characteristics.counter_seen in page
    assert words.characteristics.not_observed in page


def test_moments_link_to_the_entry_behind_them(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert 'href="/glossary/conditional-concession?language=en"' in page
    assert page.count(words.moments.could_have_said) == 1


def test_discoveries_tell_what_was_never_asked(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert 'href="#turn-4">asked at turn 4</a>' in page
    assert words.discoveries.never_asked in page


def test_it_says_how_it_was_scored(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert words.scoring.arithmetic in page
    assert "<dt>Rubric</dt><dd>1</dd>" in page
    assert "<dd>4711</dd>" in page


def test_the_same_debrief_gives_the_same_page(words: ReportWords) -> None:
    assert render_report(a_debrief(), words) == render_report(a_debrief(), words)


def _some() -> dict[str, Debrief]:
    nothing = replace(without_a_deal(), trajectory=(), moments=(), discoveries=(), timeline=())
    return {
        "deal": a_debrief(),
        "no deal": without_a_deal(),
        "no zone": without_a_deal(has_zopa=False),
        "empty": replace(nothing, characteristics=(), keep="", start="", stop=""),
    }


def _hostile() -> Debrief:
    debrief = a_debrief()
    result = replace(debrief.result, sentence=HOSTILE)
    return replace(
        debrief,
        scenario_title=HOSTILE,
        role_title=HOSTILE,
        counterpart=HOSTILE,
        result=result,
        keep=HOSTILE,
        versions=((HOSTILE, HOSTILE),),
        trajectory=tuple(replace(one, summary=HOSTILE) for one in debrief.trajectory),
        moments=tuple(
            replace(one, quote=HOSTILE, better_sentence=HOSTILE, entry=HOSTILE)
            for one in debrief.moments
        ),
        timeline=tuple(
            replace(one, text=HOSTILE, speaker=HOSTILE, readings=(HOSTILE,))
            for one in debrief.timeline
        ),
        discoveries=tuple(replace(one, title=HOSTILE) for one in debrief.discoveries),
    )


def _figures(page: str, table: str) -> list[list[int]]:
    body = page.partition(f'id="{table}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = body.split("</tr>")[:-1]
    return [[int(cell) for cell in re.findall(r'class="num">(-?\d+)<', row)] for row in rows]
