"""Which decided acts a verified text has said; the others are said by the phrasebook."""

import pytest

from app.dialogue.said import said_in
from app.negotiation.acts import Act, Ask, Inform, Kind, Propose, SuggestProcess
from tests.builders_free import a_free_text
from tests.builders_talk import SCENARIO, VENDOR, on

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
