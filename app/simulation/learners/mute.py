"""The integrative learner without its questions and tellings: what they are worth is the rest."""

from app.negotiation.acts import Acknowledge, Act, Ask, Inform, SmallTalk
from app.simulation.learners import integrative
from app.simulation.learners.view import View


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    said = integrative.acts(view)
    kept = tuple(act for act in said if not isinstance(act, Ask | Inform | Acknowledge))
    return kept or (SmallTalk(),)
