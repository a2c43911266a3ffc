"""docs/judge.md shows what the program says of the talk that stands in it."""

import re

from app.reports.judged_talk import render_judged_talk
from app.review.people.agreement import Ending
from tests.builders_people import judge_words, judged
from tests.builders_talk import KNOWLEDGE

TEXT = (KNOWLEDGE.parent / "docs" / "judge.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_is_judged_as_it_stands_there() -> None:
    page = render_judged_talk(judged(block("text")), judge_words())
    assert block("md").strip() in page


def test_every_ending_is_explained() -> None:
    assert all(f"| `{ending.value}` |" in TEXT for ending in Ending)
