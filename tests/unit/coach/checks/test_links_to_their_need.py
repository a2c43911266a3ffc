"""Links to their need: an offer says which told need it answers (told → linked)."""

import pytest

from app.coach.checks.links_to_their_need import check
from app.negotiation.acts import Acknowledge, Act
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, their_fact, them

FACT = "This is cafe-delivery."
MORNING = offer(terms(delivery="morning"))


def test_naming_the_need_with_the_offer_is_met_on_both_quotes() -> None:
    linked = me(MORNING, text="As you open early: mornings.", markers=("links_to_need",))
    finding = check(a_play(their_fact(), linked))
    assert is_met(finding, (1, FACT), (2, "As you open early: mornings."))
    assert finding.issue == "delivery"


@pytest.mark.parametrize("marker", ["links_to_need", "helps_them"])
def test_an_offer_that_gives_nothing_there_links_nothing(marker: str) -> None:
    beside = me(offer(terms(delivery="evening")), text="Evenings.", markers=(marker,))
    assert is_missed(check(a_play(their_fact(), beside)), (1, FACT), (2, "Evenings."))


def test_taking_up_the_issue_in_the_same_breath_is_met() -> None:
    acts: tuple[Act, ...] = (Acknowledge("delivery"), MORNING)
    assert is_met(check(a_play(their_fact(), me(*acts, text="I see."))), (1, FACT), (2, "I see."))


def test_an_offer_that_merely_suits_them_is_missed() -> None:
    finding = check(a_play(their_fact(), me(MORNING, text="Mornings.")))
    assert is_missed(finding, (1, FACT), (2, "Mornings."))


def test_nothing_told_or_nothing_offered_since_is_no_opportunity() -> None:
    assert is_unseen(check(a_play(me(MORNING), their_fact(), me())))
    assert is_unseen(check(a_play(them(), me(MORNING))))
