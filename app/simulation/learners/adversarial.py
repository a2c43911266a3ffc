"""A learner who tries what a tricky person would: tricks, threats, insults, digging for facts.

By seed it is a bully, a digger, a trickster, or all of them by turns. Much of what it says is
against the rules; the game has to make a question of it.
"""

from collections.abc import Callable, Mapping

from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
    Threaten,
)
from app.negotiation.draw import pick
from app.negotiation.protocol import Phase
from app.negotiation.terms import Terms, terms_of
from app.simulation.learners.chance import lot, some_terms
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.packages import dream
from app.simulation.learners.view import View

_GIVES_UP_TRICKS = 0.35
_KINDS = tuple(Kind)


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    if view.number > view.limit or view.chance("honest") < _GIVES_UP_TRICKS:
        found = settle(view) or end(view)
        if found is not None:
            return found
    if view.state.phase is Phase.AGREEING:
        is_good = view.own.preferences.utility(view.state.terms) >= view.own.reservation
        return _twist(view) if is_good else (Reject(view.state.terms),)
    return _TEMPERS[_temper(view)](view)


def marks(view: View) -> tuple[str, ...]:
    """Return the markers of its tone: insults, in half the turns of a bully."""
    if _temper(view) != "bully" or view.chance("insult") >= 0.5:
        return ()
    return (lot(view, "which insult", ("personal_attack", "belittles", "ultimatum")),)


def _temper(view: View) -> str:
    now = pick(view.seed, 0, "learner temper", (*_TEMPERS, "any"))
    return lot(view, "temper", tuple(_TEMPERS)) if now == "any" else now


def _bully(view: View) -> tuple[Act, ...]:
    demand = lot(view, "demand", (dream(view), some_terms(view, "demand", 0.5)))
    return (Threaten(), Propose((demand,), is_final=True))


def _digger(view: View) -> tuple[Act, ...]:
    """Ask everything of every kind, an issue a turn, after telling some nonsense of its own."""
    issue = view.issues[view.number % len(view.issues)].id
    limit = Ask(Kind.ALTERNATIVE, is_after_limit=True)
    bait = Inform(Kind.PRIORITY, issue, lot(view, "bait", tuple(Importance)))
    every = [Ask(kind, about) for kind in _KINDS for about in (issue, None)]
    start = view.number * 2 % len(every)
    first = lot(view, "first", (limit, Ask(Kind.CONSTRAINT, issue, is_after_limit=True)))
    return lot(view, "dig", ((first, bait), (*every[start:], *every[:start]), (bait, *every[:3])))


def _trickster(view: View) -> tuple[Act, ...]:
    own, theirs = view.last_own, view.theirs
    other = some_terms(view, "other", 1.0)
    tricks: list[tuple[Act, ...]] = [
        (Accept(),),
        (Accept(), Accept()),
        (Accept(other),),
        (Accept(some_terms(view, "part", 0.4)),),
        (Accept(own.terms if own else dream(view)),),
        (Close(is_deal=True),),
        (Summarise(dream(view)), Accept()),
        (Summarise(dream(view)), Close(is_deal=True)),
        (Propose((some_terms(view, "bit", 0.2),)), Accept()),
        (Propose((_worst(view), dream(view)), is_conditional=True),),
        (Propose((Terms(),)),),
        (Reject(other), Propose((other,), is_conditional=True), Argue()),
        (Propose((_mixed(view, theirs[0].terms if theirs else other),)), Summarise(other)),
    ]
    return lot(view, "trick", tricks)


def _twist(view: View) -> tuple[Act, ...]:
    """While terms are being agreed: restate others, confirm twice, confirm others, start anew."""
    wanted = _mixed(view, view.state.terms)
    twists: list[tuple[Act, ...]] = [
        (Summarise(wanted),),
        (Summarise(wanted), Accept()),
        (Accept(wanted),),
        (Close(is_deal=True),),
        (Propose((wanted,)),),
        (Reject(view.state.terms), Accept(wanted)),
        (Threaten(), Summarise(wanted)),
    ]
    return lot(view, "twist", twists)


def _mixed(view: View, theirs: Terms) -> Terms:
    """Their terms with one issue turned the learner's way."""
    issue = lot(view, "turned", view.issues).id
    return terms_of({**dict(theirs), issue: view.own.preferences.best_option(issue)})


def _worst(view: View) -> Terms:
    return view.space.terms_at(int(view.mine.argmin()))


def _taker(view: View) -> tuple[Act, ...]:
    return take(view, view.own.reservation + MARGIN) or _trickster(view)


_TEMPERS: Mapping[str, Callable[[View], tuple[Act, ...]]] = {
    "bully": _bully,
    "digger": _digger,
    "trickster": _trickster,
    "taker": _taker,
}
