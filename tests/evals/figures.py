"""Figures an evaluation prints: each with its floor, a section's tables, and both as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; a floor that is not reached fails `make eval`.

    `is_most` turns floor and aim round: the number should not be above them.
    """

    name: str
    value: float
    floor: float | None = None
    aim: float | None = None
    unit: str = "%"
    is_most: bool = False

    @property
    def is_reached(self) -> bool:
        """Say whether the floor holds, to the decimal that is printed."""
        if self.floor is None:
            return True
        shown = round(self.value, 1)
        return shown <= self.floor if self.is_most else shown >= self.floor

    def line(self) -> str:
        """Return the figure as a row of a Markdown table."""
        sign = "≤" if self.is_most else "≥"
        floor = "-" if self.floor is None else f"{sign} {self.floor:g}"
        aim = "-" if self.aim is None else f"{self.aim:g}"
        return f"| {self.name} | {self.value:.1f} {self.unit} | {floor} | {aim} |"


@dataclass(frozen=True, slots=True)
class Section:
    """What one evaluation found: figures, then tables and remarks in Markdown.

    `is_steady` is False where the numbers depend on the machine: such a section is printed and
    not written into the card, which has to come out the same everywhere.
    """

    title: str
    figures: tuple[Figure, ...]
    text: str = ""
    is_steady: bool = True

    def markdown(self) -> str:
        """Return the section as it stands in the card."""
        head = ["| figure | measured | floor | aim |", "|---|---|---|---|"]
        rows = [figure.line() for figure in self.figures]
        parts = [f"## {self.title}", "\n".join([*head, *rows]) if rows else "", self.text.strip()]
        return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, extra and missed decisions of one kind."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def plus(self, said: set[str], wanted: set[str]) -> "Counts":
        """Add one utterance: what was said of it and what should have been."""
        return Counts(
            self.right + len(said & wanted),
            self.extra + len(said - wanted),
            self.missed + len(wanted - said),
        )

    @property
    def precision(self) -> float:
        """Return right of said, in per cent; 0 where nothing was said."""
        said = self.right + self.extra
        return 100 * self.right / said if said else 0.0

    @property
    def recall(self) -> float:
        """Return right of wanted, in per cent; 0 where nothing was wanted."""
        wanted = self.right + self.missed
        return 100 * self.right / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, in per cent (0 for nothing right)."""
        total = 2 * self.right + self.extra + self.missed
        return 200 * self.right / total if total else 0.0


def by_label(
    pairs: Iterable[tuple[set[str], set[str]]], labels: Sequence[str]
) -> dict[str, Counts]:
    """Count each label over (said, wanted) pairs."""
    found = dict.fromkeys(labels, Counts())
    for said, wanted in pairs:
        for label in labels:
            found[label] = found[label].plus(said & {label}, wanted & {label})
    return found


def micro(counts: Iterable[Counts]) -> Counts:
    """Return all counts as one."""
    listed = list(counts)
    return Counts(
        sum(c.right for c in listed), sum(c.extra for c in listed), sum(c.missed for c in listed)
    )
