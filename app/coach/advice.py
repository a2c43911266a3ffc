"""What would have been better at a moment, as acts of the learner; words come later, elsewhere.

Only what the learner knew at that turn is used: own weights, and what had been told by then.
"""

from collections.abc import Callable, Mapping

from app.coach.play import Play
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Summarise,
)
from app.negotiation.ledger import told
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms, terms_of


def recommend(name: str, play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Return the acts that advice of this name recommends at a turn (KeyError if unknown)."""
    return ADVICE[name](play, turn, issue)


def _ask_priority(_play: Play, _turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Ask(Kind.PRIORITY),)


def _ask_why(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    return (Ask(Kind.INTEREST, issue or _their_issue(play, turn)),)


def _tell_priority(play: Play, _turn: int, _issue: str | None) -> tuple[Act, ...]:
    return (Inform(Kind.PRIORITY, _own_top(play), Importance.HIGH), Ask(Kind.PRIORITY))


def _answer(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """Tell the fact of one's own brief that answers what was asked."""
    about = issue or _own_top(play)
    facts = [f for f in play.learner.disclosures if f.issue == about]
    if not facts:
        return _tell_priority(play, turn, issue)
    fact = max(facts, key=lambda f: f.level)
    return (Inform(fact.kind, about, fact.importance, fact.id),)


def _sum_up(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    facts = told(play.history.until(turn), play.counterpart)
    high = [f.issue for f in facts if f.importance is Importance.HIGH and f.issue]
    named = high or [fact.issue for fact in facts if fact.issue]
    about = named[-1] if named else None
    return (Acknowledge(about), Summarise())


def _trade(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    """Ask for what matters most, give where it costs least (what they care about, if known)."""
    asks = _ask_terms(play)
    gives = _give_terms(play, turn, set(asks.issues))
    return (Propose((gives.merged_over(asks),), is_conditional=True),)


def _package(play: Play, turn: int, issue: str | None) -> tuple[Act, ...]:
    """A trade with the issue that was being haggled over in it."""
    last = standing_offer(play.history.until(turn + 1), play.learner.id)
    trade = _trade(play, turn, issue)[0]
    assert isinstance(trade, Propose)  # noqa: S101 - _trade makes nothing else
    if last is None or not last.said:
        return (trade,)
    return (Propose((trade.offers[0].merged_over(last.said),), is_conditional=True),)


def _choice(play: Play, turn: int, _issue: str | None) -> tuple[Act, ...]:
    """Two offers that differ in what the other side may prefer; one where there is one only."""
    asks = _ask_terms(play)
    gives = [g for g in _cheap_issues(play, turn) if g not in asks]
    offers = tuple(
        _their_way(play, {g}).merged_over(asks) for g in gives[:2] if _their_way(play, {g})
    )
    return (Propose(offers or (asks,)),)


def _own_top(play: Play) -> str:
    own = play.learner.preferences
    rest = play.scenario.others or play.scenario.issues
    return max(rest, key=lambda issue: own.weight(issue.id)).id


def _ask_terms(play: Play) -> Terms:
    top = _own_top(play)
    return terms_of({top: play.learner.preferences.best_option(top)})


def _give_terms(play: Play, turn: int, taken: set[str]) -> Terms:
    for issue in _cheap_issues(play, turn):
        if issue not in taken:
            return _their_way(play, {issue})
    return Terms()


def _cheap_issues(play: Play, turn: int) -> list[str]:
    """Issues to give on: what they called important first, then what weighs least on our side."""
    facts = told(play.history.until(turn), play.counterpart)
    dear = [f.issue for f in facts if f.importance is Importance.HIGH and f.issue]
    own = play.learner.preferences
    rest = sorted(play.scenario.others, key=lambda i: (own.weight(i.id), i.id))
    price = play.scenario.haggled
    named = [issue for issue in dear if price is None or issue != price.id]
    return list(dict.fromkeys([*named, *(i.id for i in rest)]))


def _their_way(play: Play, issues: set[str]) -> Terms:
    """The option least dear to us is taken to be the one they want: the far end from our best."""
    own = play.learner.preferences
    chosen = {}
    for issue_id in issues:
        options = play.scenario.issue(issue_id).options
        worst = min(options, key=lambda o: own.points(issue_id, o.id))
        chosen[issue_id] = worst.id
    return terms_of(chosen)


def _their_issue(play: Play, turn: int) -> str:
    """Return where their offer hurts most: what they hold on to there is worth asking about."""
    theirs = standing_offer(play.history.until(turn), play.counterpart.id)
    own = play.learner.preferences
    if theirs is None or not theirs.terms:
        return _own_top(play)

    def loss(issue: str) -> int:
        held = theirs.terms.get(issue) or own.best_option(issue)
        return own.points(issue, own.best_option(issue)) - own.points(issue, held)

    return max(theirs.terms.issues, key=lambda issue: (loss(issue), issue))


ADVICE: Mapping[str, Callable[[Play, int, str | None], tuple[Act, ...]]] = {
    "ask-priority": _ask_priority,
    "ask-why": _ask_why,
    "tell-priority": _tell_priority,
    "answer": _answer,
    "sum-up": _sum_up,
    "trade": _trade,
    "package": _package,
    "choice": _choice,
    "none": lambda _play, _turn, _issue: (),
}
