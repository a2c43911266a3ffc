"""The guess of their priorities against the truth, and the look back beside the arithmetic."""

from app.coach.beliefs import BeliefFinding, judge_beliefs, pairs_in_order, rank
from app.coach.play import Play
from app.coach.sheets import Beliefs, Reflection
from app.dialogue.phrasebook import fill
from app.review.further import BeliefRow, BeliefView, ReflectionView
from app.review.teaching import Teaching

_HALF = 0.5


def belief_view(guess: Beliefs, play: Play, teaching: Teaching) -> BeliefView | None:
    """Return the guess beside the truth; None where too little was guessed to compare."""
    rule = teaching.rubric.practice
    own, theirs = play.learner.preferences, play.counterpart.preferences
    found = judge_beliefs(guess, own, theirs, rule.mirrored)
    if found.accuracy is None:
        return None
    return BeliefView(
        rows=_rows(guess, found, play),
        accuracy=found.accuracy,
        is_fixed_pie=found.is_fixed_pie,
        sentence=" ".join(_sentences(guess, found, play, teaching)),
        entry=teaching.lessons.beliefs_entry,
    )


def reflection_view(
    reflection: Reflection, joint_gain: float | None, teaching: Teaching
) -> ReflectionView | None:
    """Return the look back beside the measured joint gain; None for one that was skipped."""
    if reflection.is_skipped:
        return None
    measured = measured_level(joint_gain, teaching.rubric.level_rule.cuts)
    key = _compared(reflection.found, measured)
    slots = {"found": str(reflection.found), "measured": str(measured)}
    return ReflectionView(
        reflection.went_well,
        reflection.would_change,
        reflection.found,
        measured,
        fill(teaching.lessons.reflection[key], slots),
    )


def measured_level(joint_gain: float | None, cuts: tuple[float, ...]) -> int | None:
    """Return the joint-gain share as 1..5 by the cut points of the level rule."""
    return None if joint_gain is None else 1 + sum(joint_gain >= cut for cut in cuts)


def _compared(found: int | None, measured: int | None) -> str:
    if found is None:
        return "nothing" if measured is None else "unsaid"
    if measured is None:
        return "unmeasured"
    if found == measured:
        return "alike"
    return "more" if found > measured else "less"


def _rows(guess: Beliefs, found: BeliefFinding, play: Play) -> tuple[BeliefRow, ...]:
    own, theirs = rank(play.learner.preferences), rank(play.counterpart.preferences)
    places = {issue: place for place, issue in enumerate(guess.order, start=1)}
    return tuple(
        BeliefRow(
            play.scenario.words[issue.id].label,
            places.get(issue.id),
            theirs[issue.id],
            own[issue.id],
            issue.id in guess.same,
            issue.id in found.same,
        )
        for issue in play.scenario.issues
    )


def _sentences(guess: Beliefs, found: BeliefFinding, play: Play, teaching: Teaching) -> list[str]:
    words, rule = teaching.lessons.beliefs, teaching.rubric.practice
    right, pairs = pairs_in_order(guess.order, play.counterpart.preferences)
    share = right / pairs
    key = "right" if share >= rule.ranked_right else ("partly" if share >= _HALF else "wrong")
    said = [fill(words[key], {"right": str(right), "pairs": str(pairs)})]
    if found.mirrors_own:
        said.append(words["mirrored"])
    seen = [issue for issue in found.same if issue not in found.overlooks]
    for name, issues in (("same_found", seen), ("same_overlooked", list(found.overlooks))):
        if issues:
            labels = [play.scenario.words[issue].why_ask for issue in issues]
            listed = {"issues": teaching.words.joins.join(labels)}
            said.append(fill(words[name], listed, teaching.words.joins))
    return said
