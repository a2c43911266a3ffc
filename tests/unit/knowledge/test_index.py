"""Passages in full-text search: what ranks first, and that no sign has a meaning of its own."""

import pytest

from app.knowledge.index import Index
from tests.builders_glossary import some_passages

PASSAGES = some_passages()
INDEX = Index(PASSAGES, {"haggle": ["to and fro"]}, "porter", ())


def best(*words: str) -> tuple[str, str]:
    ranked = INDEX.rank(words)
    passage = PASSAGES[max(ranked, key=lambda at: ranked[at])]
    return passage.entry.id, passage.part


def test_a_name_outweighs_a_text() -> None:
    assert best("price")[0] == "haggle"
    assert best("pitch")[0] == "stall"


def test_the_passage_that_holds_the_word_comes_first_within_its_entry() -> None:
    assert best("stall", "customers") == ("stall", "why")


def test_words_are_compared_by_their_stems() -> None:
    assert best("trading") == best("trades") == ("barter", "definition")


def test_further_names_are_found_like_aliases() -> None:
    assert {PASSAGES[at].entry.id for at in INDEX.places("fro").named} == {"haggle"}


def test_a_word_in_a_text_is_told_from_one_in_a_name() -> None:
    where = INDEX.places("customers")
    assert not where.named
    assert [PASSAGES[at].part for at in where.told] == ["why"]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert INDEX.rarity(0) > INDEX.rarity(1) > INDEX.rarity(3) > 0


@pytest.mark.parametrize("word", ["AND", "NEAR", "title", "a*", '"', "-", "^x", "a:b", "(", ""])
def test_no_sign_or_word_of_the_query_language_means_anything(word: str) -> None:
    INDEX.rank([word])
    INDEX.places(word)


def test_nothing_is_found_for_nothing() -> None:
    assert INDEX.rank([]) == {}
    assert not INDEX.places().named
