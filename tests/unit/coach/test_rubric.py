"""The rubric value: what it names exists, and every level has its words."""

from app.coach.advice import ADVICE
from app.coach.checks.registry import CHECKS
from app.coach.rubric import MEASURES
from tests.builders_play import GLOSSARY, RUBRIC


def test_what_it_names_exists() -> None:
    for characteristic in RUBRIC.characteristics:
        assert set(characteristic.measures) <= set(MEASURES)
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
