"""Fills the further blocks of a debrief from the play, its sheets and what was judged before."""

from dataclasses import replace

from app.coach.judgement import Critique, Verdict
from app.coach.play import Play
from app.dialogue.phrasebook import fill
from app.dialogue.values import Words
from app.review.believing import belief_view, reflection_view
from app.review.five import five_c_views, style_view
from app.review.further import Further, HintView, PracticeTask
from app.review.preparing import preparation_view
from app.review.progress import JudgedSession, practice_task, progress
from app.review.relating import relationship_view
from app.review.teaching import Teaching
from app.review.their_side import their_side


def further(
    play: Play,
    judged: Critique,
    words: Words | None,
    sessions: tuple[JudgedSession, ...],
    teaching: Teaching,
) -> Further:
    """Return the blocks but for the simulation; `sessions` are the earlier ones and this one last.

    `words` is what the ear needs to read the questions of a preparation. One session alone is no
    progress yet.
    """
    written = _written(play, judged, words, teaching)
    findings = {f.check: f for judgement in judged.judgements for f in judgement.findings}
    return Further(
        five_cs=five_c_views(play, findings, teaching),
        style=style_view(play, teaching),
        relationship=relationship_view(play, teaching),
        preparation=written.preparation,
        beliefs=written.beliefs,
        reflection=written.reflection,
        hints=written.hints,
        progress=progress(sessions, teaching) if len(sessions) > 1 else None,
        task=_task(practice_task(sessions, teaching), judged, teaching),
        their_side=their_side(play) if play.is_deal or play.is_ended else None,
    )


def _task(task: PracticeTask | None, judged: Critique, teaching: Teaching) -> PracticeTask | None:
    """Say with a task where this game called for it: its weightiest miss of that characteristic."""
    if task is None:
        return None
    rubric = teaching.rubric
    findings = next(
        j.findings for j in judged.judgements if j.characteristic == task.characteristic
    )
    missed = [f for f in findings if f.verdict is Verdict.MISSED and f.evidence]
    if not missed:
        return task
    worst = max(missed, key=lambda finding: rubric.checks[finding.check].weight)
    slots = {
        "task": task.text,
        "turn": str(worst.evidence[-1].turn),
        "missed": rubric.checks[worst.check].missed,
    }
    return replace(task, text=fill(rubric.words["task"], slots))


def _written(play: Play, judged: Critique, words: Words | None, teaching: Teaching) -> Further:
    """Return the blocks on what the learner wrote beside the talk."""
    sheet, guess, look_back = (
        play.sheets.preparation,
        play.sheets.beliefs,
        play.sheets.reflection,
    )
    gain = judged.measures.joint_gain
    return Further(
        preparation=preparation_view(sheet, play, words, teaching) if sheet else None,
        beliefs=belief_view(guess, play, teaching) if guess else None,
        reflection=reflection_view(look_back, gain, teaching) if look_back else None,
        hints=tuple(HintView(given.turn, given.level, given.text) for given in play.sheets.hints),
    )
