"""The kinds of simulated learners by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.negotiation.acts import Act
from app.negotiation.history import History
from app.negotiation.scenario import Scenario
from app.simulation.learners import (
    accommodating,
    adversarial,
    avoiding,
    chance,
    competing,
    compromising,
    integrative,
    mute,
)
from app.simulation.learners.view import View, look

Moves = Callable[[View], tuple[Act, ...]]
Marks = Callable[[View], tuple[str, ...]]


def _no_marks(_view: View) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Learner:
    """A kind of learner: how it moves, and the markers its tone would show."""

    name: str
    moves: Moves
    tone: Marks = _no_marks

    def acts(
        self, history: History, scenario: Scenario, own_role: str, seed: int
    ) -> tuple[Act, ...]:
        """Return the acts of the next turn; pure."""
        return self.moves(look(history, scenario, own_role, seed))

    def marks(
        self, history: History, scenario: Scenario, own_role: str, seed: int
    ) -> tuple[str, ...]:
        """Return the names of the markers of the next turn; pure."""
        return self.tone(look(history, scenario, own_role, seed))


KINDS: Mapping[str, Learner] = {
    learner.name: learner
    for learner in (
        Learner("integrative", integrative.acts),
        Learner("compromising", compromising.acts),
        Learner("competing", competing.acts),
        Learner("accommodating", accommodating.acts),
        Learner("avoiding", avoiding.acts),
        Learner("random", chance.acts),
        Learner("adversarial", adversarial.acts, adversarial.marks),
    )
}

# Not a kind of its own: a measure of what asking and telling are worth.
MUTE = Learner("mute", mute.acts)
