"""Saying no: which part of the learner's offer is hardest for us, and a reason not given yet.

What we have offered ourselves is never called impossible afterwards, and what we have called a
small matter is not what we refuse first. A term just refused is refused again only with a reason
that was not given yet: saying the same no twice moves nobody.
"""

from collections.abc import Sequence

from app.negotiation.acts import Act, Importance, Propose, Reject
from app.negotiation.ledger import told
from app.negotiation.preferences import FULL
from app.negotiation.standing import offers
from app.negotiation.terms import Terms
from app.strategy.offering import Considered
from app.strategy.reasons import fresh_reason
from app.strategy.situation import Situation


def objection(now: Situation, ours: Considered | None, besides: Sequence[Act] = ()) -> list[Act]:
    """Return a refusal of the hardest term, with a reason if one is left; none without cause.

    `besides` are the acts said before it in the same turn.
    """
    if not now.is_pressed or not now.theirs:
        return []
    theirs = now.theirs[-1].said
    wanted = ours.terms if ours else (now.on_table.terms if now.on_table else Terms())
    issue = _hardest(now, theirs, wanted)
    if issue is None and now.said is not None and now.said.has(Propose):
        # What was named is no trouble: then it is something the offer leaves as it was.
        theirs = now.theirs[-1].terms
        issue = _hardest(now, theirs, wanted)
    if issue is None:
        return []
    refused = Reject(theirs.only({issue}))
    reason = fresh_reason(now.history, now.own, issue, now.seed, besides=besides)
    if reason is None:
        return [] if set(refused.terms) <= now.refused_lately else [refused]
    return [refused, reason]


def _hardest(now: Situation, theirs: Terms, wanted: Terms) -> str | None:
    own = now.own.preferences
    least = _least_offered(now)
    losses = {
        issue: own.points(issue, wanted.get(issue) or own.best_option(issue))
        - own.points(issue, option)
        for issue, option in theirs
        if own.points(issue, option) < least.get(issue, FULL)
    }
    relaxed = {
        fact.issue for fact in told(now.history, now.own) if fact.importance is Importance.LOW
    }
    dear = {issue: loss for issue, loss in losses.items() if issue not in relaxed}
    losses = dear if any(loss > 0 for loss in dear.values()) else losses
    worst = max(losses, key=lambda issue: (losses[issue], issue), default=None)
    return worst if worst is not None and losses[worst] > 0 else None


def _least_offered(now: Situation) -> dict[str, int]:
    """Return issue → the fewest points an option of it had for us in an offer of our own."""
    own = now.own.preferences
    least: dict[str, int] = {}
    for offer in offers(now.history):
        if offer.role == now.own.id:
            for issue, option in offer.terms:
                least[issue] = min(least.get(issue, FULL), own.points(issue, option))
    return least
