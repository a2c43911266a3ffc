"""The report as one Markdown text, from the same debrief and words and in the order of the page.

Pictures are told by their tables and sentences; links into the page are left out.
"""

from collections.abc import Callable, Mapping

from app.reports import markdown_findings as findings
from app.reports import markdown_further as further
from app.reports import markdown_parts as parts
from app.reports import markdown_sheets as sheets
from app.reports.contents import parts_of
from app.reports.marked import inert
from app.reports.words import ReportWords
from app.review.debrief import Debrief

Writer = Callable[[Debrief, ReportWords], list[str]]

_WRITERS: Mapping[str, Writer] = {
    "result": parts.write_result,
    "moments": findings.write_moments,
    "trajectory": parts.write_trajectory,
    "frontier": parts.write_frontier,
    "transcript": findings.write_transcript,
    "characteristics": findings.write_characteristics,
    "advice": parts.write_advice,
    "what-if": further.write_what_if,
    "relationship": further.write_relationship,
    "planned": sheets.write_planned,
    "progress": further.write_progress,
    "five-cs": sheets.write_five_cs,
    "style": further.write_style,
    "their-side": further.write_their_side,
    "scoring": parts.write_scoring,
    "onward": further.write_onward,
}


def render_markdown(debrief: Debrief, words: ReportWords) -> str:
    """Return the whole report; nothing that people wrote can act as mark-up in it."""
    said = words.page
    played = said.played.format(
        role=inert(debrief.role_title),
        counterpart=inert(debrief.counterpart),
        style=inert(words.style(debrief.style)),
    )
    blocks = [f"# {said.title.format(scenario=inert(debrief.scenario_title))}", played]
    blocks.append(_worded(debrief, words))
    for part in parts_of(debrief):
        blocks += _WRITERS[part](debrief, words)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _worded(debrief: Debrief, words: ReportWords) -> str:
    """Say who worded it, where a model did or does."""
    wording, said = debrief.wording, words.wording
    if wording is None:
        return ""
    if wording.is_plain:
        return said.plain
    return (
        said.under_way if wording.is_under_way else said.worded.format(model=inert(wording.model))
    )
