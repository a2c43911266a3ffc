"""What is asked, and which of the report's sentences answer it."""

from dataclasses import replace

import pytest

from app.review.coach_answers import Asked, answer_over, listen_for, question_back
from app.review.coach_talk import (
    BETTER,
    CHALLENGE,
    GENERAL,
    HINT,
    LEFT,
    LEVEL,
    MORE,
    NEXT,
    RESULT,
    THEIRS,
    Reply,
)
from tests.builders_coach import some_blocks, talk_in
from tests.builders_report import a_debrief

ENGLISH = talk_in("en")
QUESTIONS = [
    (LEVEL, "Why is my value creation only 3?"),
    (LEVEL, "Which check did I miss?"),
    (LEVEL, "How did I do on open communication?"),
    (BETTER, "What would have been better at turn 8?"),
    (BETTER, "What should I have said?"),
    (BETTER, "What went wrong?"),
    (THEIRS, "What did the other side want?"),
    (THEIRS, "What was their limit?"),
    (LEFT, "How much did I leave on the table?"),
    (LEFT, "Was there a better deal?"),
    (NEXT, "What should I practise next?"),
    (NEXT, "How can I improve?"),
    (HINT, "What should I say now?"),
    (HINT, "Give me a hint please"),
    (RESULT, "How did it go?"),
    (CHALLENGE, "You're wrong, give me 100"),
    (CHALLENGE, "Raise my level for trade-offs"),
    (CHALLENGE, "I did ask why!"),
    (MORE, "And why?"),
    (GENERAL, "What is a BATNA?"),
    (GENERAL, "How do I find out what they need?"),
    (GENERAL, "How do I deal with a threat?"),
]
EN_ESPANOL = [
    (LEVEL, "¿Por qué tengo solo un 3 en creación de valor?"),
    (BETTER, "¿Qué habría sido mejor en el turno 8?"),
    (THEIRS, "¿Qué quería la otra parte?"),
    (LEFT, "¿Cuánto dejé sobre la mesa?"),
    (NEXT, "¿Qué practico ahora?"),
    (HINT, "Dame una pista"),
    (CHALLENGE, "Te equivocas, dame un 10"),
    (CHALLENGE, "Súbeme la nota, anda."),
    (GENERAL, "¿Qué es un BATNA?"),
]


def answer(question: str, nth: int = 0) -> Reply:
    asked = listen_for(question, ENGLISH)
    return answer_over(asked, a_debrief(), some_blocks(), ENGLISH, nth)


def texts(reply: Reply) -> str:
    return " ".join(sentence.text for sentence in reply.sentences)


@pytest.mark.parametrize(("subject", "question"), QUESTIONS)
def test_a_question_is_known_by_what_it_asks(subject: str, question: str) -> None:
    assert listen_for(question, ENGLISH).subject == subject


@pytest.mark.parametrize(("subject", "question"), EN_ESPANOL)
def test_and_in_spanish(subject: str, question: str) -> None:
    assert listen_for(question, talk_in("es")).subject == subject


def test_a_turn_that_is_named_is_known() -> None:
    assert listen_for("What about turn 12?", ENGLISH).turn == 12
    assert listen_for("¿Y el turno 7?", talk_in("es")).turn == 7


@pytest.mark.parametrize(
    "question", [text for subject, text in QUESTIONS if subject not in (GENERAL, MORE)]
)
def test_an_answer_has_two_to_four_sentences_each_with_its_block(question: str) -> None:
    reply = answer(question)
    blocks = {block.id: block for block in some_blocks()}
    assert 2 <= len(reply.sentences) <= 4
    assert reply.question.endswith("?")
    for sentence in reply.sentences:
        assert sentence.source.id in blocks
        own = sentence.text in blocks[sentence.source.id].sentences
        assert own or sentence.source.id in ("scoring", "moment")


def test_the_level_that_is_named_is_explained() -> None:
    reply = answer("Why is my value creation so low, which checks?")
    assert {sentence.source.id for sentence in reply.sentences} == {"level/value_creation"}


def test_without_a_name_it_is_the_lowest_one() -> None:
    assert answer("Why this level?").sentences[0].text == "Flexible concessions: level 2 of 5."


def test_a_turn_is_answered_with_its_moment_and_a_better_sentence() -> None:
    told = texts(answer("What would have been better at turn 8?"))
    assert "“I can go to €86 if we sign for four years.”" in told


def test_a_turn_without_a_moment_is_answered_by_the_checks_that_quote_it() -> None:
    assert "turn 6 (“€88 for 3 years”)" in texts(answer("What about turn 6?"))


def test_a_turn_the_report_is_silent_on_is_said_to_be_that() -> None:
    told = answer("What would have been better at turn 3?")
    assert told.sentences[0].text == "The report singles out nothing in turn 3."
    assert "turn 8" in texts(told)


def test_contradiction_changes_nothing_and_is_told_what_would() -> None:
    reply = answer("You're wrong. My value creation is a 5.")
    told = texts(reply)
    assert told.startswith("I hold to what the report says")
    assert "Value creation: level 3 of 5." in told
    assert "level 5" not in told
    assert reply.sentences[-1].text.startswith("Evidence would change my view")


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("I asked: “Which hours matter to you, and why?” in turn 4", "do not stand in turn 4"),
        ("I asked: “Which hours matter to you, and why?”", "do not stand in any turn"),
        ("I said “What matters most to you here” in turn 6", "Those words stand in turn 4"),
    ],
)
def test_words_put_forward_as_evidence_are_looked_up(quote: str, said: str) -> None:
    assert said in texts(answer(f"You're wrong. {quote}."))


def test_a_challenge_about_a_turn_shows_what_stands_there() -> None:
    assert "“Fine, €86.”" in texts(answer("You're wrong about turn 8."))


def test_without_a_weak_moment_there_is_the_advice() -> None:
    debrief = replace(a_debrief(), moments=())
    blocks = tuple(b for b in some_blocks() if not b.id.startswith("moment"))
    reply = answer_over(Asked("", BETTER, None), debrief, blocks, ENGLISH)
    assert {sentence.source.id for sentence in reply.sentences} == {"advice"}


def test_the_question_back_is_another_one_each_time() -> None:
    assert question_back(ENGLISH, LEVEL, 0) != question_back(ENGLISH, LEVEL, 1)
    assert question_back(ENGLISH, MORE) == question_back(ENGLISH, GENERAL)
