"""What a debrief is made with: rubric, words and titles that belong together."""

import pytest

from tests.builders_lessons import teaching_in


@pytest.mark.parametrize("code", ["en", "es"])
def test_its_words_name_what_the_titles_know(code: str) -> None:
    teaching = teaching_in(code)
    assert set(teaching.lessons.tasks) == {one.id for one in teaching.rubric.characteristics}
    named = {s for task in teaching.lessons.tasks.values() for s in task.scenarios}
    assert named <= set(teaching.scenario_titles)
    assert {hint.entry for hint in teaching.lessons.hints.values()} <= set(teaching.entry_titles)
