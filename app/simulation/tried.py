"""What was tried in a simulation, and what of it is worth telling: values and arithmetic.

A move is worth telling when it improves on the one that was made: the medians, which are what is
shown, by `LEAST_GAIN` in worth, and so the median game by game; neither the learner's median nor
the number of deals may fall, and neither the learner's median nor the worth may be less than what
the game really came to. What the counterpart loses is at most half of what the learner gains,
unless it still comes out with the greater surplus: then at most as much. Where the move that was
made led below the learner's reservation value, whatever leads out of that is worth telling.
"""

from dataclasses import dataclass
from statistics import median_low

from app.negotiation.acts import Act
from app.simulation.playing_out import Ending

# Utility points: three of a hundred, below which a difference is not worth a reader's time.
LEAST_GAIN = 300
AS_PLAYED = "as-played"


@dataclass(frozen=True, slots=True)
class Tried:
    """A move by name and acts, and one ending a seed, in the order of the seeds."""

    name: str
    acts: tuple[Act, ...]
    endings: tuple[Ending, ...]

    @property
    def deals(self) -> int:
        """Count the games that ended in a deal."""
        return sum(one.is_deal for one in self.endings)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What the game really came to, and both reservation values."""

    real: Ending
    reservation: int
    other_reservation: int


@dataclass(frozen=True, slots=True)
class Rollout:
    """A turn of the learner played on as it was and with better moves, the best first."""

    turn: int
    as_played: Tried
    better: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Rollouts:
    """The whole simulation; `tried` counts the turns that were looked at.

    `is_missing` says that nothing was played on (see `MISSING`).
    """

    games: int
    tried: int
    moments: tuple[Rollout, ...]
    is_missing: bool = False


# In the place of a simulation that could not be made, or could not be made as it was then.
MISSING = Rollouts(0, 0, (), is_missing=True)


def gain(tried: Tried, made: Tried) -> int:
    """Return the median gain in worth of a move over the one that was made, game by game."""
    pairs = zip(tried.endings, made.endings, strict=True)
    return median_low([one.worth - other.worth for one, other in pairs])


def middle(tried: Tried) -> Ending:
    """Return the median of either side's utilities, as it is shown, and whether most are deals."""
    games = tried.endings
    return Ending(
        median_low([one.own for one in games]),
        median_low([one.other for one in games]),
        is_deal=2 * tried.deals > len(games),
    )


def is_worth_telling(tried: Tried, made: Tried, by: Yardstick) -> bool:
    """Say whether a move improves on the one that was made, as the docstring above has it."""
    now, was = middle(tried), middle(made)
    if now.own < max(was.own, by.reservation, by.real.own):
        return False
    if was.own < by.reservation:
        return True
    is_enough = min(now.worth - was.worth, gain(tried, made)) >= LEAST_GAIN
    is_no_less = tried.deals >= made.deals and now.worth >= by.real.worth
    return is_enough and is_no_less and _is_fair(now, was, by)


def _is_fair(now: Ending, was: Ending, by: Yardstick) -> bool:
    gained, lost = now.own - was.own, was.other - now.other
    is_behind = now.other - by.other_reservation < now.own - by.reservation
    return lost <= (gained // 2 if is_behind else gained)
