"""What a simulated learner sees before it moves: its own role and what was said, nothing else."""

from dataclasses import dataclass

from app.negotiation.acts import Ask, Importance
from app.negotiation.draw import share
from app.negotiation.history import History, Turn
from app.negotiation.issue import Issue
from app.negotiation.ledger import stated_importance
from app.negotiation.outcome import OutcomeSpace, Utilities
from app.negotiation.protocol import State, state
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, current_offers, offers, standing_offer


@dataclass(frozen=True, slots=True)
class View:
    """The learner's view; `mine` is its utility of every outcome of `space`.

    `space` is for numbering outcomes: a learner never reads the utilities it holds.
    """

    history: History
    own: Role
    other: str
    issues: tuple[Issue, ...]
    haggled: Issue | None
    space: OutcomeSpace
    mine: Utilities
    state: State
    limit: int
    seed: int

    @property
    def number(self) -> int:
        """Return which of its own turns the learner is about to take, from 1."""
        return len(self.history.of(self.own.id)) + 1

    @property
    def is_last(self) -> bool:
        """Say whether this is the last turn in which anything can be said but yes or no."""
        return self.number >= self.limit

    @property
    def time(self) -> float:
        """Return the share of the turns that are over, 1 in the last turn."""
        return min(1.0, (self.number - 1) / max(1, self.limit - 1))

    @property
    def best(self) -> int:
        """Return the most the learner could get."""
        return int(self.mine.max())

    @property
    def said(self) -> Turn | None:
        """Return the counterpart's latest turn."""
        return self.history.last_of(self.other)

    @property
    def questions(self) -> tuple[Ask, ...]:
        """Return what the counterpart asked just now."""
        return tuple(act for act in self.said.acts if isinstance(act, Ask)) if self.said else ()

    @property
    def theirs(self) -> tuple[MadeOffer, ...]:
        """Return the counterpart's whole offers on the table, the best for the learner first."""
        whole = [o for o in current_offers(self.history, self.other) if self.is_whole(o)]
        return tuple(sorted(whole, key=lambda o: -self.worth(o)))

    @property
    def last_own(self) -> MadeOffer | None:
        """Return the learner's own latest whole offer."""
        last = standing_offer(self.history, self.own.id)
        return last if last is not None and self.is_whole(last) else None

    @property
    def told_us(self) -> dict[str, Importance]:
        """Return issue → importance as the counterpart has told it."""
        return dict(stated_importance(self.history, self.other))

    @property
    def told_them(self) -> dict[str, Importance]:
        """Return issue → importance as the learner has told it."""
        return dict(stated_importance(self.history, self.own.id))

    @property
    def by_weight(self) -> tuple[str, ...]:
        """Return the issues besides the finest-stepped one, the heaviest for the learner first."""
        weights = self.own.preferences.weight_by_issue()
        rest = [issue.id for issue in self.issues if issue is not self.haggled]
        return tuple(sorted(rest, key=lambda i: (-weights[i], i)))

    def whole_offers(self, role_id: str) -> tuple[MadeOffer, ...]:
        """Return every whole offer of a side, oldest first."""
        made = offers(self.history)
        return tuple(o for o in made if o.role == role_id and self.is_whole(o))

    def is_whole(self, offer: MadeOffer) -> bool:
        """Say whether an offer settles every issue."""
        return len(offer.terms) == len(self.issues)

    def worth(self, offer: MadeOffer) -> int:
        """Return what an offer is worth to the learner."""
        return self.own.preferences.utility(offer.terms)

    def level(self, part: float) -> int:
        """Return the utility at a share of the way from the reservation value to the best."""
        return self.own.reservation + round(part * max(0, self.best - self.own.reservation))

    def chance(self, purpose: str) -> float:
        """Return a number in [0, 1) for this turn and purpose."""
        return share(self.seed, self.history.next_number, f"learner {purpose}")

    def has_asked(self, question: Ask) -> bool:
        """Say whether the learner has put this question before."""
        return any(question in turn.acts for turn in self.history.of(self.own.id))


def look(history: History, scenario: Scenario, own_role: str, seed: int) -> View:
    """Take the look from which one turn is decided."""
    return View(
        history,
        scenario.role(own_role),
        scenario.other(own_role).id,
        scenario.issues,
        scenario.haggled,
        scenario.space,
        scenario.space.utilities[scenario.place(own_role)],
        state(history, scenario),
        scenario.turn_limit,
        seed,
    )
