"""Values of free wording: a decided one in other words is recognised, another one is not hidden."""

import pytest

from app.dialogue.free_text import FreeText
from app.dialogue.free_values import values_in
from app.dialogue.listen import read_back
from app.negotiation.acts import Act, Ask, Inform, Kind, Propose, Reject
from app.negotiation.terms import terms_of
from tests.builders_free import RULES, a_free_text
from tests.builders_talk import a_request, on
from tests.builders_voiced import words_for

PRICE = Propose((on(price=84),))


@pytest.mark.parametrize(
    ("text", "act", "pair"),
    [
        ("Eighty-four would be my figure.", PRICE, ("price", "84")),
        ("How about premium for the support?", Propose((on(support="premium"),)),
         ("support", "premium")),
    ],
)  # fmt: skip
def test_a_decided_value_is_recognised_in_other_words(
    text: str, act: Act, pair: tuple[str, str]
) -> None:
    assert pair in a_free_text(text, act).named


def test_a_decided_figure_that_counts_something_else_is_not_the_value() -> None:
    free = a_free_text("You have eighty-four minutes.", PRICE)
    assert ("price", "84") not in free.named


def test_another_figure_is_not_taken_for_the_decided_one() -> None:
    assert ("price", "84") not in a_free_text("Let's say 86 a seat.", PRICE).named


def test_words_between_those_of_a_value_stay_in_the_rest() -> None:
    free = a_free_text("Support, and I promise that, premium.", Propose((on(support="premium"),)))
    assert "i promise that" in free.parts[0].rest


def test_a_spanish_value_is_recognised_in_other_words() -> None:
    act = Propose((on(precio=32),))
    assert ("precio", "32") in a_free_text("Treinta y dos por caja.", act, language="es").named


def test_an_option_that_a_question_only_calls_by_name_is_no_value() -> None:
    text = "How much does premium support matter to you?"
    assert a_free_text(text, Ask(Kind.PRIORITY, "support")).named == set()
    assert ("support", "premium") in a_free_text(text, PRICE).named


def test_a_denied_option_of_a_decided_issue_is_no_value() -> None:
    free = a_free_text("Basic support, no premium.", Propose((on(support="basic"),)))
    assert free.named == {("support", "basic")}


BIKE = words_for("first-bike", 1)


def of_the_bike(text: str, *acts: Act) -> frozenset[tuple[str | None, str | None]]:
    request = a_request(*acts, speaker="seller", words=BIKE)
    heard = read_back(text, request.history, BIKE, "seller")
    mentions = values_in(text, request, heard, RULES["en"])
    return FreeText(text, request, heard, RULES["en"], mentions).named


@pytest.mark.parametrize(
    "text",
    ["200 euros, and the rack stays empty.", "200 euros, with the rack as bare as it is."],
)
def test_a_thing_left_away_is_recognised_by_its_name(text: str) -> None:
    offer = Propose((terms_of({"price": "200", "rack": "empty-rack"}),))
    assert ("rack", "empty-rack") in of_the_bike(text, offer)


def test_a_thing_that_is_only_spoken_of_is_not_left_away() -> None:
    offer = Propose((terms_of({"price": "200", "rack": "empty-rack"}),))
    assert ("rack", "empty-rack") not in of_the_bike("200 euros, and the rack is lovely.", offer)


def test_a_little_word_is_no_part_of_an_option() -> None:
    # "Even so" begins like the evening that an option is called by.
    words = words_for("team-resources", 1)
    text = "Even so, fourteen weeks for the app is long."
    refused = Reject(terms_of({"deadline": "14"}))
    request = a_request(refused, speaker="shows", words=words)
    heard = read_back(text, request.history, words, "shows")
    named = {m.issue for m in values_in(text, request, heard, RULES["en"])}
    assert "trustees" not in named


def test_words_of_an_option_in_a_fact_that_is_told_offer_nothing() -> None:
    words = words_for("flat-lease", 1)
    told = Inform(Kind.ALTERNATIVE, "rent", fact="owner-has-alternative")
    request = a_request(told, speaker="owner", words=words)
    text = "There's somebody else who'd take the flat on weekdays and put gravel by the roses."
    heard = read_back(text, request.history, words, "owner")
    assert not values_in(text, request, heard, RULES["en"])
