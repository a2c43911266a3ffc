"""The situations of a running game that a hint can speak to, told from the learner's own seat.

The first of `SITUATIONS` that applies is the one the talk is in. Nothing here reads the
counterpart's private side: only the learner's own role and what was said.
"""

from collections.abc import Callable, Mapping

from app.coach.known_offers import best_on_table
from app.coach.play import Play
from app.coach.practice import PracticeRule
from app.negotiation.acts import Ask, Greet, Importance, Kind, Propose, Reject
from app.negotiation.history import Turn
from app.negotiation.protocol import Phase
from app.negotiation.scenario import Disclosure
from app.negotiation.standing import offers


def situation(play: Play, rule: PracticeRule) -> str:
    """Return the name of the situation the learner is in."""
    return next(name for name, applies in SITUATIONS.items() if applies(play, rule))


def _is_agreeing(play: Play, _rule: PracticeRule) -> bool:
    return play.state.phase is Phase.AGREEING


def _is_agreeing_below(play: Play, rule: PracticeRule) -> bool:
    worth = play.learner.preferences.utility(play.state.terms)
    return _is_agreeing(play, rule) and worth < play.learner.reservation


def _is_late(play: Play, rule: PracticeRule) -> bool:
    return play.scenario.turn_limit - len(play.turns) <= rule.late_turns


def _is_to_take(play: Play, rule: PracticeRule) -> bool:
    """Their offer reaches the target; when turns run out, it has only to beat the alternative."""
    return _is_offered_from(play, play.learner.target) or (
        _is_late(play, rule) and _is_offered_from(play, play.learner.reservation)
    )


def _is_offered_from(play: Play, least: int) -> bool:
    best = best_on_table(play)
    return best is not None and play.learner.preferences.utility(best.terms) >= least


def _is_no_zone_likely(play: Play, rule: PracticeRule) -> bool:
    """Late, after questions and offers, all they offer is still worth less than leaving."""
    has_tried = bool(play.questions and play.offers)
    return _is_late(play, rule) and has_tried and _is_below(play, rule)


def _is_asked(play: Play, _rule: PracticeRule) -> bool:
    return open_question(play) is not None


def _has_asked_nothing(play: Play, _rule: PracticeRule) -> bool:
    return not play.questions


def _is_haggling(play: Play, rule: PracticeRule) -> bool:
    """The last offers all named the same one issue, of several there are."""
    last = [offer.said.issues for offer in play.kept_offers[-rule.haggles :]]
    is_same = len(last) == rule.haggles and len(set(last)) == 1 and len(last[0]) == 1
    return is_same and len(play.scenario.issues) > 1


def _is_stuck(play: Play, rule: PracticeRule) -> bool:
    """Neither side's last offers differ, or they have refused turn after turn without an offer."""
    theirs = play.history.of(play.counterpart.id)[-rule.stuck_turns :]
    refusals = [turn for turn in theirs if _refuses(turn)]
    if len(refusals) == rule.stuck_turns:
        return True
    return all(_stands_still(play, side, rule) for side in (play.learner.id, play.counterpart.id))


def _refuses(turn: Turn) -> bool:
    is_no = any(isinstance(act, Reject) and act.asked is None for act in turn.acts)
    return is_no and not turn.has(Propose)


def _stands_still(play: Play, side: str, rule: PracticeRule) -> bool:
    made = {offer.turn: offer.own for offer in offers(play.history) if offer.role == side}
    last = list(made.values())[-rule.stuck_turns :]
    return len(last) == rule.stuck_turns and all(terms == last[0] for terms in last)


def _has_unused_fact(play: Play, _rule: PracticeRule) -> bool:
    return unused_fact(play) is not None


def unused_fact(play: Play) -> Disclosure | None:
    """Return the latest fact of theirs on an issue that no later offer of the learner names."""
    unused = [
        fact
        for number, fact in play.told
        if fact.issue is not None
        and fact.importance is not Importance.LOW
        and not any(o.turn > number and fact.issue in o.said for o in play.offers)
    ]
    return unused[-1] if unused else None


def _is_below(play: Play, _rule: PracticeRule) -> bool:
    return best_on_table(play) is not None and not _is_offered_from(play, play.learner.reservation)


def _is_above(play: Play, _rule: PracticeRule) -> bool:
    return _is_offered_from(play, play.learner.reservation)


def open_question(play: Play) -> Ask | None:
    """Return what they asked just now about needs; a limit or an alternative may stay private."""
    last = play.history.turns[-1] if len(play.history) else None
    if last is None or last.role == play.learner.id:
        return None
    asked = [act for act in last.acts if isinstance(act, Ask) and not act.is_after_limit]
    real = [act for act in asked if act.kind is not Kind.ALTERNATIVE]
    is_opening = last.has(Greet)
    return next((act for act in real if not (is_opening and act.kind is Kind.OPEN)), None)


SITUATIONS: Mapping[str, Callable[[Play, PracticeRule], bool]] = {
    "agreed-below": _is_agreeing_below,
    "agreed": _is_agreeing,
    "take": _is_to_take,
    "no-zone": _is_no_zone_likely,
    "last-turns": _is_late,
    "asked-you": _is_asked,
    "nothing-asked": _has_asked_nothing,
    "stuck": _is_stuck,
    "haggling": _is_haggling,
    "fact-unused": _has_unused_fact,
    "below": _is_below,
    "above": _is_above,
    "next-step": lambda _play, _rule: True,
}
