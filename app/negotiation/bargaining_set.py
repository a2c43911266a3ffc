"""What two sides could reach together: ZOPA, Pareto frontier, Nash point, joint gain.

Rules: an outcome is feasible when it meets both reservation values (a tie counts as feasible);
the frontier and the Nash point are taken over the feasible outcomes; ties go by outcome index.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.negotiation.outcome import OutcomeSpace, Utilities
from app.negotiation.preferences import Preferences

Indexes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BargainingSet:
    """The feasible part of an outcome space and the points that matter in it.

    `feasible` and `frontier` are outcome indexes, the frontier by falling first-role utility;
    `nash`, `joint_best` and `joint_worst` are None where there is no ZOPA.
    """

    reservations: tuple[int, int]
    feasible: Indexes
    frontier: Indexes
    nash: int | None
    joint_best: int | None
    joint_worst: int | None

    @property
    def has_zopa(self) -> bool:
        """Say whether any outcome beats or meets both alternatives."""
        return self.feasible.size > 0


def bargaining_set(space: OutcomeSpace, reservations: tuple[int, int]) -> BargainingSet:
    """Find the bargaining set of a space under two reservation values."""
    one, two = space.utilities
    feasible = np.flatnonzero((one >= reservations[0]) & (two >= reservations[1]))
    if not feasible.size:
        return BargainingSet(reservations, feasible, feasible, None, None, None)
    joint = one[feasible].astype(np.int64) + two[feasible]
    surplus = (one[feasible].astype(np.int64) - reservations[0]) * (two[feasible] - reservations[1])
    return BargainingSet(
        reservations,
        feasible,
        _frontier(one, two, feasible),
        _nash(feasible, surplus, joint),
        int(feasible[int(np.argmax(joint))]),
        int(feasible[int(np.argmin(joint))]),
    )


def _nash(feasible: Indexes, surplus: npt.NDArray[np.int64], joint: npt.NDArray[np.int64]) -> int:
    """Take the greatest product; among equals the greatest sum, so that it is on the frontier."""
    order = np.lexsort((feasible, -joint, -surplus))
    return int(feasible[order[0]])


def _frontier(one: Utilities, two: Utilities, feasible: Indexes) -> Indexes:
    order = np.lexsort((feasible, -two[feasible], -one[feasible]))
    ranked = feasible[order]
    best_before = np.maximum.accumulate(np.concatenate(([-1], two[ranked][:-1])))
    return np.asarray(ranked[two[ranked] > best_before], dtype=np.int64)


def joint_gain_share(space: OutcomeSpace, bset: BargainingSet, index: int | None) -> float | None:
    """Return the joint-gain share (docs/judging.md JG) of a deal, or of no deal when index is None.

    None where there is no ZOPA; a deal outside it may fall below 0 or rise above 1. Where all
    feasible deals are worth the same together, any of them is 1 and everything else is 0.
    """
    if bset.joint_best is None or bset.joint_worst is None:
        return None
    if index is None:
        return 0.0
    highest, lowest = joint(space, bset.joint_best), joint(space, bset.joint_worst)
    if highest == lowest:
        return 1.0 if index in bset.feasible else 0.0
    return (joint(space, index) - lowest) / (highest - lowest)


def joint(space: OutcomeSpace, index: int) -> int:
    """Return the sum of both sides' utilities of an outcome."""
    return int(space.utilities[0][index]) + int(space.utilities[1][index])


def better_for_both(space: OutcomeSpace, bset: BargainingSet, index: int) -> int | None:
    """Return the frontier outcome with the most joint utility that both prefer to `index`.

    None when the deal is on the frontier (no outcome is better for one and no worse for the
    other); strict gains for both are preferred, else a gain for one at no cost to the other.
    """
    one, two = space.utilities
    line = bset.frontier
    both = line[(one[line] > one[index]) & (two[line] > two[index])]
    either = line[
        (one[line] >= one[index])
        & (two[line] >= two[index])
        & ((one[line] > one[index]) | (two[line] > two[index]))
    ]
    among = both if both.size else either
    if not among.size:
        return None
    joints = one[among].astype(np.int64) + two[among]
    return int(among[int(np.argmax(joints))])


def logrolling_issues(first: Preferences, second: Preferences) -> tuple[tuple[str, int], ...]:
    """Return (issue, role index that values it more) where the sides differ enough to trade.

    An issue logrolls when preferences point opposite ways and one side's stake in it (its
    largest gain in points) is at least 1.5 times the other's.
    """
    found = []
    for issue in first.issues:
        ups = [_stake(p, issue.id) for p in (first, second)]
        if _best_options(first, issue.id) & _best_options(second, issue.id):
            continue
        if max(ups) >= 1.5 * max(1, min(ups)):
            found.append((issue.id, 0 if ups[0] > ups[1] else 1))
    return tuple(found)


def compatible_issues(first: Preferences, second: Preferences) -> tuple[str, ...]:
    """Return the issues on which some option is best for both sides."""
    return tuple(
        issue.id
        for issue in first.issues
        if _best_options(first, issue.id) & _best_options(second, issue.id)
    )


def _best_options(preferences: Preferences, issue_id: str) -> frozenset[str]:
    for issue, row in zip(preferences.issues, preferences.values, strict=True):
        if issue.id == issue_id:
            liked = zip(issue.options, row, strict=True)
            return frozenset(option.id for option, value in liked if value == max(row))
    raise KeyError(issue_id)


def _stake(preferences: Preferences, issue_id: str) -> int:
    issue = next(i for i in preferences.issues if i.id == issue_id)
    points = [preferences.points(issue_id, option.id) for option in issue.options]
    return max(points) - min(points)
