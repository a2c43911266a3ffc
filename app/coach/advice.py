"""What would have been better at a moment, as acts of the learner; words come later, elsewhere.

Questions and answers use what had been told by that turn; offers are `better_offers`' affair.
"""

from collections.abc import Callable, Mapping

from app.coach.better_offers import another_way, choices, least_change, own_top, package, trade
from app.coach.play import Play
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.ledger import asked, told
from app.negotiation.protocol import Phase, state
from app.negotiation.standing import offers, standing_offer
from app.negotiation.terms import Terms, terms_of

# Facts up to this level are for anybody who asks; the deepest ones are told in confidence.
_READILY_TOLD = 2


def recommend(name: str, play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Return the acts that advice of this name recommends at a turn (KeyError if unknown)."""
    return ADVICE[name](play, turn, issue)


def _ask_priority(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Ask what matters most; who has asked that already goes on to why."""
    before = asked(play.history.until(turn), play.learner.id)
    if any(act.kind is Kind.PRIORITY and act.issue is None for _, act in before):
        return _ask_why(play, turn, issue)
    return (Ask(Kind.PRIORITY),)


def _ask_why(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    return (Ask(Kind.INTEREST, issue or _their_issue(play, turn)),)


def _tell_priority(play: Play, _turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Inform(Kind.PRIORITY, own_top(play), Importance.HIGH), Ask(Kind.PRIORITY))


def _answer(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Tell the fact of one's own brief that answers what was asked."""
    facts = [
        fact
        for fact in play.learner.disclosures
        if fact.issue == issue and fact.level <= _READILY_TOLD and fact.kind is not Kind.ALTERNATIVE
    ]
    if issue is None or not facts:
        return _tell_priority(play, turn, issue)
    fact = max(facts, key=lambda f: f.level)
    return (Inform(fact.kind, issue, fact.importance, fact.id),)


def _sum_up(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    high = _called_important(play, turn)
    return (Acknowledge(high[-1] if high else None), Summarise())


def _trade(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Propose((trade(play, turn),), is_conditional=True),)


def _counter(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Say what was heard before the counter-offer that answers it."""
    high = _called_important(play, turn)
    known = {fact.issue for fact in told(play.history.until(turn), play.counterpart)}
    about = issue if issue in known else (high[-1] if high else None)
    return (Acknowledge(about), *_trade(play, turn, issue))


def _hold(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Propose((another_way(play, turn),), is_conditional=True),)


def _package(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Propose((package(play, turn),), is_conditional=True),)


def _choice(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    found = choices(play, turn)
    return (Propose(found, is_conditional=len(found) == 1),)


def _refuse(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Say no to what is worth less than leaving, and what would have to change.

    Of one's own offer there is nothing to refuse: then it is what should have been offered.
    """
    own, table = play.learner.preferences, _on_the_table(play, turn)
    if not play.scenario.is_complete(table) or own.utility(table) >= play.learner.reservation:
        return _trade(play, turn, issue)
    change = least_change(play, table)
    offer = (Propose((change,), is_conditional=True),) if change else ()
    if any(made.turn == turn for made in play.offers):
        return offer or _trade(play, turn, issue)
    among = change.issues or table.issues

    def loss(name: str) -> int:
        wanted = change.get(name) or own.best_option(name)
        return own.points(name, wanted) - own.points(name, table.get(name) or wanted)

    worst = max(among, key=lambda name: (loss(name), name))
    refused = terms_of({worst: table.get(worst) or own.best_option(worst)})
    return (Reject(refused, issue=worst), *offer)


def _on_the_table(play: Play, turn: int) -> Terms:
    """Return the terms a turn offers, else those being confirmed, else the other side's offer."""
    made = [offer for offer in offers(play.history.until(turn + 1)) if offer.turn == turn]
    if made:
        return made[-1].terms
    before = play.history.until(turn)
    now = state(before, play.scenario)
    if now.phase is Phase.AGREEING:
        return now.terms
    standing = standing_offer(before, play.counterpart.id)
    return standing.terms if standing else Terms()


def _their_issue(play: Play, turn: int) -> str:
    """Return what is worth asking about: what they called important and have not explained yet.

    Else where their offer costs the learner most: what they hold on to there has a reason.
    """
    facts = told(play.history.until(turn), play.counterpart)
    explained = {fact.issue for fact in facts if fact.kind is Kind.INTEREST}
    bare = [issue for issue in _called_important(play, turn) if issue not in explained]
    if bare:
        return bare[-1]
    light = {fact.issue for fact in facts if fact.importance is Importance.LOW}
    theirs = standing_offer(play.history.until(turn), play.counterpart.id)
    named = [issue for issue in theirs.terms.issues if issue not in light] if theirs else []
    own = play.learner.preferences
    if theirs is None or not named:
        return own_top(play)

    def loss(issue: str) -> int:
        held = theirs.terms.get(issue) or own.best_option(issue)
        return own.points(issue, own.best_option(issue)) - own.points(issue, held)

    return max(named, key=lambda issue: (loss(issue), issue))


def _called_important(play: Play, turn: int) -> list[str]:
    facts = told(play.history.until(turn), play.counterpart)
    return [f.issue for f in facts if f.importance is Importance.HIGH and f.issue]


ADVICE: Mapping[str, Callable[[Play, int, str | None], tuple[Act, ...]]] = {
    "ask-priority": _ask_priority,
    "ask-why": _ask_why,
    "tell-priority": _tell_priority,
    "answer": _answer,
    "sum-up": _sum_up,
    "trade": _trade,
    "acknowledge-and-counter": _counter,
    "hold-the-interest": _hold,
    "package": _package,
    "choice": _choice,
    "refuse": _refuse,
    "none": lambda _play, _turn, _issue: (),
}
