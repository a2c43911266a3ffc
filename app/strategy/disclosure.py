"""What the counterpart tells when asked: by the question, the trust and its guard; never a lie.

Facts unlock by level: the first for the asking, the second for asking why, the third only to
somebody who has told something too, or has earned a good deal of trust.
"""

from app.negotiation.acts import Act, Argue, Ask, Importance, Inform, Kind, Reject
from app.negotiation.history import History
from app.negotiation.issue import finest_stepped
from app.negotiation.ledger import told
from app.negotiation.scenario import Disclosure, Role
from app.negotiation.trust import trust
from app.strategy.persona import Persona
from app.strategy.reasons import fresh_reason

# What each thing the learner has told is worth, in points of trust, when facts are unlocked.
_FOR_TELLING = 3
_MOST_TELLINGS = 3
_DEEPEST = 3
_WHY_FIRST = {2: 0, 3: 1, 1: 2}
_TRUST_WITHOUT_TELLING = 10


def earned(history: History, learner_id: str) -> int:
    """Return how open the learner has made us: trust, and more for what it told itself."""
    return trust(history, learner_id) + _FOR_TELLING * min(
        _MOST_TELLINGS, _tellings(history, learner_id)
    )


def is_unlocked(fact: Disclosure, history: History, learner_id: str, persona: Persona) -> bool:
    """Say whether a fact may be told now."""
    level = earned(history, learner_id) + persona.openness
    if level < max(fact.trust, persona.guard):
        return False
    has_told = _tellings(history, learner_id) > 0
    return fact.level < _DEEPEST or has_told or level >= fact.trust + _TRUST_WITHOUT_TELLING


def answer(
    history: History, own: Role, learner_id: str, question: Ask, persona: Persona, seed: int
) -> Act:
    """Return the fact that answers a question, its reminder, a reason, or a refusal to say."""
    if question.is_after_limit:
        return Reject(asked=question.kind, issue=question.issue)
    known = {fact.id for fact in told(history, own)}
    fitting = [fact for fact in own.disclosures if _answers(fact, question)]
    fresh = [
        fact
        for fact in fitting
        if fact.id not in known and is_unlocked(fact, history, learner_id, persona)
    ]
    said = told(history, own)
    latest = said[-1].issue if said else None
    for fact in sorted(fresh, key=lambda f: _rank(f, own, question, latest)):
        return _tell(fact)
    for fact in reversed([f for f in fitting if f.id in known]):
        return _tell(fact)
    return _reasoned(history, own, question, seed) or Reject(
        asked=question.kind, issue=question.issue
    )


def volunteered(history: History, own: Role, learner_id: str, persona: Persona) -> Inform | None:
    """Return a fact to tell in return for something told, if any is left.

    For a priority a priority; for a reason behind one, the reason behind what was told before.
    """
    known = {fact.id for fact in told(history, own)}
    told_why = _told_why(history, learner_id)
    known_issues = {fact.issue for fact in own.disclosures if fact.id in known}
    for fact in own.disclosures:
        is_first = fact.level == 1 and fact.importance is Importance.HIGH
        is_why = told_why and fact.level == 2 and fact.issue in known_issues
        is_open = fact.kind is not Kind.ALTERNATIVE and fact.id not in known
        if (is_first or is_why) and is_open and is_unlocked(fact, history, learner_id, persona):
            return _tell(fact)
    return None


def _tellings(history: History, learner_id: str) -> int:
    return sum(1 for turn in history.of(learner_id) if turn.has(Inform))


def _told_why(history: History, learner_id: str) -> bool:
    last = history.last_of(learner_id)
    return last is not None and any(
        isinstance(act, Inform) and act.kind is Kind.INTEREST for act in last.acts
    )


def _reasoned(history: History, own: Role, question: Ask, seed: int) -> Argue | None:
    """Rather than refuse to say why, give a reason from the brief that anybody may know."""
    if question.issue is None or question.kind not in (Kind.INTEREST, Kind.ISSUE):
        return None
    return fresh_reason(history, own, question.issue, seed)


def _answers(fact: Disclosure, question: Ask) -> bool:
    if question.kind not in fact.asks:
        return False
    return question.issue is None or fact.issue == question.issue


def _rank(
    fact: Disclosure, own: Role, question: Ask, latest: str | None
) -> tuple[int, int, int, int]:
    """Prefer, for an open question, what matters most besides the price everybody expects.

    A why without an issue is taken to go on from what was told `latest`.
    """
    is_why = question.kind is Kind.INTEREST and question.issue is None
    strays = int(is_why and latest is not None and fact.issue != latest)
    is_plain = fact.importance is not Importance.HIGH
    weight = own.preferences.weight(fact.issue) if fact.issue else 0
    # Asked why, it goes one level down at a time.
    deep = _WHY_FIRST[fact.level] if question.kind is Kind.INTEREST else fact.level
    price = finest_stepped(own.preferences.issues)
    expected = 1 if price is not None and fact.issue == price.id else 0
    return (strays, deep, int(is_plain) + expected, -weight)


def _tell(fact: Disclosure) -> Inform:
    return Inform(fact.kind, fact.issue, fact.importance, fact.id)
