"""Saying no, with a reason not given yet."""

from app.negotiation.acts import Act, Argue, Propose, Reject, SmallTalk
from app.negotiation.history import Turn
from app.strategy.objecting import objection
from app.strategy.offering import Considered
from tests.builders_talk import SCENARIO, VENDOR, client, on, vendor, whole
from tests.unit.strategy.looking import DREAM, GREEDY, seen

OURS = Considered(DREAM, 10_000, 0)
OFFER = client(Propose((GREEDY,)))


def objected(*turns: Turn) -> list[Act]:
    return objection(seen(*turns), OURS)


def test_the_term_that_costs_most_is_refused_with_a_reason() -> None:
    refused, argued = objected(OFFER)
    assert refused in (Reject(on(price=60)), Reject(on(term=1)))
    assert isinstance(refused, Reject)
    assert isinstance(argued, Argue)
    assert argued.issue == refused.terms.issues[0]


def test_a_standard_is_named_as_one() -> None:
    reasons = SCENARIO.role(VENDOR).reasons
    standards = {r.id for r in reasons if r.is_standard and r.issue == "price"}
    found = [
        argued
        for seed in range(12)
        for argued in objection(seen(client(Propose((on(price=60),))), seed=seed), OURS)
        if isinstance(argued, Argue)
    ]
    assert {argued.reason for argued in found if argued.standard} == standards


def test_no_reason_is_given_twice() -> None:
    turns: list[Turn] = [client(Propose((on(price=60),)))]
    given: list[str | None] = []
    for _ in SCENARIO.role(VENDOR).reasons:
        acts = objected(*turns)
        given += [act.reason for act in acts if isinstance(act, Argue)]
        turns += [vendor(*acts), client(Propose((on(price=61),)))]
    known = [r.id for r in SCENARIO.role(VENDOR).reasons if r.issue == "price"]
    assert sorted(map(str, given)) == sorted(known)


def test_without_a_new_reason_the_same_term_is_not_refused_twice_running() -> None:
    told = [
        vendor(Argue(r.issue, r.id)) for r in SCENARIO.role(VENDOR).reasons if r.issue == "price"
    ]
    offer = client(Propose((on(price=60),)))
    assert objected(*told, offer) == [Reject(on(price=60))]
    assert objected(*told, offer, vendor(Reject(on(price=60))), offer) == []


def test_there_is_no_objection_without_pressure_or_offer() -> None:
    assert objected(client(SmallTalk())) == []
    assert objected(client(Reject())) == []


def test_what_costs_nothing_is_not_refused() -> None:
    assert objected(client(Propose((DREAM,)))) == []


def test_without_an_offer_of_our_own_our_ideal_is_the_measure() -> None:
    (refused, *_) = objection(seen(client(Propose((whole(term=4),)))), None)
    assert isinstance(refused, Reject)
    assert len(refused.terms) == 1
