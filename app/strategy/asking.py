"""What the counterpart asks back: first what matters, then why, then what nobody has named.

What matters most it asks once more when that was passed over; the rest it lets rest.
"""

from app.negotiation.acts import Ask, Importance, Kind
from app.negotiation.draw import share
from app.negotiation.ledger import opened_issues, stated_importance
from app.strategy.situation import Situation

_PERSISTENT = 0.3


def question_back(now: Situation) -> Ask | None:
    """Return a question worth asking now, or None; initiative decides how often."""
    again = now.unanswered
    if again == Ask(Kind.PRIORITY) and now.may_ask(again) and _is_persistent(now):
        return again
    if share(now.seed, now.turn, "ask back") >= now.persona.initiative:
        return None
    return next((question for question in questions(now) if not now.asked_before(question)), None)


def _is_persistent(now: Situation) -> bool:
    return now.persona.initiative >= _PERSISTENT


def questions(now: Situation) -> list[Ask]:
    """Return what there is to ask, the most telling question first."""
    told = stated_importance(now.history, now.learner.id)
    found = []
    if Importance.HIGH not in told.values():
        found.append(Ask(Kind.PRIORITY))
    found += [
        Ask(Kind.INTEREST, issue)
        for issue, level in told.items()
        if level is Importance.HIGH and not now.has_heard_why(issue)
    ]
    opened = opened_issues(now.history, now.learner.id, now.own)
    weights = dict(now.own.preferences.weight_by_issue())
    # Nobody needs to be asked whether the price (the finest-stepped issue) matters.
    if now.scenario.haggled is not None:
        weights.pop(now.scenario.haggled.id)
    closed = sorted((i for i in weights if i not in opened), key=lambda i: (weights[i], i))
    return found + [Ask(Kind.PRIORITY, issue) for issue in closed]
