"""What a learner writes down beside the talk: the preparation, a guess, and a look back.

Values only; `preparation` and `beliefs` judge them. Points are utilities 0..10,000.
"""

from dataclasses import dataclass

from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Swap:
    """A possible trade across two issues: one's own give for one's own get, by issue id."""

    give: str
    get: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """The worksheet of before the talk; everything may be left empty.

    `ranking` and `their_ranking` are issue ids, the most important first; `opening` may be partial.
    """

    ranking: tuple[str, ...] = ()
    their_ranking: tuple[str, ...] = ()
    interests: str = ""
    their_interests: str = ""
    batna: str = ""
    reservation: int | None = None
    target: int | None = None
    opening: Terms = Terms()
    trades: tuple[Swap, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beliefs:
    """A guess of the counterpart's side, made after the end and before anything is shown.

    `order` holds issue ids as the learner thinks they matter to the counterpart, most first;
    `same` those on which the learner thinks both sides wanted the same.
    """

    order: tuple[str, ...]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reflection:
    """Three questions of self-assessment; `found` is how much of what was there, 1 to 5.

    `is_skipped` says that the learner chose not to answer.
    """

    went_well: str = ""
    would_change: str = ""
    found: int | None = None
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class HintGiven:
    """A hint that was asked for before a turn, and the words that were shown.

    The level is 1 (a question), 2 (a tactic) or 3 (an example).
    """

    turn: int
    level: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """All that was written beside a session."""

    preparation: Preparation | None = None
    beliefs: Beliefs | None = None
    reflection: Reflection | None = None
    hints: tuple[HintGiven, ...] = ()


NO_SHEETS = Sheets()
