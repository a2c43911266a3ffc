"""Plays a game on to its end from any turn of it: same counterpart, a learner's policy.

Games that begin alike share their beginning: a history keeps what followed it (`History.fold`),
so the same move is answered once however many games go through it.
"""

from dataclasses import dataclass

from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, State, state
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from app.simulation.learners.registry import Learner
from app.simulation.self_play import hear, is_finished
from app.strategy.decide import decide
from app.strategy.persona import Persona


@dataclass(frozen=True, slots=True)
class Ending:
    """What one game came to, utilities 0..10,000 (without a deal the reservation values)."""

    own: int
    other: int
    is_deal: bool

    @property
    def worth(self) -> int:
        """Return the learner's utility and half of the counterpart's."""
        return self.own + self.other // 2


@dataclass(frozen=True, slots=True)
class Line:
    """How games are played on: the counterpart as it was, and the learner's policy.

    `agreed` are terms the learner took in the talk that is played on: it stands by its word.
    """

    scenario: Scenario
    learner_role: str
    persona: Persona
    seed: int
    policy: Learner
    agreed: Terms | None = None

    def play_out(self, history: History, seed: int) -> Ending:
        """Return the ending of a game played on from here; `seed` is the policy's."""
        while not self._is_settled(history):
            if history.turns and history.turns[-1].role == self.learner_role:
                history = self._answered(history)
            elif is_finished(history, self.scenario, self.learner_role):
                break
            else:
                history = self._moved(history, seed)
        return self._ending(state(history, self.scenario))

    def _is_settled(self, history: History) -> bool:
        now = state(history, self.scenario)
        is_agreed = now.phase is Phase.AGREEING and now.terms == self.agreed
        return is_agreed or now.phase in (Phase.DEAL, Phase.ENDED)

    def _answered(self, history: History) -> History:
        return history.fold(("answered", self.persona, self.seed), self._answer)

    def _answer(self, history: History) -> History:
        own = self.scenario.other(self.learner_role).id
        decision = decide(history, self.scenario, own, self.persona, self.seed)
        return history.plus(Turn(history.next_number, own, "", decision.acts))

    def _moved(self, history: History, seed: int) -> History:
        then = hear(history, self.scenario, self.learner_role, self.policy, seed)
        return history.fold(("moved", then.turns[-1]), lambda _: then)

    def _ending(self, now: State) -> Ending:
        own, other = self.scenario.role(self.learner_role), self.scenario.other(self.learner_role)
        is_deal = now.phase in (Phase.DEAL, Phase.AGREEING) and self._stands(now)
        if not is_deal:
            return Ending(own.reservation, other.reservation, is_deal=False)
        worth = own.preferences.utility(now.terms), other.preferences.utility(now.terms)
        return Ending(*worth, is_deal=True)

    def _stands(self, now: State) -> bool:
        return now.phase is Phase.DEAL or now.terms == self.agreed
