"""A whole game between a simulated learner and the counterpart, by the rules of a session.

The counterpart opens; what the rules refuse of a learner's turn becomes a doubt it asks about;
the game is over when a deal is confirmed or a side has left.
"""

from dataclasses import dataclass

from app.negotiation.acts import Accept, Close, Marker, Span, Unknown
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, Phase, State, apply, state
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from app.simulation.learners.registry import Learner
from app.strategy.decide import decide
from app.strategy.persona import Persona

# Two turns to confirm what was agreed in the last one, and one more for the counterpart to leave.
TURNS_OVER = 3
_NOTHING = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Game:
    """A game that was played; utilities are 0..10,000, without a deal the reservation values.

    `turns` counts the learner's; `ended_by` is the role that left, None after a deal and where
    the game had to be broken off; `terms` is the deal; `reasons` say why the counterpart moved.
    """

    learner: str
    learner_role: str
    persona: Persona
    seed: int
    history: History
    state: State
    turns: int
    ended_by: str | None
    terms: Terms | None
    learner_utility: int
    counterpart_utility: int
    reasons: tuple[str, ...]

    @property
    def is_deal(self) -> bool:
        """Say whether a deal was confirmed."""
        return self.terms is not None

    @property
    def is_over(self) -> bool:
        """Say whether the game came to an end by itself."""
        return self.state.phase in (Phase.DEAL, Phase.ENDED)


def play_game(
    scenario: Scenario, learner_role: str, persona: Persona, learner: Learner, seed: int
) -> Game:
    """Play a game to its end, or break it off when it runs past the turn limit; pure."""
    own = scenario.other(learner_role).id
    history = History()
    reasons: list[str] = []
    while True:
        decision = decide(history, scenario, own, persona, seed)
        reasons.append(decision.why)
        history = history.plus(Turn(history.next_number, own, "", decision.acts))
        if is_finished(history, scenario, learner_role):
            break
        history = hear(history, scenario, learner_role, learner, seed)
    return _game(scenario, learner_role, (persona, learner, seed), history, tuple(reasons))


def is_over(history: History, scenario: Scenario) -> bool:
    """Say whether a deal is confirmed or a side has left."""
    return state(history, scenario).phase in (Phase.DEAL, Phase.ENDED)


def is_finished(history: History, scenario: Scenario, learner_role: str) -> bool:
    """Say whether a game is over or has run past the turn limit."""
    used = len(history.of(learner_role))
    return is_over(history, scenario) or used > scenario.turn_limit + TURNS_OVER


def hear(history: History, scenario: Scenario, role: str, learner: Learner, seed: int) -> History:
    """Return the history with the learner's next turn, as far as the rules allow it."""
    acts = learner.acts(history, scenario, role, seed)
    names = learner.marks(history, scenario, role, seed)
    markers = tuple(Marker(name, _NOTHING) for name in names)
    turn = Turn(history.next_number, role, "", acts, tuple(_NOTHING for _ in acts), markers)
    after = apply(history, turn, scenario)
    if isinstance(after, Illegal):
        return history.plus(_without_illegal(turn, after))
    return after


def _without_illegal(turn: Turn, illegal: Illegal) -> Turn:
    """Keep what the rules allow; the rest becomes a doubt the counterpart asks about."""
    kept = [
        act
        for act in turn.acts
        if not isinstance(act, Accept) and not (isinstance(act, Close) and act.is_deal)
    ]
    acts = (*kept, Unknown(illegal.reason))
    return Turn(turn.number, turn.role, "", acts, tuple(_NOTHING for _ in acts), turn.markers)


def _game(
    scenario: Scenario,
    learner_role: str,
    cast: tuple[Persona, Learner, int],
    history: History,
    reasons: tuple[str, ...],
) -> Game:
    now = state(history, scenario)
    terms = now.terms if now.phase is Phase.DEAL else None
    own, other = scenario.role(learner_role), scenario.other(learner_role)
    persona, learner, seed = cast
    return Game(
        learner.name,
        learner_role,
        persona,
        seed,
        history,
        now,
        len(history.of(learner_role)),
        now.ended_by,
        terms,
        own.reservation if terms is None else own.preferences.utility(terms),
        other.reservation if terms is None else other.preferences.utility(terms),
        reasons,
    )
