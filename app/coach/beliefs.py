"""How right a guess of the counterpart's priorities was, and whether it took the pie for fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from app.coach.sheets import Beliefs
from app.negotiation.bargaining_set import compatible_issues
from app.negotiation.preferences import Preferences


@dataclass(frozen=True, slots=True)
class BeliefFinding:
    """What a guess came to.

    `accuracy` 0..1 (None: too little was guessed to tell); `mirrors_own` says that it is one's own
    order though theirs is another; `overlooks` are issues on which both like the same option best
    and which the guess did not name.
    """

    accuracy: float | None
    mirrors_own: bool
    same: tuple[str, ...]
    overlooks: tuple[str, ...]

    @property
    def is_fixed_pie(self) -> bool:
        """Say whether the guess takes the other side to want the same, at one's own cost."""
        return self.mirrors_own or (bool(self.same) and set(self.overlooks) == set(self.same))


def judge_beliefs(
    beliefs: Beliefs, own: Preferences, theirs: Preferences, mirrored: float
) -> BeliefFinding:
    """Compare a guess with the truth; `mirrored` is the share of pairs that makes it one's own."""
    same = compatible_issues(own, theirs)
    accuracy = share_in_order(beliefs.order, theirs)
    as_own = share_in_order(beliefs.order, own)
    is_own = as_own is not None and accuracy is not None and as_own >= mirrored > accuracy
    overlooks = tuple(issue for issue in same if issue not in beliefs.same)
    return BeliefFinding(accuracy, is_own, same, overlooks)


def share_in_order(order: Sequence[str], likes: Preferences) -> float | None:
    """Return the share of pairs of issues in the order of the weights; None for no pair."""
    right, pairs = pairs_in_order(order, likes)
    return right / pairs if pairs else None


def pairs_in_order(order: Sequence[str], likes: Preferences) -> tuple[int, int]:
    """Count the pairs of issues in the order of the weights, and all pairs (as Kendall does).

    A pair of equal weights is right either way; what is left out comes after what is named, and
    two left out are no pair.
    """
    weights = likes.weight_by_issue()
    places = {issue: at for at, issue in enumerate(order)}
    last = len(order)
    found = [
        (places.get(first, last) - places.get(second, last), weights[first] - weights[second])
        for first, second in combinations(weights, 2)
    ]
    pairs = [(ahead, more) for ahead, more in found if ahead]
    return sum(ahead * more <= 0 for ahead, more in pairs), len(pairs)


def rank(likes: Preferences) -> dict[str, int]:
    """Return issue → place by weight, 1 the heaviest; equal weights share a place."""
    weights = likes.weight_by_issue()
    return {i: 1 + sum(w > weight for w in weights.values()) for i, weight in weights.items()}
