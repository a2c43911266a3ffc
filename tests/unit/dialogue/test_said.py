"""Which decided acts a verified text has said; the others are said by the phrasebook."""

import pytest

from app.dialogue.ports import SpeechRequest
from app.dialogue.said import said_in
from app.dialogue.verify import Verified, verify_freely
from app.negotiation.acts import Act, Ask, Clarify, Inform, Kind, Propose, SuggestProcess
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders_free import RULES, a_free_text
from tests.builders_talk import SCENARIO, VENDOR, on
from tests.builders_voiced import words_for

OFFER = Propose((on(price=84),))
FACT = SCENARIO.role(VENDOR).disclosures[0]
TOLD = Inform(FACT.kind, FACT.issue, FACT.importance, FACT.id)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("What matters most to you?", Ask(Kind.PRIORITY)),
        ("Tell me what matters most to you.", Ask(Kind.PRIORITY)),
        ("Could we come back to this later?", SuggestProcess("later")),
        (FACT.text, TOLD),
    ],
)
def test_what_is_recognised_is_said(text: str, act: Act) -> None:
    assert act in said_in(a_free_text(f"84 a seat. {text}", OFFER, act))


def test_what_is_missing_is_left_to_the_phrasebook() -> None:
    found = said_in(a_free_text("84 a seat.", OFFER, Ask(Kind.PRIORITY), TOLD))
    assert found == (OFFER,)


def test_a_question_about_what_matters_to_them_tells_nothing_of_ones_own() -> None:
    text = "84 a seat. What is most important to you?"
    assert TOLD not in said_in(a_free_text(text, OFFER, TOLD, Ask(Kind.PRIORITY)))


def test_a_doubt_about_an_issue_is_said_where_the_issue_is_named() -> None:
    doubt = Clarify("between_steps", "price")
    assert said_in(a_free_text("Which one did you mean?", doubt)) == ()
    assert said_in(a_free_text("The price goes in steps. Which one did you mean?", doubt)) == (
        doubt,
    )
    unclear = Clarify()
    assert said_in(a_free_text("What did you mean?", unclear)) == (unclear,)


def test_the_words_of_an_offer_tell_no_fact_of_its_issue() -> None:
    words = words_for("flat-lease", 11)
    owner = words.scenario.role("owner")
    fact = next(one for one in owner.disclosures if one.id == "owner-movein-sister")
    told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
    offer = Propose((Terms((("movein", "november-first"), ("rent", "1070"))),))
    request = SpeechRequest((told, offer), History(), words, owner, "collaborating", 11)
    text = "1,070 euros a month, and the keys on the first of November."
    found = verify_freely(text, request, RULES["en"])
    assert isinstance(found, Verified), found
    assert found.acts == (offer,)
