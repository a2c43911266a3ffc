"""What was found in a talk between people, as it is shown: levels, checks, the agreement, turns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.coach.judgement import Judgement
from app.coach.rubric import Characteristic, Rubric
from app.negotiation.scenario import Scenario
from app.review.make import check_line
from app.review.people.agreement import SURE, Agreement
from app.review.people.judged import (
    AgreementFound,
    CheckFound,
    JudgedTranscript,
    LevelFound,
    Quote,
    SettledLine,
    TalkTurn,
)
from app.review.people.transcript import About

Judged = Iterable[tuple[Characteristic, Judgement]]


def show_levels(judged: Judged) -> Iterator[LevelFound]:
    """Yield each characteristic's level with the anchor that says what it means."""
    for characteristic, judgement in judged:
        level = judgement.level
        anchor = characteristic.anchors[level - 1] if level else characteristic.unsure
        yield LevelFound(
            characteristic.id,
            characteristic.title,
            characteristic.entry,
            level,
            judgement.behaviour,
            judgement.outcome,
            judgement.measured,
            f"{anchor} {characteristic.capped}" if judgement.is_capped else anchor,
        )


def show_checks(judged: Judged, rubric: Rubric) -> Iterator[CheckFound]:
    """Yield each check's finding with its words."""
    for characteristic, judgement in judged:
        for finding in judgement.findings:
            line = check_line(finding, rubric)
            yield CheckFound(
                line.check,
                characteristic.id,
                line.title,
                line.verdict,
                line.is_counter,
                line.explained,
                tuple(Quote(turn, quote) for turn, quote in line.quotes),
            )


def show_agreement(
    agreement: Agreement, scenario: Scenario, roles: Mapping[str, str]
) -> AgreementFound | None:
    """Return what lay on the table at the end, None for nothing; `roles` are ids by speaker."""
    if not agreement.settled:
        return None
    lines = tuple(
        SettledLine(
            part.issue,
            scenario.words[part.issue].label,
            part.option,
            tuple(
                (name, scenario.shown_to(role, part.issue, part.option))
                for name, role in roles.items()
            ),
            part.turn,
            part.is_agreed,
        )
        for part in agreement.settled
    )
    is_whole = len(lines) == len(scenario.issues)
    return AgreementFound(is_whole, agreement.ending in SURE, lines)


def show_transcript(
    turns: tuple[TalkTurn, ...], about: About, scenario: Scenario, *, on_issues: bool
) -> JudgedTranscript:
    """Return the talk itself; the roles of an empty table are nobody's and are left out."""
    if not on_issues:
        plain = tuple(replace(turn, role=None) for turn in turns)
        return JudgedTranscript(None, None, None, scenario.language, plain)
    return JudgedTranscript(about.scenario, scenario.title, about.seed, scenario.language, turns)
