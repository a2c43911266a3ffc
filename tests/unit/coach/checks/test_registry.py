"""The registry: every check file is in it once, under its own id, and can judge an empty talk."""

from pathlib import Path

from app.coach import checks
from app.coach.checks.registry import CHECKS
from app.coach.judgement import Verdict
from tests.builders_play import RUBRIC, a_play

FILES = {
    path.stem.replace("_", "-")
    for folder in checks.__path__
    for path in Path(folder).glob("*.py")
    if path.stem not in ("__init__", "registry")
}


def test_every_file_is_registered_under_its_name() -> None:
    assert set(CHECKS) == FILES
    assert {check(a_play()).check for check in CHECKS.values()} == FILES


def test_nothing_said_is_nothing_observed() -> None:
    findings = [check(a_play()) for check in CHECKS.values()]
    assert {finding.verdict for finding in findings} == {Verdict.NOT_OBSERVED}
    assert not any(finding.evidence for finding in findings)


def test_the_rubric_uses_every_check_once() -> None:
    named = [check for c in RUBRIC.characteristics for check in c.checks]
    assert sorted(named) == sorted(CHECKS)
