"""Proof over every scenario: the better outcome can be recomputed, discoveries can be looked up."""

from collections.abc import Iterator
from functools import cache

import pytest

from app.coach.critique import critique
from app.coach.play import Play
from app.negotiation.acts import Ask, Inform
from app.negotiation.terms import terms_of
from app.review.outcome import discoveries, result
from tests.builders_games import SCENARIO_IDS, Match, play
from tests.builders_play import RUBRIC

LEARNERS = ("integrative", "competing", "compromising", "avoiding")


@cache
def plays(scenario_id: str) -> tuple[Play, ...]:
    return tuple(_plays(scenario_id))


def _plays(scenario_id: str) -> Iterator[Play]:
    for place in (0, 1):
        for seed, learner in enumerate(LEARNERS, start=1):
            match = Match(scenario_id, place, "collaborating", "medium", learner, seed)
            scenario, history = match.scenario, play(match).history
            own, other = scenario.role(match.role), scenario.other(match.role)
            yield Play(history, scenario, own, other, RUBRIC.thresholds)


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_a_better_outcome_is_shown_exactly_where_there_is_one(scenario_id: str) -> None:
    for one in plays(scenario_id):
        found = result(one, critique(one, RUBRIC), RUBRIC)
        got = (found.own, found.other_reservation)
        if found.deal is not None:
            got = (found.deal.own, found.deal.other)
        assert (found.better is not None) == _has_better(one, *got)


def _has_better(one: Play, own: int, other: int) -> bool:
    """Say by hand, over every outcome both could live with, whether one adds a whole point."""
    place = one.scenario.place(one.learner.id)
    utilities = one.scenario.space.utilities
    mine, theirs = utilities[place], utilities[1 - place]
    both = (mine >= max(own, one.learner.reservation)) & (
        theirs >= max(other, one.counterpart.reservation)
    )
    # A whole point as it is shown, halves upwards.
    more = ((mine + 50) // 100 > (own + 50) // 100) | ((theirs + 50) // 100 > (other + 50) // 100)
    return bool((both & more).any())


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_its_utilities_can_be_added_up_from_the_two_sheets(scenario_id: str) -> None:
    for one in plays(scenario_id):
        better = result(one, critique(one, RUBRIC), RUBRIC).better
        if better is None:
            continue
        options = {
            issue.id: option.id
            for issue, line in zip(one.scenario.issues, better.outcome.lines, strict=True)
            for option in issue.options
            if one.scenario.shown_to(one.learner.id, issue.id, option.id) == line.shown
        }
        terms = terms_of(options)
        assert better.outcome.own == one.learner.preferences.utility(terms)
        assert better.outcome.other == one.counterpart.preferences.utility(terms)


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_from_the_turn_it_could_be_found_on_they_had_told_of_all_that_changes(
    scenario_id: str,
) -> None:
    for one in plays(scenario_id):
        better = result(one, critique(one, RUBRIC), RUBRIC).better
        if better is None or better.findable_from is None:
            continue
        by_then = {fact.issue for number, fact in one.told if number <= better.findable_from}
        haggled = one.scenario.haggled
        assert set(better.changed) - {haggled.id if haggled else ""} <= by_then
        assert one.turn(better.findable_from).role == one.counterpart.id


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_every_hidden_interest_has_its_chain(scenario_id: str) -> None:
    for one in plays(scenario_id):
        chains = discoveries(one)
        assert [c.title for c in chains] == [i.title for i in one.counterpart.interests]
        for chain, interest in zip(chains, one.counterpart.interests, strict=True):
            ids = {fact.id for fact in interest.disclosures}
            told = [number for number, fact in one.told if fact.id in ids]
            assert chain.told_at == (min(told) if told else None)
            assert chain.text in {fact.text for fact in interest.disclosures}
            _check_turns(one, chain.asked_at, chain.told_at, chain.used_at)


def _check_turns(one: Play, asked: int | None, told: int | None, used: int | None) -> None:
    """Asked by the learner, told by the other side after it, used by the learner after that."""
    if asked is not None:
        assert one.turn(asked).role == one.learner.id
        assert one.turn(asked).has(Ask)
    if told is not None:
        assert one.turn(told).has(Inform)
        assert asked is None or asked < told
    if used is not None:
        assert told is not None
        assert told < used
        assert one.turn(used).role == one.learner.id
