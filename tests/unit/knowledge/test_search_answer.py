"""Which sentences answer which question."""

import pytest

from app.knowledge.search_answer import MOST_SENTENCES, compose
from app.review.parting import sentences_of
from tests.builders_glossary import BARTER, STALL, a_search

SEARCH = a_search()


def answer(question: str) -> list[tuple[str, str]]:
    """The entry and part of every passage an answer cites."""
    return [(c.passage.entry.id, c.passage.part) for c in compose(SEARCH.find(question))]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("What is barter?", [("barter", "definition")]),
        ("Why is barter useful?", [("barter", "why")]),
        ("example of barter", [("barter", "definition"), ("barter", "example")]),
        ("What is the mistake with haggling?", [("haggle", "mistake")]),
        ("How do I go about haggling?", [("haggle", "definition"), ("haggle", "mistake")]),
        ("haggling", [("haggle", "definition"), ("haggle", "why")]),
        ("barter vs haggling", [("barter", "definition"), ("haggle", "definition")]),
    ],
)
def test_each_kind_of_question_has_its_part(question: str, cited: list[tuple[str, str]]) -> None:
    assert answer(question) == cited


def test_a_question_in_other_words_is_answered_by_the_part_that_holds_them() -> None:
    assert ("stall", "why") in answer("more customers near the loudest place")


@pytest.mark.parametrize("question", ["barter", "stall pitch", "how to choose a pitch", "haggling"])
def test_an_answer_has_two_to_four_sentences_all_of_them_of_its_passages(question: str) -> None:
    cited = compose(SEARCH.find(question))
    sentences = [sentence for one in cited for sentence in one.sentences]
    assert 2 <= len(sentences) <= MOST_SENTENCES
    assert all(s in one.passage.text for one in cited for s in one.sentences)


def test_a_quotation_is_not_parted() -> None:
    assert sentences_of(BARTER.sections[1].text) == [
        'Ilse said: "Take my eggs. I take your bread."',
        "They shook hands.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! ¿Tres? «Cuatro». Cinco", ["One.", "Two!", "¿Tres?", "«Cuatro».", "Cinco"]),
        ("It costs 1.50 at noon. 20 left.", ["It costs 1.50 at noon.", "20 left."]),
        ("A (so. So) b. C", ["A (so. So) b.", "C"]),
        ('He asks: "Why?" She tells.', ['He asks: "Why?"', "She tells."]),
        ('An "open quote. Never closed', ['An "open quote. Never closed']),
        (STALL.definition.replace(" It", "\nIt"), sentences_of(STALL.definition)),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences
