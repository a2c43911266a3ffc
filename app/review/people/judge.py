"""Judges a talk between two people for both sides, by the teacher's own checks and levels.

Each side is a play like any other, judged by the same rubric as far as it can (`narrowing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.coach.critique import critique
from app.coach.judgement import Critique, Measures
from app.coach.measures import measure
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.dialogue.listen import EAR_VERSION
from app.dialogue.understood import Readings
from app.dialogue.values import Words
from app.negotiation.acts import Acknowledge, Act, Ask, Summarise
from app.negotiation.history import History
from app.review.debrief import Moment
from app.review.make import moment_of
from app.review.people.agreement import SURE, Agreement, Ending, find_agreement
from app.review.people.facts import with_facts
from app.review.people.hearing import hear_talk
from app.review.people.judged import JudgedTalk, Side
from app.review.people.narrowing import levelled, narrowed
from app.review.people.noting import notes_on
from app.review.people.showing import show_agreement, show_checks, show_levels, show_transcript
from app.review.people.transcript import Transcript
from app.review.people.words import JudgeWords
from app.review.take_home import keep_start_stop
from app.review.teaching import Teaching


@dataclass(frozen=True, slots=True)
class Judging:
    """What a talk is judged with: the ear's words, the teacher's, and what is said around them.

    `on_issues` is False where the words are those of an empty table (`without_scenario`).
    """

    words: Words
    readings: Readings
    teaching: Teaching
    said: JudgeWords
    on_issues: bool

    def rubric(self, agreement: Agreement) -> Rubric:
        """Return the rubric as far as it can judge a talk that came to this."""
        own = self.teaching.rubric
        said = replace(own, words={**own.words, **self.said.advice})
        return narrowed(said, on_issues=self.on_issues, is_sure=agreement.ending in SURE)


def judge_talk(transcript: Transcript, roles: Mapping[str, str], by: Judging) -> JudgedTalk:
    """Return both sides judged; `roles` are role ids by speaker. The same talk, the same value."""
    scenario = by.words.scenario
    in_order = {name: roles[name] for name in transcript.speakers}
    heard = hear_talk(transcript, in_order, by.words, by.readings)
    agreement = Agreement(Ending.UNDEFINED)
    if by.on_issues:
        agreement = find_agreement(heard.history, scenario, transcript.about.agreement)
    first, second = (
        _side(name, _play(heard.history, role, agreement, by), agreement, by)
        for name, role in in_order.items()
    )
    found = show_agreement(agreement, scenario, in_order)
    return JudgedTalk(
        show_transcript(heard.turns, transcript.about, scenario, on_issues=by.on_issues),
        agreement.ending,
        found,
        (first, second),
        notes_on(agreement.ending, found, (first, second), heard.turns, by.said),
        _versions(by),
    )


def _play(history: History, role_id: str, agreement: Agreement, by: Judging) -> Play:
    """Return one side's play, in which the other side's tellings are facts."""
    scenario = by.words.scenario
    told, other = with_facts(history, scenario.other(role_id), scenario, on_issues=by.on_issues)
    own, thresholds = scenario.role(role_id), by.teaching.rubric.thresholds
    return Play(told, scenario, own, other, thresholds, ending=agreement.state)


def _side(speaker: str, play: Play, agreement: Agreement, by: Judging) -> Side:
    rubric = by.rubric(agreement)
    judged = critique(play, rubric)
    found = [levelled(one, rubric.level_rule, on_issues=by.on_issues) for one in judged.judgements]
    pairs = list(zip(rubric.characteristics, found, strict=True))
    keep, start, stop = keep_start_stop(judged, rubric)
    role = play.learner if by.on_issues else None
    return Side(
        speaker,
        role.id if role else None,
        role.title if role else None,
        tuple(show_levels(pairs)),
        tuple(show_checks(pairs, rubric)),
        _moments(judged, play, by),
        keep,
        start,
        stop,
        _measures(play, agreement),
    )


def _moments(judged: Critique, play: Play, by: Judging) -> tuple[Moment, ...]:
    """Word the moments; on an empty table no better sentence can name an issue."""
    advice = judged.moments
    if not by.on_issues:
        advice = tuple(
            one if all(map(_names_nothing, one.better)) else replace(one, better=())
            for one in advice
        )
    return tuple(moment_of(one, play, by.teaching) for one in advice)


def _names_nothing(act: Act) -> bool:
    if isinstance(act, Summarise):
        return not act.terms
    return isinstance(act, Ask | Acknowledge) and act.issue is None


def _measures(play: Play, agreement: Agreement) -> Measures | None:
    """Return the outcome measures of what was agreed, a likely agreement too; else None."""
    counted = agreement.counted
    return measure(replace(play, ending=counted)) if counted else None


def _versions(by: Judging) -> tuple[tuple[str, str], ...]:
    scenario, rubric = by.words.scenario, by.teaching.rubric
    named = (("scenario", f"{scenario.id} {scenario.version}"),) if by.on_issues else ()
    return (*named, ("ear", EAR_VERSION), ("rubric", f"{rubric.id} {rubric.version}"))
