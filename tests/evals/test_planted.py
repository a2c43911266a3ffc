"""Talks with something planted in them: enough of them, of every kind, and found."""

import pytest
from pydantic import ValidationError

from app.coach.judgement import Verdict
from tests.evals.planted import (
    LEAST_FOUND,
    MOST_FALSE,
    checks_of_rubric,
    is_found,
    measure,
    unplanted,
)
from tests.evals.planted_talks import (
    FOLDER,
    TalkFile,
    judged_talks,
    load,
    played,
    talk_files,
    words_at,
)

FILES = {path.stem: load(path) for path in talk_files()}
TALKS = [talk for file in FILES.values() for talk in file.talks]


def test_every_check_is_planted_and_nothing_else_is_named() -> None:
    named = {name for talk in TALKS for name in (talk.plants, *talk.spares, *talk.brings)}
    assert named == checks_of_rubric()
    assert {talk.plants for talk in TALKS} == checks_of_rubric()


def test_there_are_talks_enough_from_both_seats_and_in_spanish() -> None:
    ids = [talk.id for talk in TALKS]
    assert len(ids) == len(set(ids)) >= 44
    licence = {file.role for file in FILES.values() if file.scenario == "licence-renewal"}
    assert licence == {"client", "vendor"}
    languages = [
        words_at(f.scenario, f.draw).scenario.language for f in FILES.values() for _ in f.talks
    ]
    assert languages.count("es") >= 2


def test_what_was_planted_is_found_and_little_besides() -> None:
    found, _, _, beside = measure(FOLDER).figures
    assert found.is_reached
    assert found.floor == LEAST_FOUND
    assert beside.is_reached
    assert beside.floor == MOST_FALSE


def test_a_finding_on_other_words_than_those_planted_is_not_found() -> None:
    one = next(j for j in judged_talks() if j.planted and is_found(j))
    assert not is_found(
        type(one)(one.talk, one.history, frozenset({99}), one.critique, one.words, one.role)
    )


def test_counter_evidence_that_the_words_bring_along_is_not_held_against_the_teacher() -> None:
    one = next(j for j in judged_talks() if j.talk.brings and not unplanted(j))
    bare = one.talk.model_copy(update={"brings": ()})
    assert unplanted(type(one)(bare, one.history, one.planted, one.critique, one.words, one.role))


def test_a_field_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValidationError):
        TalkFile.model_validate(
            {"scenario": "campsite", "role": "tent", "talks": [], "mood": "good"}
        )


def test_what_the_rules_forbid_the_counterpart_is_an_error() -> None:
    words = words_at("campsite", 1)
    closing = FILES["bakery_buyer"].talks[-1].turns[-1]
    assert closing.does == "closes"
    with pytest.raises(ValueError, match="the rules forbid"):
        played((closing,), words, "tent")


def test_flaws_and_strengths_are_both_planted_in_number() -> None:
    flaws = [talk for talk in TALKS if talk.verdict is Verdict.MISSED]
    assert min(len(flaws), len(TALKS) - len(flaws)) >= 20
