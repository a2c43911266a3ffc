"""The report as one HTML page; everything in it comes from the debrief and the words handed in."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.coach.judgement import Verdict
from app.negotiation.preferences import as_points
from app.reports.charts.frontier import draw_frontier
from app.reports.charts.result_scale import draw_result_scale
from app.reports.charts.trajectory import draw_trajectory
from app.reports.points import as_percent
from app.reports.reading import describe_better, describe_frontier
from app.reports.words import ReportWords
from app.review.debrief import CharacteristicView, CheckLine, Debrief, Line

LEVELS = 5


@dataclass(frozen=True, slots=True)
class TermRow:
    """One issue in the table of deal against better outcome; `deal` is None without a deal."""

    label: str
    deal: Line | None
    better: Line
    is_changed: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One named outcome in the table of the frontier plot."""

    name: str
    place: tuple[int, int]


def render_report(debrief: Debrief, words: ReportWords) -> str:
    """Return the whole page; no script, no inline style, every word of the debrief escaped.

    The page asks for `/static/report.css` and links to `/` (the start, and a new game of the same
    kind), `/glossary/{entry}?language=…` and its own turns.
    """
    return (
        _pages()
        .get_template("report.html")
        .render(
            debrief=debrief,
            words=words,
            result=debrief.result,
            result_scale=draw_result_scale(debrief, words),
            trajectory=draw_trajectory(debrief, words),
            frontier=draw_frontier(debrief, words),
            frontier_sentence=describe_frontier(debrief, words),
            better_sentence=describe_better(debrief, words),
            term_rows=term_rows(debrief),
            place_rows=place_rows(debrief, words),
            characteristics=weakest_first(debrief.characteristics),
            found_at=found_at(debrief),
            levels=range(1, LEVELS + 1),
        )
    )


def weakest_first(views: tuple[CharacteristicView, ...]) -> list[CharacteristicView]:
    """Order by level, lowest first; those without a level come last, never as a zero."""
    return sorted(views, key=lambda view: view.judgement.level or LEVELS + 1)


def term_rows(debrief: Debrief) -> list[TermRow]:
    """Pair the terms of the deal and of the better outcome, issue by issue."""
    better, deal = debrief.result.better, debrief.result.deal
    if better is None:
        return []
    dealt = {line.issue: line for line in deal.lines} if deal else {}
    changed = better.changed if deal else ()
    return [
        TermRow(line.label, dealt.get(line.issue), line, line.issue in changed)
        for line in better.outcome.lines
    ]


def place_rows(debrief: Debrief, words: ReportWords) -> list[PlaceRow]:
    """Name what the frontier plot marks, in the order of its legend."""
    plot, said = debrief.plot, words.frontier
    named = [
        (said.no_deal, plot.reservation),
        (said.nash, plot.nash),
        (said.better, plot.better),
        (said.deal, plot.deal),
    ]
    rows = [PlaceRow(name, place) for name, place in named if place is not None]
    own = [offer for offer in debrief.trajectory if offer.is_learner]
    return rows + [
        PlaceRow(said.numbered.format(number=i, turn=offer.turn), (offer.own, offer.other))
        for i, offer in enumerate(own, start=1)
    ]


def found_at(debrief: Debrief) -> dict[int, list[CheckLine]]:
    """Collect, for each turn, the checks that rest on words said in it."""
    found: dict[int, list[CheckLine]] = defaultdict(list)
    checks = [check for view in debrief.characteristics for check in view.checks]
    for check in checks:
        for turn in dict.fromkeys(turn for turn, _ in check.quotes):
            if check.verdict != Verdict.NOT_OBSERVED:
                found[turn].append(check)
    return dict(found)


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("app.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["points"] = as_points
    pages.filters["percent"] = as_percent
    return pages
