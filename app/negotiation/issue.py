"""Issues and their options: the things to settle, in three kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

# One issue with more options would fill the largest outcome space that is computed by itself.
MOST_OPTIONS = 1_000_000


class IssueKind(StrEnum):
    """How an issue's options came to be; every kind ends as a list of options."""

    CHOICE = "choice"
    RANGE = "range"
    ALLOCATION = "allocation"


@dataclass(frozen=True, slots=True)
class Option:
    """One value of an issue; `number` is set for ranges and allocations."""

    id: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A thing to settle and its options, in the order of their index."""

    id: str
    kind: IssueKind
    options: tuple[Option, ...]

    def index_of(self, option_id: str) -> int | None:
        """Return the index of an option, or None when the issue has no such option."""
        for index, option in enumerate(self.options):
            if option.id == option_id:
                return index
        return None

    def index_of_number(self, number: float) -> int | None:
        """Return the index of the option with exactly this number, or None."""
        for index, option in enumerate(self.options):
            if option.number is not None and abs(option.number - number) < 1e-9:
                return index
        return None

    @property
    def is_numeric(self) -> bool:
        """Say whether the options are numbers on a line."""
        return self.kind is not IssueKind.CHOICE


# From this many options on, a range is one that people haggle over in small steps.
_FINE = 5


def finest_stepped(issues: Sequence[Issue]) -> Issue | None:
    """Return the range with the most options: the issue people haggle over, mostly the price.

    None where no range is stepped finely: then there is nothing to haggle in small moves.
    """
    ranges = (issue for issue in issues if issue.kind is IssueKind.RANGE)
    fine = [issue for issue in ranges if len(issue.options) >= _FINE]
    return max(fine, key=lambda issue: len(issue.options), default=None)


def mirrored(issue: Issue, option_id: str) -> str:
    """Return an allocation's option as the other side counts it: what is left of the units."""
    index = issue.index_of(option_id)
    if index is None:
        raise KeyError(option_id)
    return issue.options[len(issue.options) - 1 - index].id


def number_id(number: float) -> str:
    """Return the id of a numeric option: '84', '2.5', '120000.5'; to nine places, no exponent."""
    return f"{number:.9f}".rstrip("0").rstrip(".")


def choice(issue_id: str, options: Sequence[str]) -> Issue:
    """Make an issue of named options; fewer than two, or a repeat, is a ValueError."""
    if len(options) < 2 or len(set(options)) != len(options):
        raise ValueError(f"issue '{issue_id}' needs at least two options, each named once")
    return Issue(issue_id, IssueKind.CHOICE, tuple(Option(name) for name in options))


def number_range(issue_id: str, low: float, high: float, step: float) -> Issue:
    """Make an issue from low to high in steps; the span must be whole steps (ValueError)."""
    if step <= 0 or high <= low:
        raise ValueError(f"issue '{issue_id}' needs low < high and a step above 0")
    reach = (high - low) / step
    if not isfinite(reach):
        raise ValueError(f"issue '{issue_id}' reaches too far: take a larger step")
    steps = round(reach)
    _refuse_too_many(issue_id, steps + 1, "take a larger step")
    if abs(low + steps * step - high) > 1e-9:
        raise ValueError(f"issue '{issue_id}': {high:g} is no whole number of steps from {low:g}")
    numbers = [round(low + n * step, 9) for n in range(steps + 1)]
    return Issue(issue_id, IssueKind.RANGE, tuple(Option(number_id(n), n) for n in numbers))


def allocation(issue_id: str, units: int) -> Issue:
    """Make an issue of N like units; an option is how many the first role takes."""
    if units < 1:
        raise ValueError(f"issue '{issue_id}' needs at least one unit")
    _refuse_too_many(issue_id, units + 1, "count in larger units")
    numbers = [float(n) for n in range(units + 1)]
    return Issue(issue_id, IssueKind.ALLOCATION, tuple(Option(number_id(n), n) for n in numbers))


def _refuse_too_many(issue_id: str, count: int, advice: str) -> None:
    if count > MOST_OPTIONS:
        raise ValueError(f"issue '{issue_id}' would have {count:,} options: {advice}")
