"""Ways out when nothing moves, and putting things off."""

from dataclasses import replace

from app.negotiation.acts import (
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
)
from app.negotiation.history import Turn
from app.strategy.impasse import put_off, way_out
from tests.builders_talk import client, vendor
from tests.unit.strategy.looking import CURIOUS, DREAM, GREEDY, PLAIN, seen

OFFER = client(Propose((GREEDY,)))
STUCK = (OFFER, vendor(Propose((DREAM,))), OFFER, vendor(Reject()), client(Reject()), OFFER)
SUPPORT = client(Inform(Kind.PRIORITY, "support", Importance.HIGH))


def out(*turns: Turn, persona: object = CURIOUS) -> list[object]:
    return list(way_out(seen(*turns, persona=persona)) or ())  # type: ignore[arg-type]


def test_stuck_without_a_word_of_what_matters_it_asks_for_that() -> None:
    assert out(*STUCK) == [SuggestProcess("needs"), Ask(Kind.PRIORITY)]


def test_stuck_when_needs_are_known_it_lays_out_two_packages() -> None:
    suggested, proposal = out(SUPPORT, *STUCK)
    assert suggested == SuggestProcess("package")
    assert isinstance(proposal, Propose)
    assert len(set(proposal.offers)) == 2


def test_each_way_is_proposed_once() -> None:
    tried = (vendor(SuggestProcess("needs")), vendor(SuggestProcess("package")))
    assert out(*tried, *STUCK) == []


def test_a_talk_that_moves_is_not_stuck() -> None:
    assert out(OFFER, vendor(Propose((DREAM,))), SUPPORT) == []


def test_a_style_without_initiative_proposes_no_way_out() -> None:
    assert out(*STUCK, persona=PLAIN) == []


def test_only_a_style_that_puts_off_does_and_not_near_the_end() -> None:
    reluctant = replace(PLAIN, deferral=1.0)
    assert put_off(seen(OFFER)) is None
    assert put_off(seen(OFFER, persona=reluctant)) == (SuggestProcess("later"),)
    assert put_off(seen(client(SmallTalk()), persona=reluctant)) is None
    late = replace(seen(OFFER, persona=reluctant), turns_left=2)
    assert put_off(late) is None
