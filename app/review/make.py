"""From a finished session to its debrief: judgement, arithmetic and words joined. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.critique import critique
from app.coach.judgement import Advice, Critique, Finding, Judgement, Verdict
from app.coach.play import Play
from app.coach.rubric import Characteristic, Rubric
from app.negotiation.history import History
from app.negotiation.scenario import Scenario
from app.review.debrief import (
    CharacteristicView,
    CheckLine,
    Debrief,
    Moment,
    TurnLine,
)
from app.review.outcome import discoveries, plot, result, trajectory
from app.review.sentences import CoachWords, better_sentence, keep_start_stop


@dataclass(frozen=True, slots=True)
class Played:
    """What a debrief is made from besides the history; `readings` maps turn → reading lines."""

    session: str
    scenario: Scenario
    role: str
    style: str
    seed: int
    history: History
    readings: Mapping[int, tuple[str, ...]]
    versions: tuple[tuple[str, str], ...]
    language: str


@dataclass(frozen=True, slots=True)
class Teaching:
    """The rubric, the words for better sentences, and the glossary's titles by id."""

    rubric: Rubric
    words: CoachWords
    entry_titles: Mapping[str, str]


def make_debrief(played: Played, teaching: Teaching) -> Debrief:
    """Return the debrief; the same record and rubric always give the same value."""
    scenario = played.scenario
    learner, counterpart = scenario.role(played.role), scenario.other(played.role)
    rubric = teaching.rubric
    play = Play(played.history, scenario, learner, counterpart, rubric.thresholds)
    judged = critique(play, rubric)
    keep, start, stop = keep_start_stop(judged, rubric)
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
        moments=tuple(_moment(advice, play, teaching) for advice in judged.moments),
        characteristics=_characteristics(judged, rubric),
        keep=keep,
        start=start,
        stop=stop,
        discoveries=discoveries(play),
        timeline=_timeline(played, play, rubric),
        versions=(*played.versions, ("rubric", f"{rubric.id} {rubric.version}")),
        language=played.language,
    )


def _moment(advice: Advice, play: Play, teaching: Teaching) -> Moment:
    text = teaching.rubric.checks[advice.finding.check]
    evidence = advice.finding.evidence[-1]
    return Moment(
        turn=advice.turn,
        quote=evidence.quote,
        is_strength=advice.is_strength,
        title=text.title if advice.is_strength else text.moment_title,
        what_it_did=text.met if advice.is_strength else text.moment,
        better_sentence=better_sentence(advice.better, play.scenario, play.learner, teaching.words),
        entry=text.entry,
        entry_title=teaching.entry_titles[text.entry],
    )


def _characteristics(judged: Critique, rubric: Rubric) -> tuple[CharacteristicView, ...]:
    pairs = zip(rubric.characteristics, judged.judgements, strict=True)
    return tuple(_characteristic(c, judgement, rubric) for c, judgement in pairs)


def _characteristic(
    characteristic: Characteristic, judgement: Judgement, rubric: Rubric
) -> CharacteristicView:
    level = judgement.level
    anchor = characteristic.anchors[level - 1] if level else characteristic.unsure
    lines = tuple(_check_line(finding, rubric) for finding in judgement.findings)
    return CharacteristicView(
        characteristic.id, characteristic.title, characteristic.entry, judgement, anchor, lines
    )


def _check_line(finding: Finding, rubric: Rubric) -> CheckLine:
    text = rubric.checks[finding.check]
    explained = {Verdict.MET: text.met, Verdict.MISSED: text.missed}.get(finding.verdict, "")
    quotes = tuple((evidence.turn, evidence.quote) for evidence in finding.evidence)
    return CheckLine(
        finding.check, text.title, finding.verdict.value, finding.is_counter, quotes, explained
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
