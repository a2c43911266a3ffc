"""Learners' tokens: for how long, for whom, and by whom."""

import pytest

from app.errors import Forbidden, NotFound, Rejected
from app.learners.access import Access
from app.learners.hashing import hashed
from app.learners.times import moved
from tests.builders_access import NOW, Kit, a_kit

pytestmark = pytest.mark.anyio
ASKER = Access("local", None, "secret", frozenset({"tokens"}))
HOST = Access("local", "local", "host", frozenset({"play"}))
EMBED = Access("school", None, "embed", frozenset())


@pytest.fixture
def kit() -> Kit:
    return a_kit()


async def test_a_token_is_kept_as_its_hash_and_lasts_eight_hours(kit: Kit) -> None:
    made = await kit.access.tokens.for_learner(ASKER, "local", None, None)
    assert made.token.startswith("wwt_")
    assert made.record.hash == hashed(made.token)
    assert made.record.expires_at == moved(NOW, hours=8)
    assert made.token not in repr(made)


async def test_a_token_lasts_as_long_as_is_said_and_is_of_one_session(kit: Kit) -> None:
    made = await kit.access.tokens.for_learner(ASKER, "local", "ses_1", 5)
    assert made.record.expires_at == moved(NOW, minutes=5)
    assert (await kit.access.who.of(made.token)).session == "ses_1"


@pytest.mark.parametrize("minutes", [0, -1, 1_441])
async def test_a_token_lasts_a_minute_to_a_day(kit: Kit, minutes: int) -> None:
    with pytest.raises(Rejected) as caught:
        await kit.access.tokens.for_learner(ASKER, "local", None, minutes)
    assert caught.value.field == "/minutes"


async def test_a_token_of_another_tenants_learner_is_not_made(kit: Kit) -> None:
    ada, _ = await kit.access.learners.find_or_make("local", "ada")
    elsewhere = Access("school", None, "secret", frozenset({"tokens"}))
    for learner in (ada.learner, "local"):
        with pytest.raises(NotFound):
            await kit.access.tokens.for_learner(elsewhere, learner, None, None)


async def test_a_host_gets_a_token_of_its_learner_and_nobody_else_does(kit: Kit) -> None:
    assert (await kit.access.tokens.of_host(HOST)).record.learner == "local"
    for other in (ASKER, EMBED):
        with pytest.raises(Forbidden):
            await kit.access.tokens.of_host(other)


async def test_an_embed_key_makes_a_new_visitor_each_time(kit: Kit) -> None:
    made = [await kit.access.tokens.for_visitor(EMBED) for _ in range(2)]
    learners = {one.record.learner for one in made}
    assert len(learners) == 2
    for learner in learners:
        assert (await kit.access.learners.get("school", learner)).external_id is None
    with pytest.raises(Forbidden):
        await kit.access.tokens.for_visitor(ASKER)


async def test_a_ticket_lasts_ten_minutes(kit: Kit) -> None:
    made = await kit.access.tokens.ticket("local", "local", "ses_1")
    assert made.token.startswith("wwr_")
    assert made.record.expires_at == moved(NOW, minutes=10)


async def test_a_token_is_ended_once(kit: Kit) -> None:
    made = await kit.access.tokens.ticket("local", "local", "ses_1")
    assert await kit.access.tokens.end(made.token) is True
    assert await kit.access.tokens.end(made.token) is False
