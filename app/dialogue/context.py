"""What the talk so far lends to the reading of one utterance: who speaks, and after what."""

from dataclasses import dataclass

from app.negotiation.acts import Argue, Ask, Clarify, Inform, Propose, Reject, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, current_offers, standing_offer
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Context:
    """The speaker, what the other side said last, and what stands between them.

    `latest` are the other side's turns in a row that came last, `previous` the last of them;
    `other_offer` is what that side has on the table, `own_said` what the speaker's own offers have
    put forward so far; `choices` are the offers the other side made at once in its latest
    proposing turn, `picked` the one of them that the speaker has since named values of, if it is
    the only one that holds them; `put_forward` are the values of its single offers in `latest`;
    `talked_of` are the issues the last turn was about, `asked` is its last question.
    """

    speaker: Role
    latest: tuple[Turn, ...]
    phase: Phase
    agreeing: Terms
    other_offer: Terms
    own_said: Terms
    choices: tuple[Terms, ...]
    picked: Terms | None
    put_forward: Terms
    talked_of: tuple[str, ...]
    asked: Ask | None
    scenario: Scenario
    has_spoken: bool

    @property
    def previous(self) -> Turn | None:
        """Return the other side's last turn, or None."""
        return self.latest[-1] if self.latest else None

    @property
    def invites_yes(self) -> bool:
        """Say whether a bare yes can only mean acceptance."""
        if self.phase is Phase.AGREEING:
            return True
        return self.is_offered and self.asked is None

    def is_whole(self, terms: Terms) -> bool:
        """Say whether terms settle every issue."""
        return self.scenario.is_complete(terms)

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
        """Say whether the other side has just put something on the table."""
        return any(turn.has(Propose, Summarise) for turn in self.latest)


def context_of(history: History, scenario: Scenario, speaker_id: str) -> Context:
    """Gather the context in which `speaker_id` speaks next."""
    other = scenario.other(speaker_id)
    latest = _latest(history, other.id)
    now = state(history, scenario)
    theirs = standing_offer(history, other.id)
    own = standing_offer(history, speaker_id)
    choices = current_offers(history, other.id)
    questions = [act for turn in latest for act in turn.acts if isinstance(act, Ask)]
    return Context(
        scenario.role(speaker_id),
        latest,
        now.phase,
        now.terms,
        theirs.terms if theirs else Terms(),
        own.own if own else Terms(),
        tuple(offer.terms for offer in choices),
        None if now.phase is Phase.AGREEING else _picked(choices, own),
        _put_forward(latest),
        _issues_of(latest[-1] if latest else None),
        questions[-1] if questions else None,
        scenario,
        history.last_of(speaker_id) is not None,
    )


def _picked(choices: tuple[MadeOffer, ...], own: MadeOffer | None) -> Terms | None:
    """Return the offer that "84 then" picks out of several; None where two hold it, or none."""
    if len(choices) <= 1 or own is None or own.turn <= choices[-1].turn:
        return None
    holding = [offer.terms for offer in choices if not own.said.changed_from(offer.terms)]
    return holding[0] if len(holding) == 1 else None


def _issues_of(turn: Turn | None) -> tuple[str, ...]:
    """Return the issues a turn was about; a whole offer is about none in particular."""
    found: list[str] = []
    for act in turn.acts if turn else ():
        if isinstance(act, Ask | Inform | Clarify) and act.issue:
            found.append(act.issue)
        elif isinstance(act, Reject):
            found.extend(act.terms.issues)
    return tuple(dict.fromkeys(found))


def _latest(history: History, role_id: str) -> tuple[Turn, ...]:
    """Return a side's latest turns with none of the other side between them, oldest first."""
    found: list[Turn] = []
    for turn in reversed(history.turns):
        if turn.role == role_id:
            found.append(turn)
        elif found:
            break
    return tuple(reversed(found))


def _put_forward(turns: tuple[Turn, ...]) -> Terms:
    """Return the values of single offers, the last of an issue winning."""
    merged = Terms()
    for act in (act for turn in turns for act in turn.acts):
        if isinstance(act, Propose) and len(act.offers) == 1:
            merged = act.offers[0].merged_over(merged)
    return merged
