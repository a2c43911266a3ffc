"""Hints in a game: the situation the learner is in, and the acts that would be a good next move.

Rules: a hint rests on the learner's own role and on what was said, never on the counterpart's
private side (tested: another private side under the same talk gives the same hint).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.coach.advice import recommend
from app.coach.known_offers import best_on_table, own_position, swap, whole_package
from app.coach.play import Play
from app.coach.practice import PracticeRule
from app.coach.situations import open_question, situation, unused_fact
from app.negotiation.acts import (
    Accept,
    Act,
    Ask,
    Close,
    Importance,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.ledger import told
from app.negotiation.standing import current_offers

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Hint:
    """What is worth thinking of now; `acts` are a good next move, `worth` is of their offer."""

    kind: str
    issue: str | None
    worth: int | None
    acts: tuple[Act, ...]


def hint(play: Play, rule: PracticeRule) -> Hint:
    """Return the hint for the learner's next turn; a talk that is over is a ValueError."""
    if play.is_deal or play.is_ended:
        raise ValueError("the talk is over")
    kind = situation(play, rule)
    on_table = best_on_table(play)
    worth = None if on_table is None else play.learner.preferences.utility(on_table.terms)
    if kind.startswith("agreed"):
        worth = play.learner.preferences.utility(play.state.terms)
    return Hint(kind, _issue(kind, play), worth, _ACTS[kind](play))


def _issue(kind: str, play: Play) -> str | None:
    """Return the issue a hint speaks of."""
    fact, question = unused_fact(play), open_question(play)
    if kind == "fact-unused" and fact is not None:
        return fact.issue
    if kind == "asked-you" and question is not None:
        return question.issue
    return play.kept_offers[-1].said.issues[0] if kind == "haggling" else None


def _confirm(play: Play) -> tuple[Act, ...]:
    is_restated = play.state.restated_by not in (None, play.learner.id)
    return (Accept(),) if is_restated else (Summarise(play.state.terms),)


def _take(play: Play) -> tuple[Act, ...]:
    """Of several offers at once a yes would not say which: the one taken is named."""
    on_table = best_on_table(play)
    is_one_of_several = len(current_offers(play.history, play.counterpart.id)) > 1
    if on_table is not None and is_one_of_several:
        return (Accept(on_table.terms),)
    return (Accept(),)


def _answer(play: Play) -> tuple[Act, ...]:
    question = open_question(play)
    about = question.issue if question else None
    told_back = recommend("answer", play, play.history.next_number, about)
    has_asked = any(act.kind is Kind.PRIORITY for _, act in play.questions)
    return (told_back[0], *_asked_back(play)) if has_asked and len(told_back) > 1 else told_back


def _asked_back(play: Play) -> tuple[Act, ...]:
    """Ask on where they said that something matters and not yet why."""
    facts = told(play.history, play.counterpart)
    explained = {fact.issue for fact in facts if fact.kind is Kind.INTEREST}
    bare = [f.issue for f in facts if f.importance is Importance.HIGH and f.issue not in explained]
    return (Ask(Kind.INTEREST, bare[-1]),) if bare else ()


def _trade(play: Play) -> tuple[Act, ...]:
    terms = swap(play)
    return _learn(play) if terms is None else (Propose((terms,), is_conditional=True),)


def _package(play: Play) -> tuple[Act, ...]:
    terms = whole_package(play)
    return _trade(play) if terms is None else (Propose((terms,), is_conditional=True),)


def _last_offer(play: Play) -> tuple[Act, ...]:
    """Settle every issue, so that one yes is enough, if need be with one's own words alone."""
    terms = whole_package(play) or own_position(play)
    return (Propose((terms,), is_conditional=True),)


def _use_fact(play: Play) -> tuple[Act, ...]:
    """Tie it into a trade if that gives what they spoke of; else ask on about it."""
    fact, terms = unused_fact(play), swap(play)
    if fact is None or (terms is not None and fact.issue in terms):
        return _trade(play)
    explained = {f.issue for f in told(play.history, play.counterpart) if f.kind is Kind.INTEREST}
    kind = Kind.ISSUE if fact.issue in explained else Kind.INTEREST
    return (Ask(kind, fact.issue),)


def _learn(play: Play) -> tuple[Act, ...]:
    return recommend("ask-priority", play, play.history.next_number, None)


def _ask_why(play: Play) -> tuple[Act, ...]:
    return recommend("ask-why", play, play.history.next_number, None)


_ACTS: Mapping[str, Callable[[Play], tuple[Act, ...]]] = {
    "agreed-below": lambda _play: (Reject(),),
    "agreed": _confirm,
    "take": _take,
    "no-zone": lambda _play: (Close(),),
    "last-turns": _last_offer,
    "asked-you": _answer,
    "nothing-asked": lambda _play: (Ask(Kind.PRIORITY),),
    "stuck": _ask_why,
    "haggling": _package,
    "fact-unused": _use_fact,
    "below": _trade,
    "above": _trade,
    "next-step": _package,
}
