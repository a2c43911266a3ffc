"""A judged session in figures: what is compared over many sessions, and nothing anybody wrote."""

from dataclasses import dataclass
from math import hypot

from app.review.debrief import Debrief, Plot


@dataclass(frozen=True, slots=True)
class Figures:
    """Levels by characteristic (None: not observed), and what the outcome was worth.

    Utilities are whole points, 0..10,000; without a deal `own` is the reservation value.
    `joint_gain` is a share, `pareto_distance` in points; both None where there is no ZOPA.
    """

    levels: tuple[tuple[str, int | None], ...]
    own: int
    reservation: int
    target: int
    joint_gain: float | None
    pareto_distance: int | None


def figures_of(debrief: Debrief) -> Figures:
    """Return the figures of a debrief."""
    result = debrief.result
    return Figures(
        tuple((view.id, view.judgement.level) for view in debrief.characteristics),
        result.own,
        result.reservation,
        result.target,
        debrief.measures.joint_gain,
        pareto_distance(debrief.plot),
    )


def pareto_distance(plot: Plot) -> int | None:
    """Return how far the outcome is from the nearest point of the frontier, in points.

    The plane is that of both sides' utilities; without a deal both have their alternative.
    """
    own, other = plot.deal or plot.reservation
    away = [hypot(own - best, other - theirs) for best, theirs in plot.frontier]
    return round(min(away)) if away else None
