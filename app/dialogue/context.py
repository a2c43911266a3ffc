"""What the talk so far lends to the reading of one utterance: who speaks, and after what."""

from dataclasses import dataclass

from app.negotiation.acts import Argue, Ask, Clarify, Inform, Propose, Reject, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import current_offers, standing_offer
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Context:
    """The speaker, the other side's last turn, and what stands between them.

    `choices` are the offers the other side made at once in its latest proposing turn; `talked_of`
    are the issues the other side's last turn was about, `asked` its last question.
    """

    speaker: Role
    previous: Turn | None
    phase: Phase
    agreeing: Terms
    other_offer: Terms
    choices: tuple[Terms, ...]
    talked_of: tuple[str, ...]
    asked: Ask | None

    @property
    def invites_yes(self) -> bool:
        """Say whether a bare yes can only mean acceptance."""
        if self.phase is Phase.AGREEING:
            return True
        return self.is_offered and self.asked is None

    @property
    def is_asked_of_leaving(self) -> bool:
        """Say whether the other side has just asked whether the talk is to end."""
        acts = self.previous.acts if self.previous else ()
        return any(isinstance(act, Clarify) and act.doubt == "leaving" for act in acts)

    @property
    def last_issue(self) -> str | None:
        """Return the issue of the other side's last fact, reason or question: what "it" means."""
        acts = self.previous.acts if self.previous else ()
        told = [act.issue for act in acts if isinstance(act, Ask | Inform | Argue) and act.issue]
        return told[-1] if told else None

    @property
    def is_offered(self) -> bool:
        """Say whether the other side's last turn put something on the table."""
        return self.previous is not None and self.previous.has(Propose, Summarise)


def context_of(history: History, scenario: Scenario, speaker_id: str) -> Context:
    """Gather the context in which `speaker_id` speaks next."""
    other = scenario.other(speaker_id)
    previous = history.last_of(other.id)
    now = state(history, scenario)
    theirs = standing_offer(history, other.id)
    questions = [a for a in previous.acts if isinstance(a, Ask)] if previous else []
    return Context(
        scenario.role(speaker_id),
        previous,
        now.phase,
        now.terms,
        theirs.terms if theirs else Terms(),
        tuple(offer.terms for offer in current_offers(history, other.id)),
        _issues_of(previous),
        questions[-1] if questions else None,
    )


def _issues_of(turn: Turn | None) -> tuple[str, ...]:
    """Return the issues a turn was about; a whole offer is about none in particular."""
    found: list[str] = []
    for act in turn.acts if turn else ():
        if isinstance(act, Ask | Inform | Clarify) and act.issue:
            found.append(act.issue)
        elif isinstance(act, Reject):
            found.extend(act.terms.issues)
    return tuple(dict.fromkeys(found))
