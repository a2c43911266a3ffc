"""The outcome space: every outcome's utility for both sides, as read-only arrays.

Outcomes are numbered in mixed radix, the last issue fastest; ties anywhere go by this index.
Arrays have one int32 an outcome, so 10^6 outcomes hold 8 MB.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.negotiation.issue import Issue, finest_stepped
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.terms import Terms, terms_of

MOST_OUTCOMES = 1_000_000

Utilities = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]
Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class OutcomeSpace:
    """All outcomes of some issues; `utilities[k]` belongs to the k-th role, shape (outcomes,)."""

    issues: tuple[Issue, ...]
    utilities: tuple[Utilities, Utilities]
    _strides: dict[str, int] = field(repr=False)

    def __len__(self) -> int:
        """Count the outcomes."""
        return int(self.utilities[0].shape[0])

    def terms_at(self, index: int) -> Terms:
        """Return the outcome with this index."""
        pairs = {}
        for issue in self.issues:
            place = index // self._strides[issue.id] % len(issue.options)
            pairs[issue.id] = issue.options[place].id
        return terms_of(pairs)

    def index_of(self, terms: Terms) -> int:
        """Return the index of a whole outcome; a missing or unknown option is a KeyError."""
        total = 0
        for issue in self.issues:
            option = terms.get(issue.id)
            place = None if option is None else issue.index_of(option)
            if place is None:
                raise KeyError(issue.id)
            total += place * self._strides[issue.id]
        return total

    def matching(self, terms: Terms) -> Mask:
        """Return which outcomes hold all of some terms; an issue of no scenario is a KeyError."""
        for issue_id, _ in terms:
            if issue_id not in self._strides:
                raise KeyError(issue_id)
        if not terms.settled:
            return np.ones(len(self), dtype=np.bool_)
        rows = [_held(issue, terms.get(issue.id)) for issue in self.issues]
        return spread(rows, np.logical_and)

    def holding(self, wanted: Mapping[str, Sequence[bool]]) -> Mask:
        """Return which outcomes hold a wanted option (a flag each) of every issue named."""
        for issue_id in wanted:
            if issue_id not in self._strides:
                raise KeyError(issue_id)
        if not wanted:
            return np.ones(len(self), dtype=np.bool_)
        rows = [
            np.array(wanted.get(issue.id) or [True] * len(issue.options)) for issue in self.issues
        ]
        return spread(rows, np.logical_and)


def outcome_count(issues: tuple[Issue, ...]) -> int:
    """Return how many outcomes some issues have; too many to compute is a ValueError."""
    size = prod(len(issue.options) for issue in issues)
    if size > MOST_OUTCOMES:
        widest = max(issues, key=lambda issue: len(issue.options))
        raise ValueError(
            f"{size:,} outcomes are more than {MOST_OUTCOMES:,}: take larger steps or fewer "
            f"options on the widest issue, '{widest.id}' with {len(widest.options):,}"
        )
    return size


def build_space(first: Preferences, second: Preferences) -> OutcomeSpace:
    """Compute the space of two sides' preferences over the same issues (else ValueError)."""
    if first.issues != second.issues:
        raise ValueError("both sides must have the same issues in the same order")
    issues = first.issues
    size = outcome_count(issues)
    strides = _strides_of(issues)
    space = OutcomeSpace(issues, (_empty(size), _empty(size)), strides)
    return OutcomeSpace(issues, (_fill(space, first), _fill(space, second)), strides)


def column(space: OutcomeSpace, preferences: Preferences) -> Utilities:
    """Return the utilities of further preferences (say an estimate) over a space, read-only."""
    return _fill(space, preferences)


def highest(scores: Scores, among: Mask) -> int:
    """Return the outcome with the highest score among some, the first of equals."""
    return int(np.where(among, scores, -np.inf).argmax())


def steps_from(space: OutcomeSpace, terms: Terms) -> npt.NDArray[np.float64]:
    """Return how far each outcome is from a whole one.

    The share moved on every issue, plus 1 for each issue changed besides the finest-stepped, on
    which small moves are the ordinary ones; an unsettled issue is a KeyError.
    """
    finest = finest_stepped(space.issues)
    rows = []
    for issue in space.issues:
        place = issue.index_of(terms.get(issue.id) or "")
        if place is None:
            raise KeyError(issue.id)
        steps = np.abs(np.arange(len(issue.options)) - place) / (len(issue.options) - 1)
        rows.append(steps if issue is finest else (steps > 0) + steps)
    return spread(rows, np.add)


def spread(rows: Sequence[npt.NDArray[Kind]], join: np.ufunc) -> npt.NDArray[Kind]:
    """Join one value an option of each issue into one value an outcome, in outcome order."""
    total = rows[0]
    for row in rows[1:]:
        total = join.outer(total, row).reshape(-1)
    return total


def _held(issue: Issue, option_id: str | None) -> Mask:
    if option_id is None:
        return np.ones(len(issue.options), dtype=np.bool_)
    held: Mask = np.arange(len(issue.options)) == issue.index_of(option_id)
    return held


def _strides_of(issues: tuple[Issue, ...]) -> dict[str, int]:
    strides: dict[str, int] = {}
    stride = 1
    for issue in reversed(issues):
        strides[issue.id] = stride
        stride *= len(issue.options)
    return strides


def _empty(size: int) -> Utilities:
    blank: Utilities = np.zeros(size, dtype=np.int32)
    blank.flags.writeable = False
    return blank


def _fill(space: OutcomeSpace, preferences: Preferences) -> Utilities:
    rows = [
        np.array([weight * value // FULL for value in row], dtype=np.int32)
        for weight, row in zip(preferences.weights, preferences.values, strict=True)
    ]
    flat = spread(rows, np.add)
    for bonus in preferences.bonuses:
        flat[space.matching(bonus.terms)] += bonus.points
    filled: Utilities = np.clip(flat, 0, FULL)
    filled.flags.writeable = False
    return filled
