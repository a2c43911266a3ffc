"""The ordinary reply: answer, then say why not and put an offer where it is time, then ask back."""

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
)
from app.negotiation.terms import Terms
from app.strategy.answering import answers_owed
from app.strategy.asking import question_back, questions
from app.strategy.objecting import objection
from app.strategy.offering import Considered, best_offer, equivalent_offers
from app.strategy.situation import Situation

_MOST_ACTS = 5
_USUAL_TURNS = 12
_MOST_OPEN_QUESTIONS = 2
# Styles with less initiative wait for the learner to move the talk on.
_LEAST_INITIATIVE = 0.25


def reply_acts(now: Situation) -> tuple[Act, ...]:
    """Return the acts of an ordinary reply, never none."""
    acts = answers_owed(now)
    offers = offers_to_make(now)
    if offers:
        acts += objection(now, offers[0], acts)
        acts.append(_proposal(now, offers))
    elif now.is_pressed:
        acts += objection(now, None, acts)
    if _is_passed_over(now, acts):
        acts.append(SuggestProcess("not_yet"))
    is_last_word = any(isinstance(act, Propose) and act.is_final for act in acts)
    if len(acts) < _MOST_ACTS and not is_last_word:
        back = question_back(now)
        acts += [back] if back else []
    if all(isinstance(act, Acknowledge | SmallTalk | Reject) for act in acts):
        acts.append(_next_step(now, has_refused=any(isinstance(a, Reject) for a in acts)))
    return tuple(acts)


def _is_passed_over(now: Situation, acts: list[Act]) -> bool:
    """Say whether the learner's offer would get no answer: nothing refused, nothing offered."""
    is_offer = now.said is not None and now.said.has(Propose)
    return is_offer and not any(
        isinstance(act, Propose | Reject) and act != Reject() for act in acts
    )


def _next_step(now: Situation, *, has_refused: bool = False) -> Act:
    """Keep a talk going that would end in courtesies or a bare no: ask, remind, step back."""
    if now.on_table is None and now.times_asked(Ask(Kind.OPEN)) < _MOST_OPEN_QUESTIONS:
        return Ask(Kind.OPEN)
    if now.said is not None and now.said.has(Propose) and not has_refused:
        # An offer deserves an answer, even where nothing in it is to be refused by itself.
        return SuggestProcess("not_yet")
    fresh = next((q for q in questions(now) if not now.asked_before(q)), None)
    if fresh is not None and now.persona.initiative >= _LEAST_INITIATIVE:
        return fresh
    if now.on_table is None:
        return SuggestProcess("step_back")
    return SuggestProcess(
        "stands" if now.suggested("stands") <= now.suggested("step_back") else "step_back"
    )


def offers_to_make(now: Situation) -> tuple[Considered, ...]:
    """Return the offer, or the equivalent offers, to put on the table now; often none."""
    wants_options = bool(now.said and now.said.marked("asks_for_options"))
    wants_offer = bool(now.said and now.said.marked("asks_for_offer"))
    # Written for a game of twelve turns; a shorter one has no time for so much patience.
    pace = min(1.0, now.scenario.turn_limit / _USUAL_TURNS)
    is_time = now.learner_turns >= now.persona.offers_from * pace
    is_waited_for = now.is_idle and now.persona.initiative >= _LEAST_INITIATIVE
    has_reason = now.is_pressed or now.has_new_telling or wants_offer or wants_options
    has_reason = has_reason or is_waited_for
    if not has_reason and (now.on_table is not None or not is_time):
        return ()
    if wants_options:
        found = equivalent_offers(now.history, now.scenario, now.own.id, now.persona, now.target)
    else:
        one = best_offer(now.history, now.scenario, now.own.id, now.persona, now.target)
        found = (one,) if one else ()
    return tuple(offer for offer in found if not _repeats(now, offer))


def _repeats(now: Situation, offer: Considered) -> bool:
    return now.on_table is not None and now.on_table.terms == offer.terms


def _proposal(now: Situation, offers: tuple[Considered, ...]) -> Propose:
    # A choice between offers is no last word.
    is_last = now.turns_left == 1 and len(offers) == 1
    terms = tuple(offer.terms for offer in offers)
    return Propose(terms, is_conditional=_is_trade(now, terms[0]), is_final=is_last)


def _is_trade(now: Situation, terms: Terms) -> bool:
    """Something given against something asked, compared with our last offer."""
    if now.on_table is None:
        return False
    own = now.own.preferences
    changed = terms.changed_from(now.on_table.terms)
    signs = {own.prefers(i, o, now.on_table.terms.get(i) or o) for i, o in changed}
    return signs == {True, False}
