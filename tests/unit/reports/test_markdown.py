"""The report as Markdown, read back by a parser."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from app.reports.contents import parts_of
from app.reports.markdown import render_markdown
from app.reports.page import render_report
from app.reports.words import ReportWords
from app.review.debrief import Debrief, Wording
from tests.builders_further import a_full_debrief, saying
from tests.builders_report import a_check, a_debrief, without_a_deal

HOSTILE = "<script>alert(1)</script> ![x](http://y) **b** | # h\n# h\n- l\n\n```\ncode\n```\n[a]: http://y"
READER = MarkdownIt("commonmark", {"html": True}).enable("table")


@pytest.mark.parametrize(
    "debrief",
    [a_debrief(), a_full_debrief(), without_a_deal(), without_a_deal(has_zopa=False)],
    ids=["deal", "full", "no deal", "no zone"],
)
def test_its_parts_are_those_of_the_page_in_their_order(
    debrief: Debrief, words: ReportWords
) -> None:
    page = re.findall(r"<h2 id=[^>]+>([^<]+)</h2>", render_report(debrief, words))
    headed = re.findall(r"<h2>([^<]+)</h2>", READER.render(render_markdown(debrief, words)))
    if debrief.further.task is None:
        assert page.pop() == words.page.onward
    assert headed == [text.replace("&#39;", "'") for text in page]
    assert len(page) >= len(parts_of(debrief)) - 1


def test_words_of_people_stay_words(words: ReportWords) -> None:
    text = render_markdown(saying(replace(a_full_debrief(), language="en"), HOSTILE), words)
    kinds = {token.type for token in READER.parse(text)}
    inside = {child.type for token in READER.parse(text) for child in token.children or ()}
    assert not kinds & {"html_block", "fence", "code_block", "hr"}
    assert not inside & {"html_inline", "image", "link_open", "code_inline"}
    assert _count(text, "heading_open") == _count(
        render_markdown(a_full_debrief(), words), "heading_open"
    )


def test_every_quote_stands_with_its_turn(words: ReportWords) -> None:
    assert "> What matters most to you here? (turn 4)" in render_markdown(a_debrief(), words)


def test_a_button_is_not_quoted_as_words(words: ReportWords) -> None:
    moment = replace(a_debrief().moments[0], quote="Accept", is_pressed=True)
    text = render_markdown(replace(a_debrief(), moments=(moment,)), words)
    assert "By a button: Accept" in text
    assert "> Accept" not in text


def test_checks_without_opportunity_share_one_line(words: ReportWords) -> None:
    view = a_debrief().characteristics[-1]
    more = replace(view, checks=(*view.checks, a_check("Sums up", view.checks[0].verdict)))  # type: ignore[arg-type]
    text = render_markdown(replace(a_debrief(), characteristics=(more,)), words)
    assert "○ not observed: Makes several equal offers at once, Sums up." in text


def test_the_same_debrief_gives_the_same_text(words: ReportWords) -> None:
    assert render_markdown(a_full_debrief(), words) == render_markdown(a_full_debrief(), words)


def test_it_has_no_line_that_ends_in_spaces_and_no_empty_heading(words: ReportWords) -> None:
    text = render_markdown(a_full_debrief(), words)
    assert not re.search(r"[ \t]$|^#+ *$", text, flags=re.MULTILINE)
    assert "\n\n\n" not in text


def _count(text: str, kind: str) -> int:
    return sum(token.type == kind for token in READER.parse(text))


@pytest.mark.parametrize(("is_deal", "times"), [(True, 0), (False, 1)])
def test_what_was_left_is_told_once_by_the_result_line_or_beside_it(
    is_deal: bool, times: int, words: ReportWords
) -> None:
    debrief = a_debrief() if is_deal else without_a_deal()
    debrief = replace(debrief, measures=replace(debrief.measures, joint_left=700))
    line = words.result.joint_left.format(points=7)
    assert debrief.result.tells_left is is_deal
    assert render_markdown(debrief, words).count(line) == times
    assert render_report(debrief, words).count(line) == times


def test_who_worded_it_is_said_under_the_title(words: ReportWords) -> None:
    said = words.wording
    told = {
        Wording(("keep",), "a`model`"): "by a model (a\\`model\\`)",
        Wording(is_under_way=True): said.under_way,
        Wording(model="small", is_plain=True): said.plain,
    }
    for wording, line in told.items():
        text = render_markdown(replace(a_debrief(), wording=wording), words)
        assert line in text.partition("\n## ")[0]
