"""docs/judging.md says what the rubric and the checks say, and explains every measure."""

import re

from app.coach.shares import SHARES
from tests.golden.judging import PAGE, page


def test_the_tables_are_those_of_the_rubric() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.golden.judging"


def test_every_measure_is_explained_once() -> None:
    prose = PAGE.read_text(encoding="utf-8").split("## What was done")[0]
    named = re.findall(r"^\| `(\w+)` \|", prose, re.MULTILINE)
    assert sorted(named) == sorted(SHARES)
