"""What the counterpart tells when asked: by the question, the trust and its guard; never a lie."""

from app.negotiation.acts import Act, Ask, Importance, Inform, Kind, Reject
from app.negotiation.history import History
from app.negotiation.issue import finest_stepped
from app.negotiation.ledger import told
from app.negotiation.scenario import Disclosure, Role
from app.strategy.persona import Persona


def answer(history: History, own: Role, question: Ask, level: int, persona: Persona) -> Act:
    """Return the fact that answers a question, its reminder if told, or a refusal to say.

    `level` is the learner's trust standing with us, 0..100.
    """
    if question.is_after_limit:
        return Reject(asked=question.kind, issue=question.issue)
    known = {fact.id for fact in told(history, own)}
    fitting = [fact for fact in own.disclosures if _answers(fact, question)]
    fresh = [f for f in fitting if f.id not in known and is_unlocked(f, level, persona)]
    for fact in sorted(fresh, key=lambda f: _rank(f, own, question)):
        return _tell(fact)
    for fact in reversed([f for f in fitting if f.id in known]):
        return _tell(fact)
    return Reject(asked=question.kind, issue=question.issue)


def volunteered(history: History, own: Role, level: int, persona: Persona) -> Inform | None:
    """Return a first-level priority to tell in return for something told, if any is left."""
    known = {fact.id for fact in told(history, own)}
    for fact in own.disclosures:
        is_first = fact.level == 1 and fact.importance is Importance.HIGH
        if is_first and fact.id not in known and is_unlocked(fact, level, persona):
            return _tell(fact)
    return None


def is_unlocked(fact: Disclosure, level: int, persona: Persona) -> bool:
    """Say whether a fact may be told at this trust."""
    return level + persona.openness >= max(fact.trust, persona.guard)


def _answers(fact: Disclosure, question: Ask) -> bool:
    if question.kind not in fact.asks:
        return False
    return question.issue is None or fact.issue == question.issue


def _rank(fact: Disclosure, own: Role, question: Ask) -> tuple[int, int, int]:
    """Prefer, for an open question, what matters most besides the price everybody expects."""
    is_plain = fact.importance is not Importance.HIGH
    weight = own.preferences.weight(fact.issue) if fact.issue else 0
    deep = -fact.level if question.kind is Kind.INTEREST else fact.level
    price = finest_stepped(own.preferences.issues)
    expected = 1 if price is not None and fact.issue == price.id else 0
    return (deep, int(is_plain) + expected, -weight)


def _tell(fact: Disclosure) -> Inform:
    return Inform(fact.kind, fact.issue, fact.importance, fact.id)
