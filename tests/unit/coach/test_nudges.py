"""Nudges: what makes a turn weak, and that two in a row are needed."""

import pytest

from app.coach.nudges import nudge, weakness
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Threaten,
    Unknown,
)
from app.negotiation.history import Turn
from tests.builders import whole_terms
from tests.builders_play import RUBRIC, a_play, closing, me, offer, them

CHAT = me(SmallTalk())
REFUSAL = me(Reject())


def due(*turns: Turn) -> str | None:
    return nudge(a_play(*turns), RUBRIC.practice)


@pytest.mark.parametrize(
    "act", [Ask(Kind.OPEN), Inform(Kind.PRIORITY), Argue(), offer(whole_terms()), Accept()]
)
def test_a_turn_that_asks_tells_reasons_or_offers_is_not_weak(act: Act) -> None:
    assert weakness(me(act)) is None


def test_a_refusal_with_a_reason_is_not_weak_and_a_bare_one_is() -> None:
    assert weakness(me(Reject(), markers=("gives_reason",))) is None
    assert weakness(REFUSAL) == "refusing"


@pytest.mark.parametrize("marker", ["threat", "ultimatum", "personal_attack", "belittles"])
def test_an_attack_is_weak_whatever_else_is_said(marker: str) -> None:
    assert weakness(me(Ask(Kind.PRIORITY), markers=(marker,))) == "harsh"


def test_a_threat_and_a_last_word_are_harsh() -> None:
    assert weakness(me(Threaten())) == "harsh"
    assert weakness(me(Propose((whole_terms(),), is_final=True))) == "harsh"


def test_two_weak_turns_running_make_a_nudge_and_one_does_not() -> None:
    assert due(CHAT) is None
    assert due(CHAT, them(), CHAT) == "empty"
    assert due(CHAT, them(), REFUSAL) == "refusing"
    assert due(REFUSAL, them(), me(Threaten())) == "harsh"


def test_a_good_turn_in_between_or_after_takes_it_away() -> None:
    good = me(Ask(Kind.PRIORITY))
    assert due(CHAT, them(), good, them(), CHAT) is None
    assert due(CHAT, them(), CHAT, them(), good) is None


def test_a_greeting_and_what_was_not_understood_are_passed_over() -> None:
    assert due(me(Greet()), them(), CHAT) is None
    assert due(CHAT, them(), CHAT, them(), me(Unknown())) is None


def test_nobody_is_nudged_while_agreeing_or_after_the_end() -> None:
    deal = closing(whole_terms())
    assert due(CHAT, them(), CHAT, *deal) is None
    assert due(CHAT, them(), CHAT, *deal[:2]) is None


def test_a_nudge_is_no_nagging_and_comes_again_after_as_many_turns() -> None:
    found = [due(*(CHAT,) * count) for count in range(1, 6)]
    assert found == [None, "empty", None, "empty", None]
