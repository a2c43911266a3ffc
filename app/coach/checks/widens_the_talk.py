"""Widens the talk: brings in an issue that neither side had named yet."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Act, Ask, Inform, Propose
from app.negotiation.history import Turn

CHECK = "widens-the-talk"
_CHANCES = 2


def check(play: Play) -> Finding:
    """Met when the learner is first to bring in a further issue; missed in a talk on fewer.

    A turn is an opportunity while some issues are named and some are not.
    """
    named: set[str] = set()
    chances: list[Turn] = []
    for turn in play.history:
        if turn.role == play.learner.id and named:
            act = next((act for act in turn.acts if issues_of(act) - named), None)
            if act is not None:
                return met(CHECK, quoted(turn, act), issue=min(issues_of(act) - named))
            if len(named) < len(play.scenario.issues):
                chances.append(turn)
        named |= issues_in(turn)
    if len(chances) < _CHANCES or len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, quoted(chances[0]))


def issues_in(turn: Turn) -> set[str]:
    """Return every issue a turn speaks of."""
    return {issue for act in turn.acts for issue in issues_of(act)}


def issues_of(act: Act) -> set[str]:
    """Return the issues an act speaks of."""
    if isinstance(act, Ask | Inform):
        return {act.issue} if act.issue else set()
    if isinstance(act, Propose):
        return {issue for offer in act.offers for issue in offer.issues}
    return set()
