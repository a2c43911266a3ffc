"""The teacher's words as a value: every slot in them is one that is filled."""

import pytest

from app.review.lessons import EXAMPLE_SLOTS, LOOK_SLOTS, Lessons
from tests.builders_lessons import teaching_in
from tests.translated import slots

LANGUAGES = ("en", "es")


def texts(lessons: Lessons) -> dict[str, str]:
    found = {
        f"{k}.{c}": text for k, look in lessons.looks.items() for c, text in look.cases.items()
    }
    found |= {f"hints.{k}.question": hint.question for k, hint in lessons.hints.items()}
    found |= {f"hints.{k}.tactic": hint.tactic for k, hint in lessons.hints.items()}
    found |= {f"tasks.{k}": task.text for k, task in lessons.tasks.items()}
    found |= {f"styles.{k}": style.sentence for k, style in lessons.styles.items()}
    for name in ("beliefs", "reflection", "relationship", "examples", "nudges", "moved"):
        found |= {f"{name}.{k}": text for k, text in getattr(lessons, name).items()}
    return found


def test_both_languages_have_the_same_texts_with_the_same_slots_and_no_two_alike() -> None:
    english, spanish = (texts(teaching_in(code).lessons) for code in LANGUAGES)
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert slots(text) == slots(spanish[key]), key
        assert text != spanish[key], key


def test_both_languages_cite_the_same_entries() -> None:
    english, spanish = (teaching_in(code).lessons for code in LANGUAGES)
    assert english.beliefs_entry == spanish.beliefs_entry
    for part in ("hints", "five_cs", "styles"):
        cited = {k: words.entry for k, words in getattr(english, part).items()}
        assert cited == {k: words.entry for k, words in getattr(spanish, part).items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_a_look_use_only_what_the_look_knows(code: str) -> None:
    for key, look in teaching_in(code).lessons.looks.items():
        for text in look.cases.values():
            assert slots(text) <= LOOK_SLOTS.get(key, frozenset())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_example_uses_all_its_slots(code: str) -> None:
    for key, text in teaching_in(code).lessons.examples.items():
        assert slots(text) == EXAMPLE_SLOTS[key]
