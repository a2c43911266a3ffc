"""What an outcome is worth to one side: whole-number utilities from 0 to 10,000.

The utility of an outcome is the sum over issues of weight x value / 10,000 (weights sum to
10,000, values run from 0 to 10,000) plus the cross-issue bonuses whose terms it holds: the
additive model of Keeney and Raiffa (1976) with pairwise exceptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.negotiation.issue import Issue
from app.negotiation.terms import Terms

FULL = 10_000


@dataclass(frozen=True, slots=True)
class Bonus:
    """Utility added when an outcome holds all of some terms."""

    terms: Terms
    points: int


@dataclass(frozen=True, slots=True)
class Preferences:
    """One side's weights and values; `values[i][j]` is option j of issue i."""

    issues: tuple[Issue, ...]
    weights: tuple[int, ...]
    values: tuple[tuple[int, ...], ...]
    bonuses: tuple[Bonus, ...] = ()
    _points: dict[tuple[str, str], int] = field(init=False, compare=False, repr=False, hash=False)

    def __post_init__(self) -> None:
        """Refuse what would make a utility leave 0..10,000 (ValueError)."""
        if len(self.weights) != len(self.issues) or sum(self.weights) != FULL:
            raise ValueError(f"weights must be one an issue and sum to {FULL}")
        for issue, row in zip(self.issues, self.values, strict=True):
            if len(row) != len(issue.options) or min(row) < 0 or max(row) > FULL:
                raise ValueError(f"issue '{issue.id}' needs one value from 0 to {FULL} an option")
        object.__setattr__(self, "_points", self._points_by_option())

    def _points_by_option(self) -> dict[tuple[str, str], int]:
        return {
            (issue.id, option.id): weight * value // FULL
            for issue, weight, row in zip(self.issues, self.weights, self.values, strict=True)
            for option, value in zip(issue.options, row, strict=True)
        }

    def points(self, issue_id: str, option_id: str) -> int:
        """Return what one option adds to the utility (0..10,000); unknown ids are a KeyError."""
        return self._points[issue_id, option_id]

    def utility(self, terms: Terms) -> int:
        """Return the utility of what is settled so far; a whole outcome gives its utility."""
        plain = sum(map(self._points.__getitem__, terms.settled))
        if not self.bonuses:
            return min(FULL, plain)
        extra = sum(b.points for b in self.bonuses if not b.terms.changed_from(terms).settled)
        return max(0, min(FULL, plain + extra))

    def weight(self, issue_id: str) -> int:
        """Return the weight of an issue (0..10,000)."""
        return self.weight_by_issue()[issue_id]

    def weight_by_issue(self) -> Mapping[str, int]:
        """Return issue id → weight."""
        return {issue.id: w for issue, w in zip(self.issues, self.weights, strict=True)}

    def best_option(self, issue_id: str) -> str:
        """Return the option of an issue this side likes most (the first of equals)."""
        for issue, row in zip(self.issues, self.values, strict=True):
            if issue.id == issue_id:
                return issue.options[row.index(max(row))].id
        raise KeyError(issue_id)

    def prefers(self, issue_id: str, option_id: str, other_id: str) -> bool:
        """Say whether one option of an issue is worth more than another."""
        return self.points(issue_id, option_id) > self.points(issue_id, other_id)


def as_points(utility: int) -> int:
    """Round a utility (0..10,000) or a difference of two to whole points of 100, halves upwards."""
    return (utility + 50) // 100
