"""Pressing: an offer from the builder names the field that is wrong; accepting wants an offer."""

import pytest

from app.errors import Conflict, Rejected
from app.negotiation.acts import Propose
from app.sessions.pressing import check_acceptable, put_together
from tests.builders import a_history
from tests.builders_play import a_table
from tests.builders_talk import client, on, vendor, whole
from tests.unit.sessions.playing import (
    GENEROUS,
    ME,
    PACKAGE,
    a_session,
    kept,
    offer,
    say,
    service,
)

TABLE = a_table(6)


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({}, "/offer"),
        ({"price": "70", "colour": "blue"}, "/offer/colour"),
        ({"support": "golden"}, "/offer/support"),
        ({"price": "70.5"}, "/offer/price"),
    ],
)
def test_what_cannot_be_offered_is_refused_by_its_field(chosen: dict[str, str], field: str) -> None:
    with pytest.raises(Rejected) as refused:
        put_together(chosen, TABLE)
    assert refused.value.field == field
    assert refused.value.problem


def test_a_part_of_an_offer_is_an_offer() -> None:
    assert put_together({"term": "3"}, TABLE) == Propose((on(term=3),))


def test_a_whole_offer_on_the_table_can_be_accepted() -> None:
    check_acceptable(TABLE, a_history(client(), vendor(Propose((whole(price=70),)))))


@pytest.mark.parametrize(
    ("offers", "problem"),
    [
        ((), "no offer on the table"),
        ((whole(price=70), whole(price=80)), "several offers"),
        ((on(price=70),), "leaves points open"),
    ],
)
def test_nothing_that_is_not_one_whole_offer_can(offers: tuple[object, ...], problem: str) -> None:
    turns = (vendor(Propose(offers)),) if offers else ()  # type: ignore[arg-type]
    with pytest.raises(Conflict, match=problem):
        check_acceptable(TABLE, a_history(client(), *turns))


@pytest.mark.anyio
async def test_accepting_before_any_offer_is_a_conflict_and_keeps_nothing() -> None:
    session = await a_session()
    with pytest.raises(Conflict, match="nothing to accept"):
        await service().end(ME, session.id, "accept", None)
    assert await service().get(ME, session.id) == session


@pytest.mark.anyio
async def test_a_wrong_option_keeps_nothing() -> None:
    session = await a_session()
    with pytest.raises(Rejected):
        await offer(session.id, {**PACKAGE, "term": "9"})
    assert len((await kept(session.id))[1]) == 1


@pytest.mark.anyio
async def test_a_built_offer_stands_as_built_and_their_answer_can_be_accepted() -> None:
    session = await a_session()
    result = await offer(session.id, PACKAGE)
    assert [made.terms for made in result.session.standing.mine] == [PACKAGE]
    theirs = result.session.standing.theirs
    if not theirs:
        theirs = (await say(session.id, "What would you offer?")).session.standing.theirs
    accepted = await service().end(ME, session.id, "accept", None)
    assert accepted.session.agreeing is not None
    assert accepted.session.agreeing.terms == theirs[0].terms
    confirmed = await service().end(ME, session.id, "accept", None)
    assert confirmed.session.phase == "deal"


@pytest.mark.anyio
async def test_pressing_accept_confirms_what_they_restated() -> None:
    session = await a_session()
    await offer(session.id, GENEROUS)
    done = await service().end(ME, session.id, "accept", None)
    assert done.session.deal is not None
    assert done.session.deal.terms == GENEROUS
