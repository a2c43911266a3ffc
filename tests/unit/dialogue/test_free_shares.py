"""Who takes how many, in free wording of the campsite's van about a decided split."""

import pytest

from app.dialogue.free_shares import miscounted_in, shares_in
from app.dialogue.ports import SpeechRequest
from app.dialogue.segment import sentences
from app.negotiation.acts import Propose
from app.negotiation.terms import terms_of
from tests.builders_free import RULES
from tests.builders_talk import a_request
from tests.builders_voiced import words_for

WORDS = words_for("campsite", 2)
# Of the tent's counting: two foods for the tent, one for the van, which speaks.
FOOD = ("food", "2")


def request_of_van() -> SpeechRequest:
    act = Propose((terms_of({"food": "2"}),))
    return a_request(act, speaker="van", words=WORDS)


def named(text: str) -> set[tuple[str | None, str | None]]:
    (sentence,) = sentences(text, WORDS.language)
    found = shares_in(sentence, request_of_van(), RULES["en"], [FOOD])
    return {(mention.issue, mention.option) for mention in found if mention.option}


@pytest.mark.parametrize(
    "text",
    [
        "Two of the food for you, one for us.",
        "You take two of the food packages and I take one.",
        "One food over here, two over there.",
        "One of the three foods for me.",
        "Food: one for me, two to you.",
    ],
)
def test_a_split_is_recognised_from_either_side(text: str) -> None:
    assert named(text) == {FOOD}


@pytest.mark.parametrize(
    "text",
    [
        "Two of the food for us, one for you.",
        "You take one of the food packages and I take two.",
        "All of the food for you.",
        "Two of the food for you, two for us.",
        "Two of the food.",
    ],
)
def test_another_split_is_not(text: str) -> None:
    assert named(text) == set()


def test_a_count_after_both_is_one_of_its_own() -> None:
    assert named("Food and firewood both go all three food packages for me.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "What you will hear is this: one of the food goes to our van, two go to your tent.",
        "All three waters would be yours, if we have one food package and you two.",
    ],
)
def test_who_was_spoken_of_before_takes_no_later_count(text: str) -> None:
    assert named(text) == {FOOD}


def test_all_of_a_thing_by_a_number_that_is_not_its_own_is_strange() -> None:
    for text, is_strange in (
        ("All 6 foods go to you.", True),
        ("All three foods are ours.", False),
    ):
        (sentence,) = sentences(text, WORDS.language)
        found = miscounted_in(sentence, request_of_van(), RULES["en"])
        assert bool(found) is is_strange, text
