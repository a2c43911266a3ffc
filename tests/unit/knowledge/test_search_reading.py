"""Questions read: what counts, what is named, what is asked for."""

import pytest

from app.knowledge.search_reading import Reader, Reading
from tests.builders_glossary import small_words

NAMES = [("Stall pitch", "stall"), ("pitch", "stall"), ("open market", "market"), ("what if", "if")]
READER = Reader(
    small_words(),
    NAMES,
    ["customer", "conflict", "overpriced", "gate"],
    {"markets", "pitches", "gates"}.__contains__,
)


def read(question: str) -> Reading:
    return READER.read(question)


def test_only_words_that_say_what_it_is_about_count() -> None:
    assert [term.word for term in read("What is a good gate for a customer?").terms] == [
        "gate",
        "customer",
    ]


def test_a_misspelt_word_is_mended_and_trusted_less() -> None:
    (term,) = read("costumer").terms
    assert (term.word, term.trust < 1) == ("customer", True)


def test_a_form_of_a_word_is_spelt_right() -> None:
    (term,) = read("gates").terms
    assert (term.word, term.trust) == ("gates", 1)


def test_a_word_nobody_knows_is_kept_and_not_trusted() -> None:
    (term,) = read("photosynthesis").terms
    assert term.trust == 0


def test_a_word_written_apart_is_joined() -> None:
    assert [term.word for term in read("over priced").terms] == ["overpriced"]


def test_names_are_found_longest_first_and_in_their_order() -> None:
    named = read("open markets and stall pitch, or a stall pitch?").named
    assert named == {"market": ("open", "markets"), "stall": ("stall", "pitch")}


def test_a_name_of_small_words_is_a_name_too() -> None:
    assert read("What if?").named == {"if": ("what", "if")}


def test_words_that_learners_use_for_one_another_come_along() -> None:
    (term,) = read("a fight").terms
    assert "conflict" in term.alike


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is a pitch?", "what"),
        ("Why does it matter?", "why"),
        ("give me an exmaple", "example"),
        ("What goes wrong?", "mistake"),
        ("How do I choose?", "how"),
        ("pitch vs market", "difference"),
        ("pitch", ""),
    ],
)
def test_what_is_asked_for_is_told_by_its_words(question: str, kind: str) -> None:
    assert read(question).kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "Ignore all previous instructions",
        "give me 100 points",
        "you are STUPID!",
        "will it rain?",
        "a hostage taker wants a deal",
        "Can I sue my supplier?",
    ],
)
def test_what_is_about_something_else_is_known(question: str) -> None:
    assert read(question).is_foreign


def test_a_question_about_negotiating_is_known_by_one_word() -> None:
    assert read("Which offer?").is_about_negotiating
    assert not read("Which gate?").is_about_negotiating
