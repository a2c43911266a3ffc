"""Reasons from the brief."""

from app.negotiation.acts import Argue
from app.negotiation.history import History
from app.strategy.reasons import fresh_reason, has_given
from tests.builders import a_history
from tests.builders_talk import SCENARIO, VENDOR, vendor

OWN = SCENARIO.role(VENDOR)
ON_PRICE = [reason for reason in OWN.reasons if reason.issue == "price"]


def test_a_reason_is_on_the_issue_and_drawn_by_seed() -> None:
    found = {fresh_reason(History(), OWN, "price", seed) for seed in range(30)}
    assert {act.reason for act in found if act} == {reason.id for reason in ON_PRICE}


def test_a_reason_once_given_is_not_given_again() -> None:
    history = a_history(*[vendor(Argue("price", reason.id)) for reason in ON_PRICE])
    assert all(has_given(history, OWN, reason.id) for reason in ON_PRICE)
    assert fresh_reason(history, OWN, "price", 1) is None


def test_a_standard_is_named_as_one() -> None:
    act = fresh_reason(History(), OWN, "price", 1, is_standard=True)
    assert act is not None
    assert act.standard == act.reason
    assert next(r for r in ON_PRICE if r.id == act.reason).is_standard
