"""What is owed to the learner's words before anything else is said: hearing and answering."""

from app.negotiation.acts import Acknowledge, Act, Greet, Inform, SmallTalk, SuggestProcess
from app.strategy.disclosure import answer, volunteered
from app.strategy.situation import Situation

_MOST_QUESTIONS = 2


def answers_owed(now: Situation) -> list[Act]:
    """Return greeting, acknowledgement, answers and what is told in return."""
    if now.said is None:
        return []
    acts: list[Act] = []
    if now.said.has(Greet) and now.learner_turns == 1:
        acts.append(SmallTalk())
    if now.is_insulted:
        acts.append(SuggestProcess("civil"))
    told = [act for act in now.said.acts if isinstance(act, Inform)]
    if told:
        acts.append(Acknowledge(told[0].issue))
    elif now.said.marked("acknowledges", "appreciation"):
        acts.append(Acknowledge())
    for question in now.questions[:_MOST_QUESTIONS]:
        reply = answer(now.history, now.own, question, now.trust, now.persona)
        acts += [reply] if reply not in acts else []
    if told and not now.questions:
        shared = volunteered(now.history, now.own, now.trust, now.persona)
        acts += [shared] if shared else []
    return acts
