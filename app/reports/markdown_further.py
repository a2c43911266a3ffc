"""The parts that a report has where something was written or computed, as blocks of Markdown."""

from app.negotiation.preferences import as_points
from app.reports.charts.trust import moved_by
from app.reports.markdown_findings import own_words
from app.reports.marked import inert, listed, table
from app.reports.points import as_percent, signed
from app.reports.rows import move_rows
from app.reports.words import ReportWords
from app.review.debrief import Debrief, Discovery
from app.review.further import TheirSide, WhatIfMoment


def write_what_if(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the simulation, said to be one."""
    said, view = words.what_if, debrief.further.what_if
    if view is None:
        return []
    told = [block for moment in view.moments for block in _moment(moment, words)]
    return [f"## {said.heading}", inert(view.policy), *told]


def _moment(moment: WhatIfMoment, words: ReportWords) -> list[str]:
    said = words.what_if
    rows = [(row.name, row.own, row.other, row.deals) for row in move_rows(moment, words)]
    better = [f"{inert(m.title)}: “{inert(m.sentence)}”" for m in moment.moves if m.sentence]
    return [
        f"### {said.at.format(turn=moment.turn)}",
        own_words(moment.quote, words, is_pressed=moment.is_pressed),
        table((said.move, said.you, said.them, said.deals), rows, figures=3),
        listed(better),
    ]


def write_relationship(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write how trust went."""
    said, view = words.relationship, debrief.further.relationship
    if view is None:
        return []
    rows = [
        (one.turn, one.quote, as_percent(one.trust), signed(moved_by(one))) for one in view.path
    ]
    heads = (words.trajectory.turn, said.words, said.trust, said.change)
    shown = table(heads, rows, figures=2) if rows else ""
    return [f"## {said.heading}", inert(view.sentence), shown]


def write_progress(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the levels over the learner's games."""
    said, view = words.progress, debrief.further.progress
    if view is None:
        return []
    games = max((len(line.levels) for line in view.lines), default=0)
    named = [said.game.format(game=game) for game in range(1, games + 1)]
    heads = [words.characteristics.name, *named, said.lift_column]
    rows = [
        [
            line.title,
            *(said.no_level if level is None else level for level in line.levels),
            said.no_level if line.lift is None else signed(line.lift),
        ]
        for line in view.lines
    ]
    lead = said.lead.format(sessions=view.sessions)
    return [f"## {said.heading}", lead, table(heads, rows, figures=games + 1)]


def write_style(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the path among the five styles."""
    said, view = words.style_path, debrief.further.style
    if view is None:
        return []
    rows = [
        (one.turn, words.style(one.style), f"{as_percent(one.own)} %", f"{as_percent(one.other)} %")
        for one in view.path
    ]
    heads = (words.trajectory.turn, said.style, said.own, said.other)
    shown = table(heads, rows, figures=2) if rows else ""
    return [f"## {said.heading}", inert(view.sentence), shown]


def write_their_side(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the counterpart's sheet and what became of its interests."""
    said, side = words.their_side, debrief.further.their_side
    found = words.discoveries
    lines = [_discovery(one, words) for one in debrief.discoveries]
    blocks = [f"## {said.heading}", *(_sheet_of(side, words) if side else [])]
    return [*blocks, f"### {found.heading}", listed(lines) if lines else found.none]


def _sheet_of(side: TheirSide, words: ReportWords) -> list[str]:
    said = words.their_side
    rows = [
        (row.label, row.best_option_shown, as_points(row.weight), as_points(row.own_weight))
        for row in side.rows
    ]
    marks = f"{said.reservation.format(points=as_points(side.reservation))} " + said.target.format(
        points=as_points(side.target)
    )
    return [
        said.lead.format(person=inert(side.person), role=inert(side.role_title)),
        f"{said.alternative}: {inert(side.batna)}",
        marks,
        table((said.issue, said.liked_best, said.their_weight, said.own_weight), rows, figures=2),
    ]


def _discovery(one: Discovery, words: ReportWords) -> str:
    said = words.discoveries
    stages = (
        (one.asked_at, said.asked, said.never_asked),
        (one.told_at, said.told, said.never_told),
        (one.used_at, said.used, said.never_used),
    )
    became = ", ".join(never if at is None else text.format(turn=at) for at, text, never in stages)
    return f"**{inert(one.title)}** {inert(one.text)} ({became})"


def write_onward(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the practice task; without one there is nothing to say on paper."""
    task, said = debrief.further.task, words.page
    if task is None:
        return []
    return [
        f"## {said.onward}",
        f"**{said.practise.format(title=inert(task.title))}**",
        inert(task.text),
        said.next_scenario.format(scenario=inert(task.scenario_title)),
    ]
