"""The rows of the tables beside the pictures, and what was found in each turn."""

from collections import defaultdict
from dataclasses import dataclass

from app.coach.judgement import Verdict
from app.negotiation.preferences import as_points
from app.reports.charts.what_if import moves_of
from app.reports.words import ReportWords
from app.review.debrief import CheckLine, Debrief, Line
from app.review.further import BeliefRow, FiveCView, WhatIfMoment


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


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What one move led to, in figures of 100 points."""

    name: str
    own: str
    other: str
    deals: str


@dataclass(frozen=True, slots=True)
class Found:
    """Checks with one verdict in one turn: the first of them, and all their titles."""

    check: CheckLine
    titles: str


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


def move_rows(moment: WhatIfMoment, words: ReportWords) -> list[MoveRow]:
    """Put what each move at a moment led to in figures, the move as played first."""
    return [
        MoveRow(
            move.title,
            _range((move.spread.own, move.spread.own_low, move.spread.own_high), words),
            _range((move.spread.other, move.spread.other_low, move.spread.other_high), words),
            words.what_if.of.format(deals=move.spread.deals, games=move.spread.games),
        )
        for move in moves_of(moment)
    ]


def same_wish(row: BeliefRow, words: ReportWords) -> str:
    """Say whether both wanted the same of an issue and whether the learner saw it, else nothing."""
    said = words.planned
    if row.is_same:
        return said.same_right if row.is_guessed_same else said.same_unseen
    return said.same_wrong if row.is_guessed_same else ""


def tally(view: FiveCView, words: ReportWords) -> str:
    """Count what was met and what was missed of one of the five C's."""
    met = sum(line.is_met is True for line in view.lines)
    missed = sum(line.is_met is False for line in view.lines)
    return words.five_cs.tally.format(met=met, missed=missed)


def found_at(debrief: Debrief) -> dict[int, list[Found]]:
    """Collect what was found in each of the learner's turns, one line for each verdict.

    A check that rests on a sequence also quotes the counterpart, who is not judged.
    """
    own = {line.turn for line in debrief.timeline if line.is_learner}
    groups: dict[int, dict[tuple[str, bool], list[CheckLine]]] = defaultdict(dict)
    checks = [check for view in debrief.characteristics for check in view.checks]
    for check in checks:
        for turn in own.intersection(turn for turn, _ in check.quotes):
            if check.verdict != Verdict.NOT_OBSERVED:
                groups[turn].setdefault((check.verdict, check.is_counter), []).append(check)
    return {
        turn: [Found(same[0], ", ".join(dict.fromkeys(one.title for one in same)))
               for _, same in sorted(found.items())]
        for turn, found in groups.items()
    }  # fmt: skip


def _range(figures: tuple[int, int, int], words: ReportWords) -> str:
    middle, low, high = map(as_points, figures)
    return words.what_if.range.format(middle=middle, low=low, high=high)
