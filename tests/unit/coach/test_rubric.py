"""The rubric value: what it names exists, and every level has its words."""

from app.coach.advice import ADVICE
from app.coach.checks.registry import CHECKS
from app.coach.shares import SHARES
from tests.builders_play import GLOSSARY, RUBRIC


def test_what_it_names_exists() -> None:
    for characteristic in RUBRIC.characteristics:
        assert set(characteristic.measures) <= set(SHARES)
        assert set(characteristic.checks) <= set(CHECKS)
        assert characteristic.entry in GLOSSARY
    for text in RUBRIC.checks.values():
        assert text.better in ADVICE
        assert text.entry in GLOSSARY


def test_every_level_has_an_anchor_and_so_has_not_knowing() -> None:
    for characteristic in RUBRIC.characteristics:
        assert len(set(characteristic.anchors)) == 5
        assert characteristic.unsure


def test_a_characteristic_can_be_judged_from_its_checks() -> None:
    least = RUBRIC.level_rule.least_observed
    assert all(len(c.checks) > least for c in RUBRIC.characteristics)


# What a single check or measure decides; a level is reached with any mix of them.
DECIDED_ELSEWHERE = (
    "package",
    "was left",
    "was found",
    "said why",
    "in return",
    "free gift",
    "told",
)


def test_the_words_of_a_level_claim_nothing_that_a_check_or_a_measure_may_contradict() -> None:
    for characteristic in RUBRIC.characteristics:
        for anchor in characteristic.anchors:
            assert not [word for word in DECIDED_ELSEWHERE if word in anchor], anchor


def test_no_words_of_a_check_take_for_granted_that_a_price_is_at_stake() -> None:
    for text in RUBRIC.checks.values():
        said = " ".join((text.met, text.missed, text.moment_title, text.moment, text.change))
        assert not [word for word in ("price", "figure", "euro") if word in said.lower()], said
