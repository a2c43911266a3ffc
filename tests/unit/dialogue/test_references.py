"""Values only pointed at: the rest as they said, an issue as before; nothing without an offer."""

import pytest

from app.dialogue.context import context_of
from app.dialogue.references import referred_values
from app.dialogue.segment import sentences
from app.negotiation.acts import Propose
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders import a_history
from tests.builders_camp import RANGER, SCOUT, camp_offer, on_the_table
from tests.builders_camp import camp_acts as camp_reads
from tests.builders_talk import CLIENT, NOTHING, WORDS, client, on, reads, vendor, whole

OFFERED = a_history(vendor(Propose((whole(price=92, term=3),))))
COUNTERED = a_history(vendor(Propose((whole(price=92, term=3),))), client(Propose((on(price=80),))))


def pointed_at(text: str, history: History = OFFERED) -> dict[str, str | None]:
    (sentence,) = sentences(text, WORDS.language)
    context = context_of(history, WORDS.scenario, CLIENT)
    found = referred_values(sentence, WORDS, context, (), Terms())
    return {str(mention.issue): mention.option for mention in found}


@pytest.mark.parametrize(
    "text",
    [
        "84 and the rest as you said.",
        "84, everything else like you offered",
        "84, and the rest is as in your offer",
        "84, the others as you proposed",
    ],
)
def test_the_rest_is_what_they_offered_beside_the_value_named(text: str) -> None:
    assert reads(text, OFFERED) == (Propose((whole(price=84, term=3),)),)


def test_the_rest_leaves_out_what_the_speaker_asked_for_before() -> None:
    found = pointed_at("The rest as you said", COUNTERED)
    assert "price" not in found
    assert found["term"] == "3"


def test_an_issue_named_right_before_is_what_they_offered_for_it() -> None:
    assert pointed_at("the term as you said") == {"term": "3"}
    assert pointed_at("the term is as you proposed") == {"term": "3"}


@pytest.mark.parametrize(
    "text",
    [
        "The term matters, as you said",
        "I like the term, as you said",
        "As you said, the term is long",
        "As you like",
        "Ok",
    ],
)
def test_a_mere_reference_in_talk_points_at_no_value(text: str) -> None:
    assert pointed_at(text) == {}


def test_as_before_points_at_the_speakers_own_offer() -> None:
    assert pointed_at("the price as before", COUNTERED) == {"price": "80"}


def test_without_an_offer_nothing_is_read() -> None:
    assert pointed_at("the rest as you said", NOTHING) == {}


def test_the_pointing_words_are_the_span_of_each_value() -> None:
    text = "Fine, the rest as you said."
    sentence = sentences(text, WORDS.language)[0]
    context = context_of(OFFERED, WORDS.scenario, CLIENT)
    found = referred_values(sentence, WORDS, context, (), Terms())
    assert {mention.span.of(text) for mention in found} == {"the rest as you said"}


def test_units_shared_out_are_pointed_at_as_well() -> None:
    table = on_the_table(by=RANGER, food=2, water=1)
    (act, *_) = camp_reads("same for food as you said, and all the water for me", table, SCOUT)
    assert isinstance(act, Propose)
    assert act.offers[0].get("food") == camp_offer(food=2).get("food")
