"""Questions: what they ask for, and about which issue."""

import pytest

from app.dialogue.questions import read_question
from app.negotiation.acts import Ask, Kind
from tests.builders_talk import a_reading, heard

LIMIT = Ask(Kind.ALTERNATIVE, None, is_after_limit=True)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("What matters most to you?", Ask(Kind.PRIORITY)),
        ("What are your priorities?", Ask(Kind.PRIORITY)),
        ("What is most important for you in this contract?", Ask(Kind.PRIORITY)),
        ("What matters most to you in the contract length?", Ask(Kind.PRIORITY, "term")),
        ("How important is the length of the contract to you?", Ask(Kind.PRIORITY, "term")),
        ("How much does support matter to you?", Ask(Kind.PRIORITY, "support")),
        ("How much do you care about the term?", Ask(Kind.PRIORITY, "term")),
        ("Which matters more to you, the price or the term?", Ask(Kind.PRIORITY)),
        ("Why is support important to you?", Ask(Kind.INTEREST, "support")),
        ("What is behind the price?", Ask(Kind.INTEREST, "price")),
        ("Help me understand why payment worries you.", Ask(Kind.INTEREST, "payment")),
        ("What does a case study do for you?", Ask(Kind.INTEREST, "testimonial")),
        ("What about support?", Ask(Kind.ISSUE, "support")),
        ("Where do you stand on payment?", Ask(Kind.ISSUE, "payment")),
        ("Would a longer contract help you?", Ask(Kind.ISSUE, "term")),
        ("How do you see this?", Ask(Kind.OPEN)),
        ("What are you looking for?", Ask(Kind.OPEN)),
        ("Tell me about your situation.", Ask(Kind.OPEN)),
        ("What would you offer?", Ask(Kind.OPEN)),
        ("Could you do better?", Ask(Kind.OPEN)),
        ("Do you have other options?", Ask(Kind.OPEN)),
        ("Do you have other customers?", Ask(Kind.ALTERNATIVE)),
        ("What happens if we don't agree?", Ask(Kind.ALTERNATIVE)),
        ("How low can you go?", LIMIT),
        ("What's your bottom line?", LIMIT),
        ("What is your BATNA?", LIMIT),
        ("What is your lowest price?", Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)),
        ("Is 80 your limit?", Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)),
    ],
)
def test_a_question_is_read_by_its_kind_and_issue(text: str, question: Ask) -> None:
    assert read_question(a_reading(text)) == question


@pytest.mark.parametrize("text", ["How are you?", "Are you serious?", "Really?"])
def test_a_question_outside_the_game_asks_for_nothing(text: str) -> None:
    assert read_question(a_reading(text)) is None


@pytest.mark.parametrize(
    "text", ["Is your limit 70?", "Would 70 be your lowest?", "Is 70 really your lowest?"]
)
def test_a_figure_in_a_question_after_the_limit_is_no_offer(text: str) -> None:
    acts = heard(text).acts
    assert [type(act) for act in acts] == [Ask]
    assert all(isinstance(act, Ask) and act.is_after_limit for act in acts)


def test_give_me_an_offer_asks_for_one() -> None:
    found = heard("Give me an offer.")
    assert [type(act) for act in found.acts] == [Ask]
    assert "asks_for_offer" in {marker.name for marker in found.markers}
