"""Free words that are no talk any more, and such as are."""

import pytest

from app.dialogue.coherence import incoherent
from app.negotiation.acts import Acknowledge
from tests.builders_free import a_free_text


def reason(text: str, written: str | None = None, language: str = "en") -> str | None:
    found = incoherent(a_free_text(text, Acknowledge(), language=language), written or text)
    return found.reason if found else None


def test_a_reply_of_which_most_was_left_out_is_refused() -> None:
    assert reason(
        "I see.", "The terms of the door and a rake stand. I see. Repeat the figure."
    ) == ("left out")


def test_a_reply_with_a_remark_left_out_is_not() -> None:
    kept = "Thank you for telling me so openly."
    assert reason(kept, f"{kept} My hat is off.") is None


@pytest.mark.parametrize(
    "text", ["You heard what stands under ACTS.", "Now I am REALLY listening."]
)
def test_headings_and_shouts_are_refused(text: str) -> None:
    assert reason(text) == "form"


@pytest.mark.parametrize("text", ["I see, that is for the CEO and HR.", "OK, I see your point."])
def test_names_in_few_capitals_are_not(text: str) -> None:
    assert reason(text) is None


def test_a_sentence_said_twice_is_refused() -> None:
    assert reason("I see your point. I see your point.") == "form"


@pytest.mark.parametrize("text", ["first months of them.", "I see. last word on the price."])
def test_a_sentence_torn_out_of_another_is_refused(text: str) -> None:
    assert reason(text) == "form"


@pytest.mark.parametrize(
    "text",
    [
        "I see your point… and thank you.",
        "Well... your point is a good one.",
        "iPads are your thing, I see.",
        "'Tis all right.",
    ],
)
def test_a_pause_or_a_name_begins_none(text: str) -> None:
    assert reason(text) is None


def test_small_letters_with_accents_are_no_capitals() -> None:
    assert reason("Entiendo, está así añádelo.", language="es") is None
    assert reason("Entiendo, ¡ASÍ NO PUEDO SEGUIR!", language="es") == "form"
