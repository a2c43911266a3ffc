"""From a finished session to its debrief: judgement, arithmetic and words joined. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.coach.critique import critique
from app.coach.judgement import Advice, Critique, Finding, Judgement, Verdict
from app.coach.play import Play
from app.coach.rubric import Characteristic, Rubric
from app.coach.sheets import NO_SHEETS, Sheets
from app.dialogue.values import Words
from app.negotiation.history import History
from app.negotiation.scenario import Scenario
from app.review.debrief import (
    CharacteristicView,
    CheckLine,
    Debrief,
    Moment,
    TurnLine,
)
from app.review.further import WhatIfView
from app.review.furthering import further
from app.review.here import Here
from app.review.outcome import discoveries, plot, result, trajectory
from app.review.progress import JudgedSession
from app.review.quoting import in_its_sentence
from app.review.sentences import better_sentence
from app.review.take_home import keep_start_stop
from app.review.teaching import Teaching
from app.review.what_if import gains, what_if_view
from app.simulation.tried import Rollouts


@dataclass(frozen=True, slots=True)
class Played:
    """What a debrief is made from besides the history; `readings` maps turn → reading lines.

    `earlier` are the learner's judged sessions before this one, `scenario_id` is the library's id
    of the scenario, `at` when the session was over; `words` is what the ear needs to read what
    was written beside the talk.
    """

    session: str
    scenario: Scenario
    role: str
    style: str
    seed: int
    history: History
    readings: Mapping[int, tuple[str, ...]]
    versions: tuple[tuple[str, str], ...]
    language: str
    sheets: Sheets = NO_SHEETS
    rollouts: Rollouts | None = None
    earlier: tuple[JudgedSession, ...] = ()
    scenario_id: str = ""
    at: str = ""
    words: Words | None = None


def make_debrief(played: Played, teaching: Teaching) -> Debrief:
    """Return the debrief; the same record and rubric always give the same value."""
    scenario = played.scenario
    learner, counterpart = scenario.role(played.role), scenario.other(played.role)
    rubric = teaching.rubric
    play = Play(played.history, scenario, learner, counterpart, rubric.thresholds, played.sheets)
    gained = gains(played.rollouts, rubric) if played.rollouts else {}
    judged = critique(play, rubric, gained)
    keep, start, stop = keep_start_stop(judged, rubric, Here(play, teaching.words), gained)
    return Debrief(
        session=played.session,
        scenario_title=scenario.title,
        role_title=learner.title,
        counterpart=counterpart.person,
        style=played.style,
        seed=played.seed,
        result=result(play, judged, rubric),
        measures=judged.measures,
        trajectory=trajectory(play),
        plot=plot(play),
        moments=tuple(moment_of(advice, play, teaching) for advice in judged.moments),
        characteristics=_characteristics(judged, rubric, texts_of(play)),
        keep=keep,
        start=start,
        stop=stop,
        discoveries=discoveries(play),
        timeline=_timeline(played, play, rubric),
        versions=(*played.versions, ("rubric", f"{rubric.id} {rubric.version}")),
        language=played.language,
        further=replace(
            further(play, judged, played.words, _sessions(played, judged), teaching),
            what_if=_what_if(played, play, teaching),
        ),
        advice_entries=tuple(
            _entry_behind(finding, teaching) for finding in (judged.keep, judged.start, judged.stop)
        ),
    )


def _entry_behind(finding: Finding | None, teaching: Teaching) -> tuple[str, str] | None:
    """Return the id and title of the entry that a check's advice rests on."""
    if finding is None:
        return None
    entry = teaching.rubric.checks[finding.check].entry
    return (entry, teaching.entry_titles[entry])


def _sessions(played: Played, judged: Critique) -> tuple[JudgedSession, ...]:
    """Return the earlier sessions, oldest first, and this one after them."""
    levels = tuple((one.characteristic, one.level) for one in judged.judgements)
    scenario = played.scenario_id or played.scenario.id
    gain = judged.measures.joint_gain
    this = JudgedSession(played.session, scenario, levels, gain, played.at)
    return (*sorted(played.earlier, key=lambda one: (one.at, one.session)), this)


def _what_if(played: Played, play: Play, teaching: Teaching) -> WhatIfView | None:
    if played.rollouts is None:
        return None
    return what_if_view(played.rollouts, play, teaching.what_if, teaching.words)


def moment_of(advice: Advice, play: Play, teaching: Teaching) -> Moment:
    """Return a moment in words, with a better sentence where acts are recommended."""
    text = teaching.rubric.checks[advice.finding.check]
    evidence = advice.finding.evidence[-1]
    return Moment(
        turn=advice.turn,
        quote=in_its_sentence(evidence.quote, play.turn(evidence.turn).text),
        is_strength=advice.is_strength,
        title=text.title if advice.is_strength else text.moment_title,
        what_it_did=text.met if advice.is_strength else text.moment,
        better_sentence=better_sentence(advice.better, play.scenario, play.learner, teaching.words),
        entry=text.entry,
        entry_title=teaching.entry_titles[text.entry],
        is_pressed=evidence.is_pressed,
    )


def texts_of(play: Play) -> Mapping[int, str]:
    """Return what was said in each turn."""
    return {turn.number: turn.text for turn in play.history}


def _characteristics(
    judged: Critique, rubric: Rubric, texts: Mapping[int, str]
) -> tuple[CharacteristicView, ...]:
    pairs = zip(rubric.characteristics, judged.judgements, strict=True)
    return tuple(_characteristic(c, judgement, rubric, texts) for c, judgement in pairs)


def _characteristic(
    characteristic: Characteristic, judgement: Judgement, rubric: Rubric, texts: Mapping[int, str]
) -> CharacteristicView:
    level = judgement.level
    anchor = characteristic.anchors[level - 1] if level else characteristic.unsure
    anchor = f"{anchor} {characteristic.capped}" if judgement.is_capped else anchor
    lines = tuple(check_line(finding, rubric, texts) for finding in judgement.findings)
    return CharacteristicView(
        characteristic.id, characteristic.title, characteristic.entry, judgement, anchor, lines
    )


def check_line(
    finding: Finding, rubric: Rubric, texts: Mapping[int, str] = MappingProxyType({})
) -> CheckLine:
    """Return a finding in words; quotes are whole sentences where `texts` has their turn."""
    text = rubric.checks[finding.check]
    explained = {Verdict.MET: text.met, Verdict.MISSED: text.missed}.get(finding.verdict, "")
    quotes = tuple(
        (evidence.turn, in_its_sentence(evidence.quote, texts.get(evidence.turn, "")))
        for evidence in finding.evidence
    )
    return CheckLine(
        finding.check,
        text.title,
        finding.verdict.value,
        finding.is_counter,
        quotes,
        explained,
        tuple(evidence.turn for evidence in finding.evidence if evidence.is_pressed),
    )


def _timeline(played: Played, play: Play, rubric: Rubric) -> tuple[TurnLine, ...]:
    return tuple(
        TurnLine(
            turn.number,
            turn.role == play.learner.id,
            rubric.words["self"] if turn.role == play.learner.id else play.counterpart.person,
            turn.text,
            played.readings.get(turn.number, ()),
        )
        for turn in played.history
    )
