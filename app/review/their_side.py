"""The counterpart's sheet, which the learner sees after the end and never before."""

from app.coach.play import Play
from app.review.further import TheirIssue, TheirSide
from app.review.outcome import plainest


def their_side(play: Play) -> TheirSide:
    """Return the counterpart's alternative, limit, weights and needs; an open talk is a ValueError.

    Issues stand in the scenario's order; each need comes with the plainest fact about it.
    """
    if not (play.is_deal or play.is_ended):
        raise ValueError("the talk is not over")
    theirs, own, scenario = play.counterpart, play.learner, play.scenario
    rows = tuple(
        TheirIssue(
            scenario.words[issue.id].label,
            theirs.preferences.weight(issue.id),
            scenario.shown_to(own.id, issue.id, theirs.preferences.best_option(issue.id)),
            own.preferences.weight(issue.id),
        )
        for issue in scenario.issues
    )
    return TheirSide(
        theirs.person,
        theirs.title,
        theirs.batna,
        theirs.reservation,
        theirs.target,
        rows,
        tuple(f"{one.title}: {plainest(one)}" for one in theirs.interests),
    )
