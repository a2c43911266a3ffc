"""A learner who asks what matters, tells its own, and trades in packages.

It asks what is heavy for itself and gives what the counterpart called important or what is cheap
for itself; it concedes slowly and in return, and leaves rather than go below its limit.
"""

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
)
from app.negotiation.preferences import FULL
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.guessing import guess
from app.simulation.learners.packages import package_for
from app.simulation.learners.view import View

_OPENS_AT, _FALLS_TO = 0.85, 0.12
_PACE, _RECIPROCITY = 1.2, 0.4
_QUESTIONS_A_TURN = 2


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    found = settle(view) or end(view)
    if found is None and not _is_exploring(view):
        found = take(view, level(view))
    return found or (*_talk(view), *_offer(view)) or (Acknowledge(),)


def level(view: View) -> int:
    """Return the utility the learner asks now, falling with time and with what it is given."""
    progress = (1 - _RECIPROCITY) * view.time**_PACE + _RECIPROCITY * _returned(view)
    part = _OPENS_AT - (_OPENS_AT - _FALLS_TO) * progress
    return max(view.level(part), view.own.reservation + MARGIN)


def _returned(view: View) -> float:
    """How far the counterpart has come towards the learner, 0..1, in the learner's utility."""
    made = [view.worth(offer) for offer in view.whole_offers(view.other)]
    start = view.level(_OPENS_AT)
    if not made or made[0] >= start:
        return view.time
    return max(0.0, min(1.0, (max(made) - made[0]) / (start - made[0])))


def _is_exploring(view: View) -> bool:
    """An early offer is not taken while there are questions left: it may become better for both."""
    return view.time < 0.5 and bool(_open_questions(view))


def _talk(view: View) -> list[Act]:
    said: list[Act] = [Greet()] if view.number == 1 else []
    heard = [a for a in view.said.acts if isinstance(a, Inform)] if view.said else []
    said += [Acknowledge(heard[0].issue)] if heard else []
    said += _tell(view)
    return said + _open_questions(view)[: _QUESTIONS_A_TURN if view.number > 1 else 1]


def _tell(view: View) -> list[Act]:
    """Answer what was asked; unasked, name the heaviest issue first and then the lightest."""
    known = view.told_them
    answers: list[Act] = [answer(view, question) for question in view.questions[:1]]
    if view.by_weight and view.by_weight[0] not in known:
        answers.append(_inform(view, Kind.PRIORITY, view.by_weight[0]))
    elif len(view.by_weight) > 1 and view.by_weight[-1] not in known and view.number > 1:
        answers.append(_inform(view, Kind.PRIORITY, view.by_weight[-1]))
    return list(dict.fromkeys(answers))


def answer(view: View, question: Ask) -> Act:
    """Return what the learner tells when asked; its limit and its alternative it keeps."""
    if question.is_after_limit or question.kind is Kind.ALTERNATIVE:
        return Reject(asked=question.kind, issue=question.issue)
    untold = [issue for issue in view.by_weight if issue not in view.told_them]
    issue = question.issue or next(iter(untold or view.by_weight), view.issues[0].id)
    kind = question.kind if question.kind is Kind.INTEREST else Kind.PRIORITY
    return _inform(view, kind, issue)


def _inform(view: View, kind: Kind, issue: str) -> Inform:
    is_heavy = view.own.preferences.weight(issue) * len(view.issues) >= FULL
    return Inform(kind, issue, Importance.HIGH if is_heavy else Importance.LOW)


def _open_questions(view: View) -> list[Act]:
    told = view.told_us
    wanted = [Ask(Kind.PRIORITY)]
    wanted += [Ask(Kind.INTEREST, i) for i, how in told.items() if how is Importance.HIGH]
    wanted += [Ask(Kind.PRIORITY, issue) for issue in view.by_weight if issue not in told]
    return [question for question in wanted if not view.has_asked(question)]


def _offer(view: View) -> tuple[Act, ...]:
    if view.number < min(3, view.limit - 1):
        return ()
    terms = package_for(view, level(view), guess(view))
    last = view.last_own
    is_said = last is not None and last.terms == terms
    if not is_said:
        return (Propose((terms,), is_conditional=True),)
    return (Close(),) if view.is_last else ()
