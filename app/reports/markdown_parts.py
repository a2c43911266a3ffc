"""The parts that every report has, as blocks of Markdown."""

from collections.abc import Iterator

from app.negotiation.preferences import as_points
from app.reports.marked import inert, listed, table
from app.reports.points import as_percent, figure
from app.reports.reading import describe_better, describe_frontier
from app.reports.rows import TermRow, place_rows, term_rows
from app.reports.words import ReportWords
from app.review.debrief import Debrief, Line


def write_result(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the result line and the marks that matter."""
    result, said, measures = debrief.result, words.result, debrief.measures
    scale = said.scale_about.format(
        own=as_points(result.own),
        reservation=as_points(result.reservation),
        target=as_points(result.target),
        best=as_points(result.best),
    )
    facts = [] if result.has_zopa else [said.no_zopa]
    if result.has_zopa and measures.joint_gain is not None:
        facts.append(said.joint_gain.format(percent=as_percent(measures.joint_gain)))
    left = as_points(measures.joint_left)
    if result.has_zopa and left > 0 and not result.tells_left:
        facts.append(said.joint_left.format(points=left))
    return [f"## {said.heading}", f"**{inert(result.sentence)}**", scale, " ".join(facts)]


def write_trajectory(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the offers as a table."""
    said = words.trajectory
    if not debrief.trajectory:
        return [f"## {said.heading}", said.empty]
    heads = (said.turn, said.who, said.offer, said.own, said.other, said.conceded)
    rows = [
        (
            offer.turn,
            words.page.you if offer.is_learner else words.page.them,
            offer.summary,
            *map(as_points, (offer.own, offer.other)),
            figure(as_points(offer.conceded)),
        )
        for offer in debrief.trajectory
    ]
    return [f"## {said.heading}", said.note, table(heads, rows, figures=3)]


def write_frontier(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write what was possible, and the better outcome issue by issue."""
    said = words.frontier
    rows = [(row.name, *map(as_points, row.place)) for row in place_rows(debrief, words)]
    places = table((said.what, said.own, said.other), rows, figures=2)
    return [
        f"## {said.heading}", describe_frontier(debrief, words), places, *_better(debrief, words),
    ]  # fmt: skip


def _better(debrief: Debrief, words: ReportWords) -> list[str]:
    better, deal, said = debrief.result.better, debrief.result.deal, words.result
    if better is None:
        return []
    heads = [said.issue, *([said.deal] if deal else []), said.better]
    rows = [[*_terms(row, words, has_deal=deal is not None)] for row in term_rows(debrief)]
    totals = [view for view in (deal, better.outcome) if view]
    last = [said.total, *(_both(view.own, view.other, words) for view in totals)]
    about = f"{describe_better(debrief, words)} {said.points_key}"
    return [f"### {said.better_heading}", about, table(heads, [*rows, last])]


def _terms(row: TermRow, words: ReportWords, *, has_deal: bool) -> Iterator[str]:
    yield f"{row.label} ({words.result.changed})" if row.is_changed else row.label
    if has_deal:
        yield _term(row.deal, words) if row.deal else ""
    yield _term(row.better, words)


def _term(line: Line, words: ReportWords) -> str:
    return f"{line.shown} ({_both(line.own_points, line.other_points, words)})"


def _both(own: int, other: int, words: ReportWords) -> str:
    return words.result.both_points.format(own=as_points(own), other=as_points(other))


def write_advice(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write keep, start and stop."""
    said = words.advice
    named = ((said.keep, debrief.keep), (said.start, debrief.start), (said.stop, debrief.stop))
    lines: list[str] = []
    for (name, text), entry in zip(named, debrief.advice_entries, strict=True):
        behind = f" {words.page.glossary.format(title=inert(entry[1]))}." if entry else ""
        lines.append(f"**{name}:** {inert(text) or said.nothing}{behind}")
    return [f"## {said.heading}", listed(lines)]


def write_scoring(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write how the game was scored and how to dispute it."""
    said = words.scoring
    facts = [(said.session, debrief.session), (said.seed, str(debrief.seed))]
    facts.append((said.style, words.style(debrief.style)))
    facts += [(said.versions.named(name), version) for name, version in debrief.versions]
    return [
        f"## {said.heading}",
        f"{said.arithmetic} {said.emotions}",
        said.formula,
        said.dispute,
        said.machine,
        listed(f"{inert(name)}: {inert(value)}" for name, value in facts),
    ]
