"""Levels: the published formula, worked by hand, and its refusals."""

import pytest

from app.coach.judgement import Finding, Verdict
from app.coach.levels import judge
from app.coach.play import met, missed, not_observed, seen_against
from app.coach.thresholds import LevelRule
from tests.builders_play import RUBRIC

RULE = LevelRule(
    behaviour_share=2 / 3, cuts=(0.2, 0.4, 0.6, 0.8), least_observed=2, outcome_may_move=1
)


def measured(*values: float) -> tuple[tuple[str, float], ...]:
    return tuple((f"m{at}", value) for at, value in enumerate(values))


def findings(mets: int, misses: int, against: int = 0, unseen: int = 0) -> tuple[Finding, ...]:
    return (
        *(met("a") for _ in range(mets)),
        *(missed("b") for _ in range(misses)),
        *(seen_against("c") for _ in range(against)),
        *(not_observed("d") for _ in range(unseen)),
    )


@pytest.mark.parametrize(
    ("found", "outcomes", "level"),
    [
        (findings(2, 0), (), 5),  # 2 of 2 is 1.0
        (findings(0, 2), (), 1),  # 0 of 2 is 0.0
        (findings(1, 1), (), 3),  # 0.5
        (findings(3, 2), (), 4),  # 0.6 is a cut point, which belongs to the level above
        (findings(1, 4), (), 2),  # 0.2 as well
        (findings(2, 1, against=1), (), 3),  # counter-evidence counts as missed: 2 of 4
        (findings(2, 0, unseen=7), (), 5),  # what was not observed is no zero
        (findings(1, 1), (0.5,), 3),  # 2/3 x 0.5 + 1/3 x 0.5 = 0.5
        (findings(1, 1), (1.0,), 4),  # 2/3 x 0.5 + 1/3 = 0.667
        (findings(1, 1), (0.0,), 2),  # 2/3 x 0.5 = 0.333
        (findings(2, 0), (0.0, 0.5), 4),  # 2/3 + 1/3 x 0.25 = 0.75
    ],
)
def test_the_level_is_what_the_formula_gives_by_hand(
    found: tuple[Finding, ...], outcomes: tuple[float, ...], level: int
) -> None:
    assert judge("x", found, measured(*outcomes), RULE).level == level


@pytest.mark.parametrize(("mets", "misses"), [(0, 2), (1, 3), (1, 1), (3, 1), (2, 0)])
@pytest.mark.parametrize("outcome", [0.0, 0.5, 1.0])
def test_the_outcome_moves_a_level_by_at_most_one(mets: int, misses: int, outcome: float) -> None:
    harsh = LevelRule(0.0, RULE.cuts, 2, 1)  # as if only the outcome counted
    alone = judge("x", findings(mets, misses), (), harsh).level
    mixed = judge("x", findings(mets, misses), measured(outcome), harsh).level
    assert alone is not None
    assert mixed is not None
    assert abs(mixed - alone) <= 1
    assert 1 <= mixed <= 5


@pytest.mark.parametrize("tenths", range(11))
def test_an_outcome_equal_to_the_behaviour_moves_nothing(tenths: int) -> None:
    found, rule = findings(tenths, 10 - tenths), RUBRIC.level_rule
    alone = judge("x", found, (), rule).level
    assert judge("x", found, measured(*(tenths / 10,) * 3), rule).level == alone


@pytest.mark.parametrize("found", [(), findings(1, 0), findings(0, 1), findings(0, 0, 1, 9)])
def test_fewer_than_two_observed_checks_give_no_level(found: tuple[Finding, ...]) -> None:
    judged = judge("x", found, measured(1.0), RULE)
    assert (judged.level, judged.behaviour, judged.outcome) == (None, None, 1.0)
    assert judged.findings == found


def test_the_shares_are_kept_beside_the_level() -> None:
    judged = judge("value", findings(1, 3), measured(0.2, 0.4), RULE)
    assert judged.characteristic == "value"
    assert judged.behaviour == 0.25
    assert judged.outcome == pytest.approx(0.3)
    assert judged.measured == measured(0.2, 0.4)


def test_no_defined_measure_leaves_behaviour_alone() -> None:
    assert judge("x", findings(1, 1), (), RULE).outcome is None


def test_counter_evidence_is_a_missed_verdict() -> None:
    assert seen_against("c").verdict is Verdict.MISSED


def test_the_top_level_waits_for_the_measures_it_needs() -> None:
    found, short = findings(3, 0), (("discovered", 0.9), ("shared", 1.0))
    assert judge("x", found, short, RULE).level == 5
    capped = judge("x", found, short, RULE, ("discovered",))
    assert (capped.level, capped.is_capped) == (4, True)
    whole = judge("x", found, (("discovered", 1.0), ("shared", 0.9)), RULE, ("discovered",))
    assert (whole.level, whole.is_capped) == (5, False)


def test_a_measure_that_is_not_defined_keeps_nobody_from_the_top() -> None:
    assert judge("x", findings(3, 0), (), RULE, ("discovered",)).level == 5


def test_what_the_top_needs_moves_no_other_level() -> None:
    judged = judge("x", findings(1, 1), (("discovered", 0.0),), RULE, ("discovered",))
    assert (judged.level, judged.is_capped) == (2, False)
