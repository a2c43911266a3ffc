"""The tables of the coach's words hold together, and blocks say where they stand."""

from app.review.coach_talk import (
    BLOCK_TITLES,
    GENERAL,
    MORE,
    OF_THE_SESSION,
    QUESTIONS,
    REPORT,
    SAY_SLOTS,
    SUBJECTS,
    Block,
    Source,
)
from tests.builders_coach import talk_in


def test_every_subject_but_going_on_has_its_questions_back() -> None:
    assert {*SUBJECTS, GENERAL} - {MORE} <= set(QUESTIONS)
    assert frozenset({GENERAL, MORE}).isdisjoint(OF_THE_SESSION)


def test_both_languages_have_all_that_the_tables_name() -> None:
    for language in ("en", "es"):
        words = talk_in(language)
        assert set(words.says) == set(SAY_SLOTS)
        assert set(words.titles) == set(BLOCK_TITLES)
        assert set(words.subjects) == set(SUBJECTS)


def test_a_block_s_sentences_know_their_source() -> None:
    block = Block(Source(REPORT, "moment/4", "Key moment", 4), ("One.", "Two."))
    assert [(one.text, one.source.turn) for one in block.sourced] == [("One.", 4), ("Two.", 4)]
    assert block.id == "moment/4"
