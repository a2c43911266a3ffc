"""Trust: gains that wear out, losses that do not."""

import pytest

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Greet,
    Inform,
    Kind,
    Marker,
    Propose,
    Span,
    Summarise,
    Threaten,
)
from app.negotiation.history import Turn
from app.negotiation.trust import GAINS, LOSSES, MOST, START, movers, trust
from tests.builders import BAKER, CAFE, a_history, said, whole_terms

OFFER = Propose((whole_terms(),))


def test_trust_begins_in_the_middle() -> None:
    assert trust(a_history(), BAKER) == START
    assert trust(a_history(said(BAKER, Greet())), BAKER) == START


@pytest.mark.parametrize(
    ("act", "gain"),
    [
        (Ask(Kind.PRIORITY), "asked"),
        (Inform(Kind.INTEREST), "told"),
        (Acknowledge(), "acknowledged"),
        (Summarise(), "summarised"),
        (Propose((whole_terms(),), is_conditional=True), "conditional"),
    ],
)
def test_good_acts_raise_it(act: Act, gain: str) -> None:
    assert trust(a_history(said(BAKER, act)), BAKER) == START + GAINS[gain]


@pytest.mark.parametrize(
    ("marker", "gain"), [("appreciation", "appreciated"), ("acknowledges", "acknowledged")]
)
def test_good_words_raise_it(marker: str, gain: str) -> None:
    assert trust(a_history(said(BAKER, markers=(marker,))), BAKER) == START + GAINS[gain]


def test_a_reason_counts_with_an_offer_and_not_without_one() -> None:
    reasoned = said(BAKER, OFFER, markers=("gives_reason",))
    assert trust(a_history(reasoned), BAKER) == START + GAINS["reasoned"]
    assert trust(a_history(said(BAKER, markers=("gives_reason",))), BAKER) == START


@pytest.mark.parametrize("act", [Ask(Kind.PRIORITY, is_after_limit=True), Ask(Kind.ALTERNATIVE)])
def test_prying_earns_nothing(act: Ask) -> None:
    assert trust(a_history(said(BAKER, act)), BAKER) == START


@pytest.mark.parametrize("marker", sorted(LOSSES))
def test_bad_words_lower_it(marker: str) -> None:
    assert trust(a_history(said(BAKER, markers=(marker,))), BAKER) == START - LOSSES[marker]


def test_a_threat_and_a_last_offer_lower_it_without_their_markers() -> None:
    last = Propose((whole_terms(),), is_final=True)
    assert trust(a_history(said(BAKER, Threaten())), BAKER) == START - LOSSES["threat"]
    assert trust(a_history(said(BAKER, last)), BAKER) == START - LOSSES["ultimatum"]


def test_a_threat_that_is_also_marked_counts_once() -> None:
    turn = said(BAKER, Threaten(), markers=("threat",))
    assert trust(a_history(turn), BAKER) == START - LOSSES["threat"]


def test_a_threat_costs_more_than_a_question_earns() -> None:
    assert LOSSES["threat"] > 2 * GAINS["asked"]


def test_repeating_a_gain_more_than_three_times_buys_nothing() -> None:
    many = a_history(*(said(BAKER, Ask(Kind.PRIORITY)) for _ in range(9)))
    assert trust(many, BAKER) == START + 3 * GAINS["asked"]


def test_two_questions_in_one_turn_count_once() -> None:
    turn = said(BAKER, Ask(Kind.PRIORITY), Ask(Kind.INTEREST))
    assert trust(a_history(turn), BAKER) == START + GAINS["asked"]


def test_every_insult_counts_until_nothing_is_left() -> None:
    assert trust(a_history(*(said(BAKER, Threaten()) for _ in range(4))), BAKER) == START - 48
    assert trust(a_history(*(said(BAKER, Threaten()) for _ in range(9))), BAKER) == 0


def test_trust_never_passes_its_most() -> None:
    acts = (Ask(Kind.OPEN), Inform(Kind.INTEREST), Acknowledge(), Summarise())
    kind = a_history(*(said(BAKER, *acts, markers=("appreciation",)) for _ in range(5)))
    assert trust(kind, BAKER) == MOST


def test_only_the_words_of_that_side_count() -> None:
    history = a_history(said(BAKER, Ask(Kind.OPEN)), said(CAFE, Threaten()))
    assert trust(history, BAKER) == START + GAINS["asked"]
    assert trust(history, CAFE) == START - LOSSES["threat"]


def test_what_moved_trust_is_told_with_the_words_it_rests_on() -> None:
    asked = said(BAKER, Ask(Kind.PRIORITY), text="Good. What matters?", markers=("belittles",))
    assert movers(a_history(asked), 1) == (
        ("asked", "Good. What matters?"),
        ("belittles", "Good. What matters?"),
    )


def test_a_marker_is_quoted_with_its_whole_sentence() -> None:
    thanks = Marker("appreciation", Span(6, 11))
    turn = Turn(1, BAKER, "Good. Thank you for that. And now?", (), (), (thanks,))
    assert movers(a_history(turn), 1) == (("appreciated", "Thank you for that."),)


def test_a_gain_that_no_longer_counts_moves_nothing() -> None:
    talk = a_history(*[said(BAKER, Ask(Kind.PRIORITY)) for _ in range(4)])
    assert movers(talk, 3)
    assert movers(talk, 4) == ()
