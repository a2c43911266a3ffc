"""Shares told by another share: swapped, as many each, the same again, the other way round."""

import pytest

from app.dialogue.sharing import Walk
from app.dialogue.sharing_alike import Alike
from app.dialogue.sharing_words import tokens_of
from app.dialogue.takes import HALF, Take, Taker
from tests.builders_camp import CAMP
from tests.builders_talk import LANGUAGE

MINE, YOURS, BOTH = Taker.MINE, Taker.YOURS, Taker.BOTH


def walk(text: str) -> list[Take]:
    words = CAMP.lexicon.sharing
    assert words is not None
    return Walk(text, list(tokens_of(text, words, LANGUAGE)), words, LANGUAGE).run()


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("i give you 2 food for 1 water", [("food", YOURS), ("water", MINE)]),
        ("1 food each", [("food", BOTH)]),
        ("i take 2 food, same for the water", [("food", MINE), ("water", MINE)]),
        ("i take 2 food, opposite for the water", [("food", MINE), ("water", YOURS)]),
    ],
)
def test_whose_a_share_is_follows_from_another(text: str, shares: list[tuple[str, Taker]]) -> None:
    assert [(take.issue, take.taker) for take in walk(text)] == shares


def test_what_is_split_evenly_is_half_for_both() -> None:
    (take,) = walk("split the water evenly")
    assert (take.issue, take.amount, take.taker) == ("water", HALF, BOTH)


def test_a_walk_does_all_of_it() -> None:
    assert issubclass(Walk, Alike)
