"""What an author is told of a draft, as values that can be sent: what is wrong, what it holds."""

from dataclasses import dataclass

Worth = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DraftError:
    """What is wrong on a line (0: the text as a whole), and what to do about it.

    `kind` tells programs: "unreadable" is no YAML that can be used, "content" what the game
    cannot be played with, else the name of the form's rule (`missing`, `literal_error`). `meant`
    is the key most like one that is not known.
    """

    line: int
    kind: str
    problem: str
    remedy: str
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """Something of the design to look at again, in so many of the draws that were looked at."""

    line: int
    code: str
    problem: str
    remedy: str
    draws: int


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What a check found; with errors there are no warnings yet, and `is_sound` is False."""

    is_sound: bool
    draws: int
    errors: tuple[DraftError, ...]
    warnings: tuple[DraftWarning, ...]

    @property
    def is_readable(self) -> bool:
        """Say whether the text is YAML that could be looked into."""
        return all(one.kind != "unreadable" for one in self.errors)


@dataclass(frozen=True, slots=True)
class OptionSeen:
    """An option as a role reads it, with its points (0..100 in all) for that role."""

    id: str
    shown: str
    points: int


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """An issue on a role's sheet; `weight` in percent.

    `part` is what it is for: it logrolls, is compatible, or is haggled over; `dearer_to` is the
    role a trade is dearer to.
    """

    id: str
    label: str
    weight: int
    part: str
    dearer_to: str | None
    options: tuple[OptionSeen, ...]


@dataclass(frozen=True, slots=True)
class FactSeen:
    """A fact a role may tell: to which questions, from which trust on (0..100)."""

    id: str
    interest: str
    issue: str
    level: int
    asks: tuple[str, ...]
    trust: int
    text: str


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """All that one role knows; reservation, target and the best it can reach in points."""

    id: str
    title: str
    person: str
    organisation: str
    public_brief: str
    private_brief: tuple[str, ...]
    batna: str
    reservation: int
    target: int
    best: int
    issues: tuple[IssueSeen, ...]
    facts: tuple[FactSeen, ...]


@dataclass(frozen=True, slots=True)
class OutcomeSeen:
    """An outcome: option ids by issue, and its points for both, first role first."""

    terms: dict[str, str]
    worth: Worth


@dataclass(frozen=True, slots=True)
class TogetherSeen:
    """What there is to win together, in points, first role first.

    `feasible` counts the outcomes better for both than leaving, `share` is their part of all
    (0..1). Without any there is no Nash point and no best outcome, and `missing` is what the best
    falls short by. `left` is what splitting everything in half leaves of the joint best, and
    `middle_reaches` the part (0..1) of the joint gain it reaches.
    """

    outcomes: int
    feasible: int
    share: float
    reservations: Worth
    frontier: tuple[Worth, ...]
    nash: OutcomeSeen | None
    joint_best: OutcomeSeen | None
    middle: OutcomeSeen
    left: int | None
    middle_reaches: float | None
    missing: int


@dataclass(frozen=True, slots=True)
class PreviewedDraft:
    """What one draw of a draft holds: the sheets of both sides, and the numbers of the two."""

    id: str
    version: str
    language: str
    title: str
    seed: int
    roles: tuple[SheetSeen, ...]
    together: TogetherSeen
