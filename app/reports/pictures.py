"""All pictures of a report, each drawn once and used alike on the page, on paper and as PNG."""

from collections.abc import Callable, Mapping

from app.reports.charts.frontier import draw_frontier
from app.reports.charts.levels import draw_levels
from app.reports.charts.progress import draw_progress
from app.reports.charts.radar import draw_radar
from app.reports.charts.result_scale import draw_result_scale
from app.reports.charts.style_path import draw_style_path
from app.reports.charts.trajectory import draw_trajectory
from app.reports.charts.trust import draw_trust
from app.reports.charts.what_if import draw_what_if
from app.reports.words import ReportWords
from app.review.debrief import Debrief

Draw = Callable[[Debrief, ReportWords], str]


def draw_pictures(debrief: Debrief, words: ReportWords) -> dict[str, str]:
    """Return name → SVG; a picture for which nothing is known is empty text."""
    return {name: draw(debrief, words) for name, draw in _DRAWN.items()}


def draw_picture(debrief: Debrief, words: ReportWords, name: str) -> str:
    """Return the SVG of one picture by its name, empty where there is none of that name."""
    if name in _DRAWN:
        return _DRAWN[name](debrief, words)
    moments = debrief.further.what_if.moments if debrief.further.what_if else ()
    for number, moment in enumerate(moments, start=1):
        if name == f"{_MOMENT}{number}":
            return draw_what_if(moment, debrief.result.reservation, words)
    return ""


_MOMENT = "what-if-"


def _trust(debrief: Debrief, words: ReportWords) -> str:
    trust = debrief.further.relationship
    return draw_trust(trust, words) if trust and trust.path else ""


def _style(debrief: Debrief, words: ReportWords) -> str:
    style = debrief.further.style
    return draw_style_path(style, words) if style and style.path else ""


def _progress(debrief: Debrief, words: ReportWords) -> str:
    progress = debrief.further.progress
    return draw_progress(progress, words) if progress and progress.lines else ""


_DRAWN: Mapping[str, Draw] = {
    "scale": draw_result_scale,
    "trajectory": draw_trajectory,
    "frontier": draw_frontier,
    "levels": draw_levels,
    "radar": draw_radar,
    "trust": _trust,
    "style": _style,
    "progress": _progress,
}


def draw_what_ifs(debrief: Debrief, words: ReportWords) -> list[str]:
    """Return the SVG of each moment of the simulation, in order."""
    what_if, reservation = debrief.further.what_if, debrief.result.reservation
    moments = what_if.moments if what_if else ()
    return [draw_what_if(moment, reservation, words) for moment in moments]


def name_pictures(debrief: Debrief, words: ReportWords) -> dict[str, str]:
    """Return name → SVG of all pictures there are; moments of the simulation count from 1.

    A name is lower-case letters, digits and hyphens ("radar", "what-if-2").
    """
    drawn = draw_pictures(debrief, words)
    what_ifs = enumerate(draw_what_ifs(debrief, words), start=1)
    drawn |= {f"{_MOMENT}{number}": svg for number, svg in what_ifs}
    return {name: svg for name, svg in drawn.items() if svg}
