"""A learner who says anything the rules know, by lot; it confirms nothing below its limit."""

from collections.abc import Sequence
from typing import TypeVar

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.draw import pick
from app.negotiation.terms import Terms, terms_of
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.view import View

T = TypeVar("T")

_TAKES, _LEAVES, _SETTLES_FLAWED = 0.25, 0.02, 0.15
_SHARE_NAMED = 0.7
_KINDS = tuple(Kind)
_RESTS: tuple[Act, ...] = (Greet(), SmallTalk(), Acknowledge(), SuggestProcess())
_RARE: tuple[Act, ...] = (Threaten(), Clarify(), Acknowledge())


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    if view.chance("settle") >= _SETTLES_FLAWED:
        found = settle(view) or end(view)
        if found is not None:
            return found
    if view.chance("take") < _TAKES:
        found = take(view, view.own.reservation + MARGIN)
        if found is not None:
            return found
    if view.chance("leave") < _LEAVES:
        return (Close(),)
    count = 1 + int(view.chance("how many") * 2)
    return tuple(any_act(view, f"{n}") for n in range(count))


def any_act(view: View, purpose: str) -> Act:
    """Draw one act: proposals and questions more often than the rest."""
    menu: tuple[Act, ...] = (
        Propose(_some_offers(view, purpose), is_conditional=view.chance("if" + purpose) < 0.3),
        Propose((some_terms(view, purpose, 1.0),)),
        Ask(lot(view, "ask" + purpose, _KINDS), _some_issue(view, purpose)),
        Ask(lot(view, "ask more" + purpose, _KINDS)),
        Inform(
            lot(view, "tell" + purpose, _KINDS),
            _some_issue(view, purpose),
            lot(view, "how much" + purpose, (*Importance, None)),
        ),
        Argue(_some_issue(view, purpose)),
        Reject(),
        Summarise(some_terms(view, "sum" + purpose, _SHARE_NAMED)),
        lot(view, "rest" + purpose, _RESTS),
        lot(view, "rare" + purpose, _RARE),
    )
    return lot(view, "act" + purpose, menu)


def some_terms(view: View, purpose: str, named: float) -> Terms:
    """Draw an option for each issue that is named, at least for one."""
    first = lot(view, "first" + purpose, view.issues)
    settled = {
        issue.id: lot(view, f"option {issue.id}{purpose}", issue.options).id
        for issue in view.issues
        if issue is first or view.chance(f"named {issue.id}{purpose}") < named
    }
    return terms_of(settled)


def lot(view: View, purpose: str, among: Sequence[T]) -> T:
    """Draw one of several for this turn and purpose."""
    return pick(view.seed, view.history.next_number, f"learner {purpose}", among)


def _some_offers(view: View, purpose: str) -> tuple[Terms, ...]:
    count = 2 if view.chance("several" + purpose) < 0.2 else 1
    return tuple(some_terms(view, f"{purpose}.{n}", _SHARE_NAMED) for n in range(count))


def _some_issue(view: View, purpose: str) -> str | None:
    return lot(view, "issue" + purpose, (*(issue.id for issue in view.issues), None))
