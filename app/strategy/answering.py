"""What is owed to the learner's words before anything else is said: hearing and answering."""

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Greet,
    Inform,
    Propose,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.protocol import Phase
from app.strategy.disclosure import answer, volunteered
from app.strategy.reasons import fresh_reason
from app.strategy.situation import Situation

_MOST_QUESTIONS = 2
# Styles with less initiative do not join in when the learner steps back.
_LEAST_INITIATIVE = 0.25


def answers_owed(now: Situation) -> list[Act]:
    """Return greeting, reaction to tone, acknowledgement, answers and what is told in return."""
    if now.said is None:
        return []
    acts: list[Act] = []
    if now.said.has(Greet) and now.learner_turns == 1:
        acts.append(SmallTalk())
    acts += _reaction(now)
    acts += _heard(now)
    for question in now.questions[:_MOST_QUESTIONS]:
        reply = answer(now.history, now.own, now.learner.id, question, now.persona, now.seed)
        acts += [reply] if reply not in acts else []
    is_asked_to_look = now.said.has(SuggestProcess) and now.persona.initiative >= _LEAST_INITIATIVE
    if (now.has_been_told or is_asked_to_look) and not now.questions:
        shared = volunteered(now.history, now.own, now.learner.id, now.persona)
        acts += [shared] if shared else []
    return acts


def _reaction(now: Situation) -> list[Act]:
    """Answer the tone: an insult each time, a threat the first time."""
    if now.is_insulted:
        return [SuggestProcess("civil")]
    is_threat = now.said is not None and now.said.has(Threaten)
    return [SuggestProcess("threat")] if is_threat and not now.suggested("threat") else []


def _heard(now: Situation) -> list[Act]:
    """Show that what was told, argued, summed up or appreciated has been heard."""
    told = [act for act in now.said_acts(Inform) if isinstance(act, Inform)]
    if told:
        return [Acknowledge(told[0].issue)]
    argued = now.has_argued
    if argued is not None and argued.issue is not None and not now.heard_lately(argued.issue):
        against = fresh_reason(now.history, now.own, argued.issue, now.seed, is_standard=True)
        return [Acknowledge(argued.issue), *([against] if against and argued.standard else [])]
    is_agreeing = now.state.phase is Phase.AGREEING
    if now.has_declined or (now.said is not None and now.said.has(Summarise) and not is_agreeing):
        return [Acknowledge()]
    if now.said is not None and now.said.has(SuggestProcess) and not now.said.has(Propose):
        return [Acknowledge()]
    is_heard = now.said is not None and (
        now.said.has(Acknowledge) or now.said.marked("acknowledges", "appreciation")
    )
    return [Acknowledge()] if is_heard else []
