"""Free wording read sentence by sentence: what each names, and which are mere courtesies."""

import pytest

from app.dialogue.free_text import BLANK, within
from app.negotiation.acts import Ask, Kind, Propose, Span
from tests.builders_free import a_free_text
from tests.builders_talk import on

OFFER = Propose((on(price=84),))


def test_each_sentence_knows_its_own_acts_and_values() -> None:
    free = a_free_text("Let me see. I could do €84 a seat. What matters to you?", OFFER)
    assert [part.text for part in free.parts][1] == "i could do €84 a seat."
    assert [{m.issue for m in part.mentions} for part in free.parts] == [set(), {"price"}, set()]
    assert any(isinstance(act, Propose) for act in free.parts[1].acts)
    assert any(isinstance(act, Ask) for act in free.parts[2].acts)


def test_values_are_blanked_out_of_what_is_judged_by_its_words() -> None:
    (part,) = a_free_text("I could do €84 a seat.", OFFER).parts
    assert "84" not in part.rest
    assert BLANK in part.rest


def test_the_named_values_and_the_decided_kinds_are_at_hand() -> None:
    free = a_free_text("I could do €84 a seat.", OFFER)
    assert free.named == {("price", "84")}
    assert free.decides(Propose)
    assert not free.decides(Ask)


@pytest.mark.parametrize("text", ["Thank you very much.", "Good morning.", "I see."])
def test_courtesies_are_harmless(text: str) -> None:
    assert a_free_text(text, Ask(Kind.PRIORITY)).parts[0].is_harmless


@pytest.mark.parametrize(
    "text", ["Here's my hand.", "I could do €84 a seat.", "The price matters."]
)
def test_what_may_imply_something_is_not_harmless(text: str) -> None:
    assert not a_free_text(text, Ask(Kind.PRIORITY)).parts[0].is_harmless


def test_a_stretch_lies_within_one_that_holds_both_its_ends() -> None:
    assert within(Span(2, 4), Span(2, 4))
    assert not within(Span(1, 4), Span(2, 4))
