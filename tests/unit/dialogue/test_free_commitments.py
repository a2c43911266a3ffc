"""Free words commit to what was decided: no value more, none less, none turned round."""

import pytest

from app.dialogue.verify import Verified
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Close,
    Kind,
    Propose,
    Reject,
    Summarise,
    Threaten,
)
from tests.builders_free import freely, refusal
from tests.builders_talk import on, whole

OFFER = Propose((on(price=84, support="premium"),))
NO = Reject(on(term=4))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Eighty-four a seat, with premium support. How's that?", (OFFER,)),
        ("Let me make a suggestion: €84 per seat and premium support.", (OFFER,)),
        ("Four years isn't something I can accept.", (NO,)),
        ("I can't do four years, but 84 a seat with premium support would work for us.",
         (NO, OFFER)),
        ("If nothing moves on your side, I'll have to walk away.", (Threaten(),)),
        ("I'm afraid this is where we leave it, without a deal.", (Close(),)),
    ],
)  # fmt: skip
def test_an_honest_wording_passes(text: str, acts: tuple[Act, ...]) -> None:
    assert isinstance(freely(text, *acts), Verified)


@pytest.mark.parametrize(
    ("text", "acts", "reason"),
    [
        ("86 a seat, with premium support.", (OFFER,), "value"),
        ("84 a seat, with premium support, for four years.", (OFFER,), "value"),
        ("84 a seat.", (OFFER,), "unsaid"),
        ("Four years sounds lovely.", (NO,), "polarity"),
        ("I accept your offer: 84 a seat with premium support.", (OFFER,), "yields"),
    ],
)
def test_what_was_not_decided_is_refused(text: str, acts: tuple[Act, ...], reason: str) -> None:
    assert refusal(text, *acts) == reason


def test_what_is_summed_up_is_said_whole() -> None:
    assert refusal("So it's 84 a seat, yes?", Summarise(whole())) == "unsaid"


def test_an_acceptance_needs_a_yes() -> None:
    assert refusal("What a fine day.", Accept(whole())) in ("unsaid", "length")


def test_a_spanish_figure_stands_for_no_other() -> None:
    act = Propose((on(pago=28),))
    assert isinstance(freely("Te propongo pago a 28 días.", act, language="es"), Verified)
    assert refusal("Te propongo pago a 30 días.", act, language="es") == "value"


@pytest.mark.parametrize(
    "text",
    [
        "74 a seat? We'd be paying for your seats. No. Let's say 84 with premium support.",
        "74 a seat, you say. I can't go along with it, so make it 84 with premium support.",
    ],
)
def test_the_no_to_a_value_may_follow_it(text: str) -> None:
    assert isinstance(freely(text, Reject(on(price=74)), OFFER), Verified)


def test_a_refused_value_without_any_no_is_turned_round() -> None:
    text = "74 a seat, lovely. Let's say 84 with premium support."
    assert refusal(text, Reject(on(price=74)), OFFER) == "polarity"


def test_a_question_that_was_to_be_left_open_may_be_left_to_the_phrasebook() -> None:
    withheld = Reject(on(), asked=Kind.CONSTRAINT)
    found = freely("What matters most to you?", withheld, Ask(Kind.PRIORITY))
    assert isinstance(found, Verified)
    assert found.acts == (Ask(Kind.PRIORITY),)


def test_taking_a_point_takes_no_offer() -> None:
    text = "I take your point about the price. 84 a seat, then, with premium support?"
    assert isinstance(freely(text, Acknowledge("price"), OFFER), Verified)
