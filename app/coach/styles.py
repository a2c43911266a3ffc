"""The style path: where each offer of the learner lies between the two sides.

Shares are of the most a side could get on the issues the learner itself has put forward so far:
what the other side's package fills in was neither asked for nor given. High for both and near the
frontier (no other options on those issues give both clearly more) is collaborating, and takes two
issues or more; clearly more for oneself is competing, for the other accommodating; what is left
lies in the middle, compromising. No offer and an exit of one's own is avoiding.
"""

from dataclasses import dataclass

from app.coach.play import Play
from app.coach.practice import PracticeRule
from app.negotiation.preferences import Preferences
from app.negotiation.terms import Terms, terms_of

STYLES = ("competing", "collaborating", "compromising", "avoiding", "accommodating")
# Over one issue there is nothing to trade: whatever one gives the other pays.
_LEAST_TO_TRADE = 2


@dataclass(frozen=True, slots=True)
class StyleStep:
    """One offer: the share of what each side could get (0..1), and the style it falls in."""

    turn: int
    own: float
    other: float
    style: str


@dataclass(frozen=True, slots=True)
class StylePath:
    """The learner's offers in order; `style` is where it ended, None if nothing tells."""

    steps: tuple[StyleStep, ...]
    style: str | None


def style_path(play: Play, rule: PracticeRule) -> StylePath:
    """Return the path of the learner's offers; of several at once each is a step."""
    steps = tuple(_step(play, offer.turn, offer.own, rule) for offer in play.kept_offers)
    if steps:
        return StylePath(steps, steps[-1].style)
    has_left = play.is_ended and play.state.ended_by == play.learner.id
    return StylePath((), "avoiding" if has_left and not play.offers else None)


def _step(play: Play, turn: int, said: Terms, rule: PracticeRule) -> StyleStep:
    own, other = (_share(side.preferences, said) for side in (play.learner, play.counterpart))
    return StyleStep(turn, own, other, _style(play, said, (own, other), rule))


def _share(likes: Preferences, said: Terms) -> float:
    most = sum(likes.points(issue, likes.best_option(issue)) for issue in said.issues)
    return sum(likes.points(issue, option) for issue, option in said) / most if most else 0.0


def _style(play: Play, said: Terms, shares: tuple[float, float], rule: PracticeRule) -> str:
    own, other = shares
    is_high = len(said) >= _LEAST_TO_TRADE and min(shares) >= rule.style_high
    if is_high and _is_near_frontier(play, said, rule.style_near):
        return "collaborating"
    if own - other >= rule.style_gap:
        return "competing"
    return "accommodating" if other - own >= rule.style_gap else "compromising"


def _is_near_frontier(play: Play, said: Terms, near: int) -> bool:
    """Hold what was not spoken of, and look whether other options on the rest give both more."""
    space, likes = play.scenario.space, play.learner.preferences
    rest = terms_of({i.id: likes.best_option(i.id) for i in space.issues if i.id not in said})
    index, same_rest = space.index_of(said.merged_over(rest)), space.matching(rest)
    one, two = space.utilities
    better = same_rest & (one > one[index] + near) & (two > two[index] + near)
    return not bool(better.any())
