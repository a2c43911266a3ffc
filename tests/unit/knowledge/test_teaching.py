"""The teacher's words of a language: read whole, or refused with file and line."""

from pathlib import Path

import pytest

from app.knowledge.teaching import load_teaching
from app.review.lessons import Lessons
from tests.builders_lessons import SCENARIOS, teaching_in
from tests.translated import TRANSLATED
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

ENGLISH = (KNOWLEDGE / "phrases" / "en" / "teaching.yaml").read_text(encoding="utf-8")
ENTRIES = set(teaching_in("en").entry_titles)
CHARACTERISTICS = {one.id for one in teaching_in("en").rubric.characteristics}


def read(tmp_path: Path, text: str = ENGLISH) -> Lessons:
    path = tmp_path / "teaching.yaml"
    path.write_text(text, encoding="utf-8")
    return load_teaching(path, ENTRIES, CHARACTERISTICS, set(SCENARIOS))


def test_the_words_are_read_by_their_place(tmp_path: Path) -> None:
    lessons = read(tmp_path)
    assert lessons.looks["before.target"].title == "Your target"
    assert set(lessons.looks["after.target"].cases) == {"met", "missed", "no_deal", "empty"}
    assert lessons.hints["stuck"].entry == "impasse"
    assert "entry" not in lessons.beliefs
    assert lessons.tasks["value-creation"].scenarios[0] == "licence-renewal"


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_language_is_whole(code: str) -> None:
    assert teaching_in(code).lessons.looks.keys() == teaching_in("en").lessons.looks.keys()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  refusing: You", "  refuse: You", "unknown key 'refuse'"),
        ("  take.one:", "  take.two:", "unknown key 'take.two'"),
        ("    mirrored: You expect", "    like: You expect", "unknown key 'like'"),
        ("    entry: impasse", "    entry: nowhere", "entry 'nowhere' is not in the glossary"),
        (
            "[licence-renewal, service-bundle,",
            "[licence-renewal, moon,",
            "scenario 'moon' is not in the library",
        ),
        ("({floor}). Aim", "({limit}). Aim", "unknown slot '{limit}'"),
        ("    title: Nobody is moving", "    title: ''", "hints.stuck.title is empty"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = changed(ENGLISH, old, new)
    _, line, said = fault_of(lambda: read(tmp_path, text))
    assert problem in said
    assert line == line_of(text, new.strip())


def test_a_task_has_more_scenarios_than_the_one_just_played(tmp_path: Path) -> None:
    text = changed(ENGLISH, "[flat-lease, service-bundle, campsite, job-offer]", "[flat-lease]")
    _, line, said = fault_of(lambda: read(tmp_path, text))
    assert "tasks.mutual-benefits.scenarios" in said
    assert line == line_of(text, "[flat-lease]")


def test_a_characteristic_without_a_task_is_named(tmp_path: Path) -> None:
    text = changed(ENGLISH, "  value-creation:\n    text:", "  value-taking:\n    text:")
    _, line, said = fault_of(lambda: read(tmp_path, text))
    assert "value-taking" in said
    assert line > 0
