"""Looks at a preparation before the talk: what holds, what does not, what was left empty.

Nothing is read but the learner's own role and the sheet; a field left empty is None, not a fault.
Reading the questions' words is for others: they come in as `Question`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coach.beliefs import share_in_order
from app.coach.practice import PracticeRule
from app.coach.sheets import Preparation, Swap
from app.negotiation.acts import Ask, Kind
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Role
from app.negotiation.terms import Terms

_NEEDS = (Kind.INTEREST, Kind.PRIORITY, Kind.CONSTRAINT, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class Question:
    """A question written down, as it was read: what it asks for, and if it leaves room."""

    asks: tuple[Ask, ...]
    is_open: bool

    @property
    def is_after_needs(self) -> bool:
        """Say whether it asks about needs rather than about a term or a limit."""
        return any(act.kind in _NEEDS and not act.is_after_limit for act in self.asks)


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at: `case` names what was found, `values` the points or counts in it.

    `is_met` None means that it was left empty, or that the talk gave no occasion.
    """

    key: str
    is_met: bool | None
    case: str
    values: Mapping[str, int]


def look_before(
    sheet: Preparation, own: Role, questions: Sequence[Question], rule: PracticeRule
) -> tuple[Look, ...]:
    """Judge a preparation by itself, in the order of the worksheet."""
    return (
        _ranking(sheet, own, rule),
        _their_ranking(sheet, rule, own),
        _filled("interests", sheet.interests),
        _filled("their_interests", sheet.their_interests),
        _filled("batna", sheet.batna),
        _reservation(sheet, own, rule),
        _target(sheet, own),
        _opening(sheet, own),
        _trades(sheet, own),
        _questions(sheet, questions, rule),
    )


def look(key: str, is_met: bool | None, case: str | None = None, **values: int) -> Look:
    """Return a look; without a case of its own it is met, missed or empty."""
    plain = {True: "met", False: "missed", None: "empty"}[is_met]
    return Look(key, is_met, case or plain, values)


def _filled(key: str, text: str) -> Look:
    return look(key, True if text.strip() else None)


def _ranking(sheet: Preparation, own: Role, rule: PracticeRule) -> Look:
    share = share_in_order(sheet.ranking, own.preferences)
    return look("ranking", None if share is None else share >= rule.ranked_right)


def _their_ranking(sheet: Preparation, rule: PracticeRule, own: Role) -> Look:
    """A guess cannot be judged yet; that it is one's own order over again can be said."""
    if not sheet.their_ranking:
        return look("their_ranking", None)
    share = share_in_order(sheet.their_ranking, own.preferences)
    is_own = share is not None and share >= rule.mirrored
    return look("their_ranking", True, "mirrored" if is_own else None)


def _reservation(sheet: Preparation, own: Role, rule: PracticeRule) -> Look:
    if sheet.reservation is None:
        return look("reservation", None)
    off = sheet.reservation - own.reservation
    is_met = abs(off) <= rule.reservation_within
    case = None if is_met else ("high" if off > 0 else "low")
    return look("reservation", is_met, case, written=sheet.reservation, worth=own.reservation)


def _target(sheet: Preparation, own: Role) -> Look:
    """A target has to lie beyond the alternative and beyond one's own written limit."""
    if sheet.target is None:
        return look("target", None)
    floor = max(own.reservation, sheet.reservation or 0)
    return look("target", sheet.target > floor, target=sheet.target, floor=floor)


def _opening(sheet: Preparation, own: Role) -> Look:
    """What an opening leaves out counts as one's own best: more it could not be worth."""
    if not sheet.opening:
        return look("opening", None)
    target = own.target if sheet.target is None else sheet.target
    worth = own.preferences.utility(_filled_up(sheet.opening, own.preferences))
    return look("opening", worth > target, worth=worth, target=target)


def _filled_up(terms: Terms, likes: Preferences) -> Terms:
    best = tuple(sorted((issue.id, likes.best_option(issue.id)) for issue in likes.issues))
    return terms.merged_over(Terms(best))


def _trades(sheet: Preparation, own: Role) -> Look:
    if not sheet.trades:
        return look("trades", None)
    return look("trades", any(is_sensible(swap, own.preferences) for swap in sheet.trades))


def is_sensible(swap: Swap, likes: Preferences) -> bool:
    """Say whether a trade gives where it weighs less than where it gets."""
    return likes.weight(swap.give) < likes.weight(swap.get)


def _questions(sheet: Preparation, questions: Sequence[Question], rule: PracticeRule) -> Look:
    if not sheet.questions:
        return look("questions", None)
    count = {"count": len(questions), "wanted": rule.questions_prepared}
    if not any(question.is_after_needs for question in questions):
        return look("questions", False, "no_needs", **count)
    is_enough = sum(question.is_open for question in questions) >= rule.questions_prepared
    return look("questions", is_enough, None if is_enough else "few", **count)


LOOKS: Mapping[str, tuple[str, ...]] = {
    "before.ranking": ("met", "missed", "empty"),
    "before.their_ranking": ("met", "mirrored", "empty"),
    "before.interests": ("met", "empty"),
    "before.their_interests": ("met", "empty"),
    "before.batna": ("met", "empty"),
    "before.reservation": ("met", "high", "low", "empty"),
    "before.target": ("met", "missed", "empty"),
    "before.opening": ("met", "missed", "empty"),
    "before.trades": ("met", "missed", "empty"),
    "before.questions": ("met", "no_needs", "few", "empty"),
    "after.opening": ("met", "missed", "unmade", "empty"),
    "after.target": ("met", "missed", "no_deal", "empty"),
    "after.reservation": ("met", "missed", "unmade", "empty"),
    "after.trades": ("met", "missed", "empty"),
    "after.questions": ("met", "missed", "unread", "empty"),
    "after.their_ranking": ("met", "missed", "empty"),
}
"""Every look and the cases it can come to: each needs its words."""
