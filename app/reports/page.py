"""The report as one HTML page; everything in it comes from the debrief and the words handed in."""

from collections.abc import Mapping
from functools import cache, partial

from jinja2 import Environment

from app.negotiation.preferences import as_points
from app.reports.charts.trust import moved_by
from app.reports.contents import parts_of
from app.reports.levels import anchor_of, level_rows, weakest_first
from app.reports.pictures import draw_pictures, draw_what_ifs
from app.reports.points import as_percent, signed
from app.reports.reading import describe_better, describe_frontier
from app.reports.rows import found_at, move_rows, place_rows, same_wish, tally, term_rows
from app.reports.templates_read import templates_of
from app.reports.words import ReportWords
from app.review.debrief import Debrief


def render_report(
    debrief: Debrief,
    words: ReportWords,
    *,
    has_pdf: bool = False,
    has_coach: bool = False,
    ticket: str = "",
) -> str:
    """Return the whole page; nothing inline but words, every one of the debrief escaped.

    `has_pdf` says whether to offer a PDF; `has_coach` whether to keep a place for questions, with
    the one script that fills it (`/static/report.js`, `/static/coach.css`). The page asks for
    `/static/report.css` and links to `/` (the start, a new game of the same kind, a replay from a
    turn, progress), its other forms, `/glossary/{entry}?language=…` and its own places. `ticket`
    opened this page where no header could come: the report's own forms are asked for with it.
    """
    anchors = parts_of(debrief)
    if has_coach:
        *before, onward = anchors
        anchors = (*before, "coach", onward)
    return (
        _pages()
        .get_template("report.html")
        .render(
            debrief=debrief,
            words=words,
            has_pdf=has_pdf,
            has_coach=has_coach,
            ticket=ticket,
            result=debrief.result,
            anchors=anchors,
            templates=[f"{anchor.replace('-', '_')}.html" for anchor in anchors],
            pictures=draw_pictures(debrief, words),
            **_core(debrief, words),
            **_further(debrief, words),
        )
    )


def _core(debrief: Debrief, words: ReportWords) -> Mapping[str, object]:
    return {
        "frontier_sentence": describe_frontier(debrief, words),
        "better_sentence": describe_better(debrief, words),
        "term_rows": term_rows(debrief),
        "place_rows": place_rows(debrief, words),
        "characteristics": weakest_first(debrief.characteristics),
        "level_rows": level_rows(debrief),
        "found_at": found_at(debrief),
    }


def _further(debrief: Debrief, words: ReportWords) -> Mapping[str, object]:
    further, said = debrief.further, words.progress
    moments = further.what_if.moments if further.what_if else ()
    lines = further.progress.lines if further.progress else ()
    games = max((len(line.levels) for line in lines), default=0)
    named = [(said.game.format(game=game), True) for game in range(1, games + 1)]
    return {
        "what_if_pictures": draw_what_ifs(debrief, words),
        "what_if_rows": [move_rows(moment, words) for moment in moments],
        "progress_heads": [
            (words.characteristics.name, False), *named, (said.lift_column, True),
        ],
        "same_wish": partial(same_wish, words=words),
        "tally": partial(tally, words=words),
    }  # fmt: skip


@cache
def _pages() -> Environment:
    return templates_of(
        "app.reports",
        points=as_points,
        percent=as_percent,
        signed=signed,
        moved=moved_by,
        anchor=anchor_of,
    )
