"""The integrative learner without its questions and tellings: what they are worth is the rest.

An offer with an "if" tells what is wanted and what can be spared, so its offers are plain.
"""

from dataclasses import replace

from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Propose, SmallTalk
from app.simulation.learners import integrative
from app.simulation.learners.view import View


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    said = integrative.acts(view)
    kept = (_plain(act) for act in said if not isinstance(act, Ask | Inform | Acknowledge))
    return tuple(kept) or (SmallTalk(),)


def _plain(act: Act) -> Act:
    return replace(act, is_conditional=False) if isinstance(act, Propose) else act
