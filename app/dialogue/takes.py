"""What a sentence says about a share: who takes how much of what, before it is counted out."""

from dataclasses import dataclass
from enum import StrEnum


class Taker(StrEnum):
    """Who a share is for, seen from the speaker; `UNSURE` is asked about."""

    MINE = "mine"
    YOURS = "yours"
    BOTH = "both"
    UNSURE = "unsure"

    @property
    def opposite(self) -> "Taker":
        """Return who is on the other side of an exchange."""
        return {Taker.MINE: Taker.YOURS, Taker.YOURS: Taker.MINE}.get(self, self)


class Counted(StrEnum):
    """How an amount counts: in units, as a part of all, from the table, as what is left."""

    UNITS = "units"
    PART = "part"
    MORE = "more"
    EXTRA = "extra"
    REST = "rest"
    OTHERS = "others"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, or such a part of all there are."""

    counted: Counted
    number: float = 1.0


NOTHING = Amount(Counted.UNITS, 0.0)
EVERYTHING = Amount(Counted.PART, 1.0)
HALF = Amount(Counted.PART, 0.5)


@dataclass(frozen=True, slots=True)
class Take:
    """A share in the words of a sentence, `start` to `end`; no issue where it is the rest of all.

    `is_owned`: the words right after it say whose it is ("2 food for me"); `is_whole`: the thing
    was only named ("you take the food"); `is_fact`: it tells what somebody has already;
    `is_refused`: the verb before it was denied; `is_wanted`: it is what the other side wants;
    `is_listed`: the words that say whose it is stand after another share of the list.
    """

    issue: str | None
    amount: Amount
    taker: Taker | None
    start: int
    end: int
    is_owned: bool = False
    is_whole: bool = False
    is_fact: bool = False
    is_refused: bool = False
    is_wanted: bool = False
    is_listed: bool = False
