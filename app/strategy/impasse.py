"""When the talk is stuck or unwelcome: a way to go on, equivalent offers, or putting it off."""

from app.negotiation.acts import Act, Ask, Importance, Kind, Propose, SuggestProcess
from app.negotiation.draw import share
from app.negotiation.ledger import opened_issues, stated_importance
from app.strategy.offering import equivalent_offers
from app.strategy.patience import strain
from app.strategy.situation import Situation

# Turns without movement before somebody proposes another way, and styles that never would.
_STUCK = 2
_LEAST_INITIATIVE = 0.25
# Towards the end there is no time left to put anything off.
_LAST_TURNS = 3


def way_out(now: Situation) -> tuple[Act, ...] | None:
    """Return what to say when the learner has not moved for two turns; None when not stuck."""
    is_stuck = now.on_table is not None and strain(now) >= _STUCK and now.is_pressed
    if not is_stuck or now.persona.initiative < _LEAST_INITIATIVE or now.turns_left == 0:
        return None
    told = stated_importance(now.history, now.learner.id)
    if Importance.HIGH not in told.values() and not now.suggested("needs"):
        question = Ask(Kind.PRIORITY)
        return (SuggestProcess("needs"), *([question] if now.may_ask(question) else []))
    if not now.suggested("package"):
        return _choice(now) or _one_by_one(now)
    return None


def _choice(now: Situation) -> tuple[Act, ...] | None:
    """Two offers of equal worth to us: the learner's choice tells what it prefers."""
    found = equivalent_offers(now.history, now.scenario, now.own.id, now.persona, now.target)
    terms = tuple(offer.terms for offer in found)
    is_new = now.on_table is None or now.on_table.terms not in terms
    if len(terms) < 2 or not is_new:
        return None
    return (SuggestProcess("package"), Propose(terms))


def _one_by_one(now: Situation) -> tuple[Act, ...] | None:
    opened = opened_issues(now.history, now.learner.id, now.own)
    closed = [issue.id for issue in now.scenario.others if issue.id not in opened]
    if not closed or now.suggested("one_by_one"):
        return None
    question = Ask(Kind.PRIORITY, closed[0])
    return (SuggestProcess("one_by_one"), *([question] if now.may_ask(question) else []))


def put_off(now: Situation) -> tuple[Act, ...] | None:
    """Return words that put the matter off, for a style that does; None to deal with it."""
    if not now.persona.deferral or now.turns_left <= _LAST_TURNS or not now.is_pressed:
        return None
    ours = now.history.last_of(now.own.id)
    if ours is not None and SuggestProcess("later") in ours.acts:
        return None
    is_reluctant = share(now.seed, now.turn, "put off") < now.persona.deferral
    return (SuggestProcess("later"),) if is_reluctant else None
