"""The rubric is cut to what a talk between people lets be judged."""

import pytest

from app.coach.judgement import Finding, Judgement, Verdict
from app.coach.rubric import Rubric
from app.review.people.narrowing import levelled, narrowed
from app.review.people.without_scenario import JUDGED
from tests.builders_play import RUBRIC


def measures(rubric: Rubric) -> set[str]:
    return {name for one in rubric.characteristics for name in (*one.measures, *one.top_needs)}


def checks(rubric: Rubric) -> set[str]:
    return {check for one in rubric.characteristics for check in one.checks}


def test_with_a_sure_outcome_only_what_our_own_counterpart_keeps_is_left_out() -> None:
    kept = narrowed(RUBRIC, on_issues=True, is_sure=True)
    assert measures(RUBRIC) - measures(kept) == {"trust_end", "next_deal", "belief_accuracy"}
    assert checks(kept) == checks(RUBRIC)


def test_without_a_sure_outcome_nothing_is_measured_on_one() -> None:
    kept = measures(narrowed(RUBRIC, on_issues=True, is_sure=False))
    assert not kept & {"joint_gain", "both_gain", "balance", "frontier", "left_well"}
    assert "discovered" in kept


def test_on_unknown_issues_no_measure_and_only_checks_by_words_are_left() -> None:
    kept = narrowed(RUBRIC, on_issues=False, is_sure=False)
    assert measures(kept) == set()
    assert checks(kept) == JUDGED


def a_judgement(*found: tuple[str, Verdict]) -> Judgement:
    findings = tuple(Finding(check, verdict) for check, verdict in found)
    return Judgement("open-communication", 5, 1.0, None, findings)


MET, MISSED = Verdict.MET, Verdict.MISSED


@pytest.mark.parametrize(
    ("judgement", "level"),
    [
        (a_judgement(("open-question", MET), ("tests-understanding", MISSED)), 3),
        (a_judgement(("open-question", MET), ("helps-them", MET)), None),
        (a_judgement(("stereotypes", MISSED), ("assumes-same-needs", MISSED)), None),
    ],
)
def test_on_unknown_issues_a_level_rests_on_checks_that_words_can_meet_and_miss(
    judgement: Judgement, level: int | None
) -> None:
    again = levelled(judgement, RUBRIC.level_rule, on_issues=False)
    assert again.level == level
    assert again.findings == judgement.findings


def test_on_known_issues_a_judgement_stays_as_it_is() -> None:
    judgement = a_judgement(("helps-them", MET))
    assert levelled(judgement, RUBRIC.level_rule, on_issues=True) is judgement
