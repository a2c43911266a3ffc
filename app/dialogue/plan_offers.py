"""Plans the words of offers: first, changed, traded, halfway, of several, refused, accepted."""

from collections.abc import Sequence
from typing import cast

from app.dialogue.plan_talk import own_line, reason_of
from app.dialogue.planned import Moment, Planned
from app.negotiation.acts import Accept, Act, Argue, Importance, Inform, Propose, Reject, Summarise
from app.negotiation.ledger import stated_importance
from app.negotiation.standing import offers, standing_offer
from app.negotiation.terms import Terms


def reject(unit: Sequence[Act], moment: Moment) -> Planned:
    """Refuse a term, with the reason that goes with it, or refuse to answer."""
    act = cast(Reject, unit[0])
    if not act.terms:
        is_limit = act.asked == "alternative"
        return Planned(("reject.limit" if is_limit else "reject.asked",), {}, tuple(unit))
    slots = {"terms": moment.terms(act.terms)}
    if len(unit) == 1:
        is_again = any(set(act.terms.issues) & set(past.issues) for past in _refused(moment))
        return Planned(("reject.again", "reject") if is_again else ("reject",), slots, tuple(unit))
    reason = reason_of(cast(Argue, unit[1]), moment)
    key = "reject.standard" if reason.is_standard else "reject.reason"
    keys = (key, "reject.reason") if reason.is_standard else (key,)
    return Planned(keys, {**slots, "reason": reason.text}, tuple(unit))


def _refused(moment: Moment) -> list[Terms]:
    turns = moment.request.history.of(moment.request.speaker.id)
    return [act.terms for turn in turns for act in turn.acts if isinstance(act, Reject)]


def propose(unit: Sequence[Act], moment: Moment) -> Planned:
    """Put an offer or several on the table."""
    act = cast(Propose, unit[0])
    if len(act.offers) > 1:
        first, second = (moment.terms(offer) for offer in act.offers[:2])
        return Planned(("propose.several",), {"first": first, "second": second}, tuple(unit))
    offer = act.offers[0]
    if act.is_final:
        return Planned(("propose.final",), {"offer": moment.terms(offer)}, tuple(unit))
    last = standing_offer(moment.request.history, moment.request.speaker.id)
    if last is None:
        key = "propose.beside" if _has_their_offer(moment) else "propose.first"
        return Planned((key,), {"offer": moment.terms(offer)}, tuple(unit))
    return _next_offer(act, last.terms, moment)


def _has_their_offer(moment: Moment) -> bool:
    """Say whether the other side has offered: then ours begins nothing."""
    own = moment.request.speaker.id
    return any(offer.role != own for offer in offers(moment.request.history))


def _next_offer(act: Propose, last: Terms, moment: Moment) -> Planned:
    own = moment.request.speaker.preferences
    changed = act.offers[0].changed_from(last)
    asks = {i for i, o in changed if own.prefers(i, o, last.get(i) or o)}
    if asks and len(asks) < len(changed):
        return _trade(act, changed, asks, moment)
    offer = moment.terms(_with_contested(changed, act.offers[0], moment) or act.offers[0])
    used = issue_used(changed, moment)
    if used and used not in _moved_before(moment):
        is_new = used in _told_now(moment)
        key = "propose.used" if is_new else "propose.remembered"
        return Planned((key,), {"offer": offer, "issue": moment.issue(used)}, (act,))
    if _is_halfway(act.offers[0], last, moment):
        return Planned(("propose.middle",), {"offer": offer}, (act,))
    after_no = ("propose.instead",) if moment.after(Reject) else ()
    return Planned((*after_no, "propose.change"), {"offer": offer}, (act,))


def _trade(act: Propose, changed: Terms, asks: set[str], moment: Moment) -> Planned:
    gives = changed.only(set(changed.issues) - asks)
    slots = {"asks": moment.terms(changed.only(asks)), "gives": moment.terms(gives)}
    stated = _stated(moment)
    light = [issue for issue in changed.issues if issue in asks and _is(stated, issue, "low")]
    if light:
        return Planned(("propose.trade.light",), {**slots, "issue": moment.issue(light[0])}, (act,))
    heavy = [issue for issue in gives.issues if _is(stated, issue, "high")]
    if heavy:
        return Planned(("propose.trade.used",), {**slots, "issue": moment.issue(heavy[0])}, (act,))
    return Planned(("propose.trade",), slots, (act,))


def _with_contested(changed: Terms, offer: Terms, moment: Moment) -> Terms:
    """Say with what changes the little that the other side wants differently, to be clear."""
    request = moment.request
    other = request.words.scenario.other(request.speaker.id)
    theirs = standing_offer(request.history, other.id)
    if theirs is None or not changed:
        return changed
    both = changed.merged_over(offer.changed_from(theirs.terms))
    return both if len(both) <= _FEW else changed


_FEW = 4


def _moved_before(moment: Moment) -> frozenset[str]:
    """Return the issues on which the speaker's latest offer differs from the one before it."""
    request = moment.request
    own = [offer.terms for offer in offers(request.history) if offer.role == request.speaker.id]
    return frozenset(own[-1].changed_from(own[-2]).issues) if len(own) > 1 else frozenset()


def issue_used(changed: Terms, moment: Moment) -> str | None:
    """Return an issue moved on that the learner has called important, what it said now first."""
    stated, now = _stated(moment), _told_now(moment)
    weighty = [issue for issue, _ in changed if _is(stated, issue, "high")]
    return next((issue for issue in weighty if issue in now), weighty[0] if weighty else None)


def _stated(moment: Moment) -> dict[str, Importance]:
    learner = moment.request.words.scenario.other(moment.request.speaker.id)
    return dict(stated_importance(moment.request.history, learner.id))


def _is(stated: dict[str, Importance], issue: str, importance: str) -> bool:
    return stated.get(issue) == importance


def _told_now(moment: Moment) -> set[str | None]:
    turns = moment.request.history.turns
    acts = turns[-1].acts if turns else ()
    return {act.issue for act in acts if isinstance(act, Inform)}


def _is_halfway(offer: Terms, last: Terms, moment: Moment) -> bool:
    """Say whether the offer lies in the middle on the issue that is haggled over."""
    request = moment.request
    scenario = request.words.scenario
    theirs = standing_offer(request.history, scenario.other(request.speaker.id).id)
    price = scenario.haggled
    if theirs is None or price is None:
        return False
    found = [price.index_of(terms.get(price.id) or "") for terms in (last, offer, theirs.terms)]
    if None in found:
        return False
    mine, now, other = (float(place or 0) for place in found)
    return now not in (mine, other) and abs(mine + other - 2 * now) <= 1


def accept(unit: Sequence[Act], moment: Moment) -> Planned:
    """Accept what is on the table and say it in full; confirm what the other side restated."""
    act = cast(Accept, unit[0])
    if act.terms is None:
        return Planned(("accept.confirm",), {}, tuple(unit), own_line(moment.talk.deal, moment))
    return Planned(("accept",), {"offer": moment.terms(act.terms or Terms())}, tuple(unit))


def summarise(unit: Sequence[Act], moment: Moment) -> Planned:
    """Restate terms to be confirmed."""
    act = cast(Summarise, unit[0])
    return Planned(("summarise",), {"offer": moment.terms(act.terms)}, tuple(unit))
