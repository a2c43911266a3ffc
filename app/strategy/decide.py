"""One decision: what the counterpart does next, as acts, and why.

The rules are tried in order and the first that applies decides. It answers what was asked before
it counters, says why it counters, and asks back. Same inputs and version, same decision.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Clarify,
    Close,
    Greet,
    Kind,
    Propose,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.protocol import Phase
from app.negotiation.scenario import Scenario
from app.strategy.acceptance import acceptable_offer, acceptance_level
from app.strategy.answering import answers_owed
from app.strategy.asking import question_back
from app.strategy.impasse import put_off, way_out
from app.strategy.objecting import objection
from app.strategy.patience import has_warned, is_worn_out, warned_turns_ago
from app.strategy.persona import Persona
from app.strategy.replying import reply_acts
from app.strategy.situation import Situation, look

ENGINE_VERSION = "3"
_TURNS_AFTER_WARNING = 2
_CLARIFIES_RUNNING = 2
_SHARP_DOUBTS = ("outside_range", "between_steps", "two_values", "hint")
_TURNS_TO_CONFIRM = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """The acts of one counterpart turn, in the order they are said, and the rule behind them."""

    acts: tuple[Act, ...]
    why: str


def decide(
    history: History, scenario: Scenario, own_role: str, persona: Persona, seed: int
) -> Decision:
    """Decide the counterpart's next turn; pure."""
    now = look(history, scenario, own_role, persona, seed)
    for rule in RULES:
        decision = rule(now)
        if decision is not None:
            return decision
    return Decision(reply_acts(now), f"target {now.target}, trust {now.trust}")


def _open(now: Situation) -> Decision | None:
    if now.said is not None:
        return None
    return Decision((Greet(), Ask(Kind.OPEN)), "opens")


def _finish(now: Situation) -> Decision | None:
    if now.state.phase is Phase.DEAL:
        return Decision((Close(is_deal=True),), "the deal is confirmed by both")
    if now.state.phase is Phase.ENDED:
        return Decision((Close(),), "the learner has left")
    return None


def _restate(now: Situation) -> Decision | None:
    if now.state.phase is not Phase.AGREEING:
        return None
    if now.learner_turns > now.scenario.turn_limit + _TURNS_TO_CONFIRM:
        return Decision((*answers_owed(now), Close()), "time is up and nothing was confirmed")
    if now.state.restated_by == now.learner.id:
        return Decision((Accept(),), "confirms what the learner restated")
    return Decision(
        (*answers_owed(now), Summarise(now.state.terms)), "restates the terms to be confirmed"
    )


def _clarify(now: Situation) -> Decision | None:
    doubts = [act for act in now.said_acts(Unknown) if isinstance(act, Unknown)]
    # A figure that cannot be written down is asked about even beside an offer that can.
    sharp = [act for act in doubts if act.doubt in _SHARP_DOUBTS and now.said_acts(Propose)]
    is_answered = now.is_pressed or now.questions or now.has_been_told or now.is_insulted
    # In the last turn there is no next one in which to answer.
    if not doubts or now.turns_left == 0 or (is_answered and not sharp):
        return None
    first = (sharp or doubts)[0]
    if now.clarified_running >= _CLARIFIES_RUNNING:
        return Decision((SuggestProcess(),), "asked twice what was meant; tries another way")
    return Decision((Clarify(first.doubt, first.issue, first.near),), f"asks: {first.doubt}")


def _accept(now: Situation) -> Decision | None:
    wanted = acceptance_level(now.own, now.persona, now.target, now.turns_left, now.trust)
    is_new = bool(now.theirs) and now.said is not None and now.theirs[-1].turn == now.said.number
    if not is_new and now.turns_left > 0:
        return None
    taken = acceptable_offer(now.history, now.scenario, now.own.id, wanted)
    if taken is None or not now.has_named_the_price:
        return None
    acts = (*answers_owed(now), Accept(taken.terms), Summarise(taken.terms))
    return Decision(acts, f"the offer meets {wanted}")


def _leave(now: Situation) -> Decision | None:
    if now.turns_left == 0:
        return Decision((*answers_owed(now), Close()), "no turns are left")
    if has_warned(now) and is_worn_out(now) and warned_turns_ago(now) >= _TURNS_AFTER_WARNING:
        return Decision((Close(),), "warned, and nothing has moved since")
    return None


def _warn(now: Situation) -> Decision | None:
    if not is_worn_out(now) or has_warned(now):
        return None
    acts: list[Act] = [*answers_owed(now), Threaten()]
    acts.append(question_back(now) or SuggestProcess())
    return Decision(tuple(acts), "nothing has moved for longer than its patience")


def _agree_in_part(now: Situation) -> Decision | None:
    """Take what the learner names of our own offer gladly, and go on to what is not named."""
    if now.on_table is None or now.said is None or len(now.theirs) != 1:
        return None
    latest = now.theirs[0]
    is_new = latest.turn == now.said.number
    is_ours = latest.terms == now.on_table.terms and latest.said.agrees_with(now.on_table.terms)
    # What they put forward over several turns adds up to the whole as well.
    if not (is_new and is_ours) or now.scenario.is_complete(latest.own):
        return None
    weights = now.own.preferences.weight_by_issue()
    unsaid = sorted((i for i in weights if i not in latest.own), key=lambda i: (-weights[i], i))
    question = Ask(Kind.ISSUE, unsaid[0])
    if now.asked_before(question):
        return None
    return Decision((Acknowledge(), *answers_owed(now), question), "agrees with our own offer")


def _put_off(now: Situation) -> Decision | None:
    acts = put_off(now)
    if acts is None:
        return None
    return Decision((*answers_owed(now), *acts), "puts it off")


def _find_a_way(now: Situation) -> Decision | None:
    acts = way_out(now)
    if acts is None:
        return None
    owed = answers_owed(now)
    refused = objection(now, None, owed)
    return Decision((*owed, *refused, *acts), "nothing moves: proposes another way")


RULES: tuple[Callable[[Situation], Decision | None], ...] = (
    _open,
    _finish,
    _restate,
    _clarify,
    _agree_in_part,
    _accept,
    _leave,
    _warn,
    _put_off,
    _find_a_way,
)
