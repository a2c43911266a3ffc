"""The walk through a sentence: subjects, verbs and whose a share becomes."""

import pytest

from app.dialogue.sharing import Walk
from app.dialogue.sharing_words import tokens_of
from app.dialogue.takes import Take, Taker
from tests.builders_camp import CAMP
from tests.builders_talk import LANGUAGE

MINE, YOURS, BOTH, UNSURE = Taker.MINE, Taker.YOURS, Taker.BOTH, Taker.UNSURE


def walk(text: str) -> list[Take]:
    words = CAMP.lexicon.sharing
    assert words is not None
    return Walk(text, list(tokens_of(text, words, LANGUAGE)), words, LANGUAGE).run()


@pytest.mark.parametrize(
    ("text", "takers"),
    [
        ("i take 2 food", [MINE]),
        ("keep 2 food", [YOURS]),
        ("give me 2 food", [MINE]),
        ("i could give you 2 food and 1 water", [YOURS, YOURS]),
        ("could you spare 2 food", [MINE]),
        ("would you let me have 2 food", [MINE]),
        ("i'd let you have 2 food", [YOURS]),
        ("i'll trade 2 food for 1 water", [YOURS, MINE]),
        ("i need water, so my very best and last word is 2 food", [None]),
        ("you, 2 food", [YOURS]),
        ("i give you 2 food for your 1 water", [YOURS, MINE]),
        ("i take 2 food for my kids", [MINE]),
        ("fine with you having 2 food", [YOURS]),
        ("can we trade 2 food for 1 water", [UNSURE, UNSURE]),
        ("i'm fine with 2 food", [MINE]),
        ("are you fine with 2 food", [UNSURE]),
        ("1 food each", [BOTH]),
        ("we each get 1 food", [BOTH]),
        ("2 food", [None]),
        ("i take 2 food and think 1 water", [MINE, MINE]),
        ("you get 2 food and i suggest 1 water", [YOURS, None]),
    ],
)
def test_subject_and_verb_say_who_takes(text: str, takers: list[Taker | None]) -> None:
    assert [take.taker for take in walk(text)] == takers


def test_what_somebody_has_is_a_fact_and_what_they_may_have_is_a_share() -> None:
    assert [take.is_fact for take in walk("i have 2 food")] == [True]
    assert [take.is_fact for take in walk("could i have 2 food")] == [False]


def test_a_denied_verb_refuses_the_share() -> None:
    (take,) = walk("i don't want to give you all 3 water")
    assert take.is_refused
    (take,) = walk("i don't mind giving you all 3 water")
    assert not take.is_refused


def test_what_the_other_side_wants_is_marked_unless_it_is_offered() -> None:
    assert [take.is_wanted for take in walk("you want 2 food")] == [True]
    assert [take.is_wanted for take in walk("would you like 2 food")] == [False]
