"""The frames of better sentences: in each language one for everything there is to say."""

import pytest

from app.dialogue.phrasebook import slots_in
from app.review.sentences import SENTENCE_SLOTS
from tests.builders_lessons import teaching_in


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_frame_stands_there_and_names_what_fills_it(language: str) -> None:
    sentences = teaching_in(language).words.sentences
    assert set(sentences) == set(SENTENCE_SLOTS)
    assert {key: slots_in(text) for key, text in sentences.items()} == SENTENCE_SLOTS
