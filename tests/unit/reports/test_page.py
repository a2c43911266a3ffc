"""The report as a page."""

import re
from dataclasses import replace

import pytest

from app.coach.judgement import Verdict
from app.negotiation.preferences import as_points
from app.reports.contents import ORDER
from app.reports.page import render_report
from app.reports.words import ReportWords
from app.review.debrief import Debrief, Wording
from app.review.further import WhatIfView
from tests.builders_further import a_full_debrief, saying
from tests.builders_report import a_characteristic, a_check, a_debrief, without_a_deal

HOSTILE = "<script>alert(1)</script>\"' onload=x {{ 7*7 }} </svg>"
WITHOUT_SHEETS = (
    "result", "moments", "trajectory", "frontier", "transcript", "characteristics", "advice",
    "their-side", "scoring", "onward",
)  # fmt: skip


def test_it_is_read_in_the_agreed_order(words: ReportWords) -> None:
    assert _headed(render_report(a_full_debrief(), words)) == ORDER


def test_a_part_for_which_nothing_is_known_is_left_out(words: ReportWords) -> None:
    assert _headed(render_report(a_debrief(), words)) == WITHOUT_SHEETS


def test_the_contents_lead_to_every_part_in_order(words: ReportWords) -> None:
    for debrief in (a_debrief(), a_full_debrief()):
        page = render_report(debrief, words)
        contents = page.partition('<nav class="contents"')[2].partition("</nav>")[0]
        assert tuple(re.findall(r'href="#([\w-]+)"', contents)) == _headed(page)


@pytest.mark.parametrize("name", ["deal", "no deal", "no zone", "empty", "full"])
def test_nothing_of_it_runs_or_styles_inline(name: str, words: ReportWords) -> None:
    page = render_report(_some()[name], words)
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page)


def test_hostile_words_are_inert_wherever_they_stand(words: ReportWords) -> None:
    page = render_report(_hostile(), words)
    assert "<script" not in page
    assert page.count("&lt;script") > 100
    assert "onload=x" in page, "the words are shown"
    assert not re.search(
        r"<[^>]*\"[^>]*onload=x[^>]*>", page.replace("&#34;", "").replace("&quot;", "")
    )
    assert "49" not in re.findall(r"onload=x (.*?) &lt;", page), "and never run as a template"
    assert page.count("</svg>") == 10


def test_each_turn_can_be_linked_to_and_every_link_finds_its_turn(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    anchors = re.findall(r'id="(turn-\d+)"', page)
    assert anchors == [f"turn-{line.turn}" for line in a_debrief().timeline]
    assert set(re.findall(r'href="#(turn-\d+)"', page)) <= set(anchors)


def test_ids_are_there_once(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


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


def test_insufficient_evidence_is_never_a_zero(words: ReportWords) -> None:
    alone = replace(a_debrief(), characteristics=(a_characteristic("Value creation", None),))
    page = render_report(alone, words)
    assert 'class="hatch"' in page
    assert _figures(page, "levels-table") == [[]]
    assert "Level 0" not in page


def test_the_levels_table_has_this_game_and_the_one_before(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    assert _figures(page, "levels-table")[:2] == [[2, 3], [3, 3]]


def test_each_of_the_learner_s_turns_can_be_replayed_and_no_other(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    assert re.findall(r'href="/#/sessions/ses_01JD3Q8Z/replay/(\d+)"', page) == [
        str(line.turn) for line in a_debrief().timeline if line.is_learner
    ]


def test_a_turn_shows_what_was_found_in_it_and_what_could_have_been_said(
    words: ReportWords,
) -> None:
    page = render_report(a_debrief(), words)
    turn = page.partition('<li id="turn-8"')[2].partition("</li>")[0]
    assert "Drops the price without a reason" in turn
    assert "I can go to €86 if we sign for four years." in turn


def test_the_simulation_is_said_to_be_one_and_shows_the_spread(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    part = page.partition('<h2 id="what-if">')[2].partition("</section>")[0]
    assert part.index("This is a simulation:") < part.index("<svg")
    assert "64 (58–69)" in part
    assert part.count("<svg") == 2
    assert "7 of 8" in part


def test_a_simulation_without_a_better_move_says_no_more_than_that(words: ReportWords) -> None:
    nothing = WhatIfView((), "Nothing tried led to clearly more.")
    page = render_report(
        replace(a_debrief(), further=replace(a_debrief().further, what_if=nothing)), words
    )
    part = page.partition('<h2 id="what-if">')[2].partition("</section>")[0]
    assert "Nothing tried led to clearly more." in part
    assert "<svg" not in part


def test_a_button_is_not_quoted_as_words(words: ReportWords) -> None:
    moment = replace(a_debrief().moments[0], quote="Accept", is_pressed=True)
    check = replace(a_check("Accepts", Verdict.MET, (10, "Accept")), pressed=(10,))
    views = (a_characteristic("Value creation", 3, check),)
    page = render_report(replace(a_debrief(), moments=(moment,), characteristics=views), words)
    assert page.count("By a button: Accept") == 2
    assert '<blockquote dir="auto">Accept' not in page


def test_the_guess_stands_beside_the_truth(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    assert _figures(page, "beliefs-table")[:2] == [[1, 3, 1], [3, 2, 2]]
    assert words.planned.same_right in page
    assert 'href="/glossary/fixed-pie-bias?language=en"' in page


def test_the_counterpart_s_sheet_is_shown(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    assert _figures(page, "their-side-table")[2] == [35, 5]
    assert "Their reservation value: 40 points." in page


def test_the_practice_task_closes_the_report(words: ReportWords) -> None:
    page = render_report(a_full_debrief(), words)
    assert "Practise: Flexible concessions" in page.partition('<h2 id="onward">')[2]


def test_it_says_how_to_dispute_a_finding(words: ReportWords) -> None:
    assert words.scoring.dispute in render_report(a_debrief(), words)


def test_a_pdf_is_offered_only_where_one_can_be_made(words: ReportWords) -> None:
    assert "format=pdf" not in render_report(a_debrief(), words)
    assert "report?format=pdf" in render_report(a_debrief(), words, has_pdf=True)


def test_a_level_held_down_by_its_outcome_says_so(words: ReportWords) -> None:
    view = a_characteristic("Value creation", 4)
    capped = replace(view, judgement=replace(view.judgement, is_capped=True))
    pages = [
        render_report(replace(a_debrief(), characteristics=(one,)), words) for one in (view, capped)
    ]
    assert [words.characteristics.capped in page for page in pages] == [False, True]


def test_a_check_shows_its_verdict_and_its_quotes_with_their_turns(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    quote = r"What matters most to you here\? <cite><a class=\"to-turn\" href=\"#turn-4\">"
    assert re.search(quote, page)
    assert words.characteristics.counter_seen in page
    assert words.characteristics.not_observed in page


def test_moments_link_to_the_entry_behind_them(words: ReportWords) -> None:
    page = render_report(a_debrief(), words)
    assert 'href="/glossary/conditional-concession?language=en"' in page
    first = page.partition('<h2 id="trajectory">')[0]
    assert first.count(words.moments.could_have_said) == 1


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
        "full": a_full_debrief(),
    }


def _hostile() -> Debrief:
    debrief = replace(a_full_debrief(), language=HOSTILE)
    return replace(saying(debrief, HOSTILE), versions=((HOSTILE, HOSTILE),))


def _headed(page: str) -> tuple[str, ...]:
    return tuple(re.findall(r'<h2 id="([\w-]+)"', page))


def _figures(page: str, table: str) -> list[list[int]]:
    body = page.partition(f'id="{table}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = body.split("</tr>")[:-1]
    return [[int(cell) for cell in re.findall(r'class="num">(-?\d+)<', row)] for row in rows]


def test_it_says_who_worded_it_and_leads_to_the_other_words(words: ReportWords) -> None:
    said = words.wording
    for wording, line, way in (
        (Wording(("keep",), "<i>"), "by a model (&lt;i&gt;)", '<a href="?words=plain">'),
        (Wording(is_under_way=True), said.under_way, f'<a href="?">{said.look_again}'),
        (Wording(model="m", is_plain=True), said.plain, f'<a href="?">{said.to_worded}'),
    ):
        page = render_report(replace(a_debrief(), wording=wording), words)
        assert line in page
        assert way in page
    assert "small wording" not in render_report(a_debrief(), words)


def test_a_ticket_that_opened_the_page_opens_its_other_forms_too(words: ReportWords) -> None:
    worded = replace(a_debrief(), wording=Wording(model="m"))
    page = render_report(worded, words, has_pdf=True, ticket="wwr_a&b")
    kept = "ticket=wwr_a%26b"
    forms = set(re.findall(r'href="([^"]*(?:format|words)=[^"]*)"', page))
    assert len(forms) == 3
    assert all(form.endswith(f"&amp;{kept}") for form in forms)
    plain = replace(a_debrief(), wording=Wording(model="m", is_plain=True))
    assert f'<a href="?{kept}">' in render_report(plain, words, ticket="wwr_a&b")


def test_no_ticket_is_named_where_none_came_and_none_leaves_the_report(words: ReportWords) -> None:
    worded = replace(a_debrief(), wording=Wording(model="m"))
    assert "ticket" not in render_report(worded, words, has_pdf=True)
    links = re.findall(r'href="([^"]*)"', render_report(worded, words, ticket="wwr_x"))
    elsewhere = [link for link in links if link.startswith(("/#", "/glossary", "/static"))]
    assert elsewhere
    assert not any("wwr_x" in link for link in elsewhere)
