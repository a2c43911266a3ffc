"""What the mouth works with."""

from dataclasses import fields

from app.dialogue.ports import Draft, SpeechRequest
from app.negotiation.acts import Greet
from tests.builders_talk import a_request, offered, whole


def test_a_request_knows_the_number_of_its_turn() -> None:
    assert a_request(Greet()).turn == 1
    assert a_request(Greet(), history=offered(whole())).turn == 3


def test_a_request_holds_no_figures_of_the_counterpart() -> None:
    names = {field.name for field in fields(SpeechRequest)}
    assert names == {"acts", "history", "words", "speaker", "style", "seed"}


def test_a_draft_names_the_acts_it_speaks_for() -> None:
    assert Draft("Hello.", (Greet(),)).acts == (Greet(),)
