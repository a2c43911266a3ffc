"""Looks at the licence renewal from the vendor's side, with personas of one's own choosing."""

from dataclasses import replace
from typing import TypeVar

from app.negotiation.acts import Act
from app.negotiation.history import History, Turn
from app.strategy.decide import Decision, decide
from app.strategy.persona import Persona
from app.strategy.situation import Situation, look
from tests.builders import a_history, said
from tests.builders_talk import SCENARIO, VENDOR, a_persona, whole

T = TypeVar("T", bound=Act)

# What the client would like best, as an opening that the vendor cannot take.
GREEDY = whole(price=60, term=1, testimonial="none", support="premium", payment=60)
# What the vendor would like best.
DREAM = whole(price=100, term=4, testimonial="case_study", support="basic", payment=30)
PLAIN = replace(a_persona(), initiative=0.0, offers_from=1, guard=0, openness=0, patience=3)
CURIOUS = replace(PLAIN, initiative=1.0)


def seen(*turns: Turn, persona: Persona = PLAIN, seed: int = 1) -> Situation:
    """The vendor's look after these turns."""
    return look(a_history(*turns), SCENARIO, VENDOR, persona, seed)


def decided(*turns: Turn, persona: Persona = PLAIN, seed: int = 1) -> Decision:
    """The vendor's decision after these turns."""
    return decide(a_history(*turns), SCENARIO, VENDOR, persona, seed)


def played(
    moves: list[Turn], own: str = VENDOR, persona: Persona = PLAIN, seed: int = 1
) -> tuple[History, list[Decision]]:
    """Play the learner's moves against the counterpart's decisions."""
    history, decisions = History(), []
    for move in moves:
        history = a_history(*history.turns, move)
        decision = decide(history, SCENARIO, own, persona, seed)
        decisions.append(decision)
        history = a_history(*history.turns, said(own, *decision.acts))
    return history, decisions


def of(decision: Decision, kind: type[T]) -> list[T]:
    """The acts of one kind."""
    return [act for act in decision.acts if isinstance(act, kind)]
