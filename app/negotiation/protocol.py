"""The rules of the game: which acts are legal in which phase, and how a deal closes.

A deal closes only on a whole outcome that one side has restated and the other has confirmed:

    open ── a side accepts the other's whole offer ──▶ agreeing
    agreeing ── one side restates the terms, then the other accepts ──▶ deal
    agreeing ── a new offer or a refusal ──▶ open
    open | agreeing ── a side closes without a deal ──▶ ended

The rules do not know which side is played by whom: whoever restates, the other confirms.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.acts import (
    ACTS,
    Accept,
    Act,
    Close,
    Propose,
    Reject,
    SmallTalk,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Scenario
from app.negotiation.standing import current_offers, standing_offer
from app.negotiation.terms import Terms


class Phase(StrEnum):
    """Where a session stands."""

    OPEN = "open"
    AGREEING = "agreeing"
    DEAL = "deal"
    ENDED = "ended"


LEGAL: dict[Phase, frozenset[type[Act]]] = {
    Phase.OPEN: frozenset(ACTS),
    Phase.AGREEING: frozenset(ACTS),
    Phase.DEAL: frozenset({Close, SmallTalk}),
    Phase.ENDED: frozenset({Close, SmallTalk}),
}


@dataclass(frozen=True, slots=True)
class State:
    """The phase, the terms being agreed or agreed, and who restated them."""

    phase: Phase = Phase.OPEN
    terms: Terms = Terms()
    restated_by: str | None = None
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class Illegal:
    """A move the rules do not allow, and the reason by a name doors and voices can word."""

    reason: str


def apply(history: History, turn: Turn, scenario: Scenario) -> History | Illegal:
    """Add a turn if the rules allow each of its acts, else say why not."""
    now = state(history, scenario)
    if now.phase in (Phase.DEAL, Phase.ENDED) and history.turns[-1].role == turn.role:
        return Illegal("session_over")
    for act in turn.acts:
        reason = _objection(act, now, history, turn, scenario)
        if reason:
            return Illegal(reason)
    return history.plus(turn)


def state(history: History, scenario: Scenario) -> State:
    """Fold the history into the state of the game."""

    def after_turn(now: State, turn: Turn, past: History) -> State:
        for act in turn.acts:
            now = _after(now, act, turn, past, scenario)
        return now

    return history.fold_turns(("state", scenario.id), State(), after_turn)


def _objection(
    act: Act, now: State, history: History, turn: Turn, scenario: Scenario
) -> str | None:
    if type(act) not in LEGAL[now.phase]:
        return "session_over"
    if isinstance(act, Accept) and now.phase is Phase.OPEN:
        return _objection_to_accept(act, history, turn, scenario)
    if isinstance(act, Close) and act.is_deal and now.phase is not Phase.DEAL:
        return "nothing_agreed"
    return None


def _objection_to_accept(
    act: Accept, history: History, turn: Turn, scenario: Scenario
) -> str | None:
    on_table = standing_offer(history, scenario.other(turn.role).id)
    if on_table is None:
        return "nothing_to_accept"
    if act.terms is None and len(current_offers(history, on_table.role)) > 1:
        return "which_offer"
    if act.terms is None and not scenario.is_complete(on_table.terms):
        return "offer_incomplete"
    if _taken(act, history, on_table.role) is None:
        return "accepts_what_was_not_offered"
    return None


def _taken(act: Accept, history: History, offered_by: str) -> Terms | None:
    """Return what an acceptance takes from the offers on the table; None if it is in none."""
    on_table = current_offers(history, offered_by)
    if act.terms is None:
        return on_table[0].terms if len(on_table) == 1 else None
    is_offered = any(not act.terms.changed_from(offer.terms).settled for offer in on_table)
    return act.terms if is_offered else None


def _after(now: State, act: Act, turn: Turn, past: History, scenario: Scenario) -> State:
    if now.phase in (Phase.DEAL, Phase.ENDED):
        return now
    if isinstance(act, Close):
        return State(Phase.ENDED, Terms(), ended_by=turn.role)
    if isinstance(act, Accept):
        return _after_accept(now, act, turn, past, scenario)
    if now.phase is Phase.AGREEING and isinstance(act, Summarise):
        return _after_summary(now, act, turn)
    is_refusal = isinstance(act, Reject) and act.asked is None
    if now.phase is Phase.AGREEING and (is_refusal or isinstance(act, Propose)):
        return State()
    return now


def _after_summary(now: State, act: Summarise, turn: Turn) -> State:
    if not act.terms.agrees_with(now.terms):
        return State(Phase.AGREEING, now.terms)
    is_whole = act.terms == now.terms
    # Repeating what the other side restated and accepting it in one breath is a confirmation.
    is_confirming = now.restated_by not in (None, turn.role) and turn.has(Accept)
    if not is_whole or is_confirming:
        return now
    return State(Phase.AGREEING, now.terms, turn.role)


def _after_accept(now: State, act: Accept, turn: Turn, past: History, scenario: Scenario) -> State:
    is_confirming = now.restated_by not in (None, turn.role)
    if is_confirming and act.terms in (None, now.terms):
        return State(Phase.DEAL, now.terms, now.restated_by)
    if now.phase is Phase.AGREEING:
        return now
    taken = _taken(act, past, scenario.other(turn.role).id)
    if taken is not None and scenario.is_complete(taken):
        return State(Phase.AGREEING, taken)
    return now
