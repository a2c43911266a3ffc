"""What is recognised as decided or harmless in free words, and what may say anything."""

import pytest

from app.dialogue.recognised import is_loose
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
)
from tests.builders_free import a_free_text
from tests.builders_talk import on

OFFER = Propose((on(price=84),))
HEAVY = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def loose(text: str, *acts: Act) -> bool:
    return is_loose(a_free_text(text, *acts).parts[-1])


@pytest.mark.parametrize("text", ["Fair enough!", "Good.", "All right."])
def test_a_word_of_assent_needs_something_that_was_heard(text: str) -> None:
    assert loose(text, OFFER)
    assert not loose(text, Acknowledge())


@pytest.mark.parametrize(
    "text",
    ["You can have the support exactly as you like it.", "I won't fight you over the support.",
     "I could come towards you on the support."],
)  # fmt: skip
def test_an_issue_about_which_something_is_told_may_not_be_given_away(text: str) -> None:
    assert loose(text, HEAVY)


@pytest.mark.parametrize(
    "text",
    ["Support is the one that keeps me awake.", "What worries me is the support.",
     "The main thing for us is support."],
)  # fmt: skip
def test_what_matters_may_be_said_in_many_ways(text: str) -> None:
    assert not loose(text, HEAVY)
    assert loose(text, OFFER)


def test_a_no_about_another_issue_is_not_the_one_decided() -> None:
    refused = Reject(on(price=100))
    assert not loose("That isn't something I can agree to.", refused)
    assert loose("Not a chance, not on the support, I won't accept it.", refused)


def test_what_matters_to_them_is_said_back_where_it_was_heard() -> None:
    text = "So support isn't heavy for you."
    assert not loose(text, Acknowledge("support"))
    assert loose(text, OFFER)


def test_small_talk_goes_on_after_a_greeting_without_words_that_may_hint() -> None:
    talk = "Hello there. The ferries were late in all that wind."
    assert not loose(talk, SmallTalk())
    assert loose(talk, OFFER)
    assert loose("Hello there. I did just nod.", Greet())
    assert loose("Hello there. The pen is out already.", Greet())


def test_a_question_of_closing_is_none_about_them() -> None:
    assert not loose("What do you need most?", Ask(Kind.PRIORITY))
    assert loose("Which hand do you sign with?", Ask(Kind.OPEN))


def test_a_way_on_is_more_than_a_word_of_manners() -> None:
    assert not loose("Let's look at it from another side.", SuggestProcess("needs"))
    assert loose("Your offer is an insult, and so are your manners.", SuggestProcess("civil"))


def test_the_end_may_be_said_plainly() -> None:
    assert not loose("I'm stopping here.", Close(is_deal=False))
