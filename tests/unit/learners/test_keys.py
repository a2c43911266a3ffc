"""Keys: made and shown once, replaced with an overlap, revoked at once."""

import pytest

from app.errors import Conflict, Forbidden, NotFound, Rejected, Unauthorised
from app.learners.access import SCOPES
from app.learners.hashing import hashed
from app.learners.keys import USUAL_SCOPES
from app.learners.times import moved
from tests.builders_access import LMS, NOW, Kit, a_kit

pytestmark = pytest.mark.anyio


@pytest.fixture
def kit() -> Kit:
    return a_kit()


async def test_a_key_is_kept_as_its_hash_and_what_may_be_shown(kit: Kit) -> None:
    made = await kit.access.keys.make("local", "secret", "the LMS", days=2)
    assert made.record.hash == hashed(made.secret)
    assert made.record.shown == f"wwk_…{made.secret[-4:]}"
    assert made.record.expires_at == moved(NOW, hours=48)
    assert made.record.scopes == USUAL_SCOPES
    assert made.secret not in str(made)
    assert made.secret not in str(await kit.access.keys.list("local"))


@pytest.mark.parametrize(
    ("kind", "wish", "field"),
    [
        ("secret", {"scopes": frozenset()}, "/scopes"),
        ("secret", {"scopes": frozenset({"play", "all"})}, "/scopes"),
        ("secret", {"origins": frozenset({LMS})}, "/origins"),
        ("secret", {"days": 0}, "/days"),
        ("secret", {"days": 10_000}, "/days"),
        ("secret", {"name": "x" * 101}, "/name"),
        ("secret", {"name": "a\nb"}, "/name"),
        ("embed", {}, "/origins"),
        ("embed", {"origins": frozenset(f"https://{n}.example" for n in range(21))}, "/origins"),
    ],
)
async def test_a_wish_that_cannot_be_is_named_by_its_field(
    kit: Kit, kind: str, wish: dict[str, object], field: str
) -> None:
    with pytest.raises(Rejected) as caught:
        await kit.access.keys.make("local", kind, **wish)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert await kit.access.keys.list(None) == ()


async def test_an_embed_key_has_no_scopes_whatever_is_wished(kit: Kit) -> None:
    wished = frozenset(SCOPES)
    made = await kit.access.keys.make("local", "embed", scopes=wished, origins=frozenset({LMS}))
    assert not made.record.scopes
    assert made.record.origins == {LMS}
    assert made.secret.startswith("wwe_")


async def test_a_key_of_a_tenant_nobody_made_is_not_made(kit: Kit) -> None:
    with pytest.raises(NotFound):
        await kit.access.keys.make("school", "secret")


async def test_the_first_key_may_everything_and_there_is_one(kit: Kit) -> None:
    made = await kit.access.keys.first()
    assert made is not None
    assert made.record.scopes == set(SCOPES)
    assert made.record.tenant == "local"
    assert await kit.access.keys.first() is None


async def test_a_rotated_key_works_beside_the_old_one_for_a_while(kit: Kit) -> None:
    old = await kit.access.keys.make("local", "secret", "LMS", days=90)
    kit.clock.move(hours=24)
    new = await kit.access.keys.rotate("local", old.record.id, overlap_hours=2)
    assert (new.record.name, new.record.scopes) == ("LMS", old.record.scopes)
    assert new.record.expires_at == moved(kit.clock.at, hours=90 * 24)
    kit.clock.move(hours=1)
    for made in (old, new):
        assert (await kit.access.who.of(made.secret)).key == made.record.id
    kit.clock.move(hours=1)
    with pytest.raises(Unauthorised) as caught:
        await kit.access.who.of(old.secret)
    assert caught.value.code == "token-expired"
    _, kept = await kit.access.keys.list("local")
    assert kept.replaced_by == new.record.id


async def test_an_overlap_makes_no_key_last_longer(kit: Kit) -> None:
    old = await kit.access.keys.make("local", "secret", days=1)
    await kit.access.keys.rotate("local", old.record.id, overlap_hours=720)
    _, kept = await kit.access.keys.list("local")
    assert kept.expires_at == old.record.expires_at


async def test_without_overlap_the_old_key_ends_now(kit: Kit) -> None:
    old = await kit.access.keys.make("local", "secret")
    await kit.access.who.of(old.secret)
    await kit.access.keys.rotate("local", old.record.id, overlap_hours=0)
    with pytest.raises(Unauthorised):
        await kit.access.who.of(old.secret)


async def test_a_key_that_ended_or_was_replaced_is_not_rotated(kit: Kit) -> None:
    old = await kit.access.keys.make("local", "secret")
    new = await kit.access.keys.rotate("local", old.record.id)
    with pytest.raises(Conflict, match=new.record.id):
        await kit.access.keys.rotate("local", old.record.id)
    await kit.access.keys.revoke("local", new.record.id)
    with pytest.raises(Conflict, match="has ended"):
        await kit.access.keys.rotate("local", new.record.id)
    with pytest.raises(NotFound):
        await kit.access.keys.rotate("local", "key_none")
    with pytest.raises(Rejected):
        await kit.access.keys.rotate("local", new.record.id, overlap_hours=721)


async def test_nobody_rotates_a_key_to_get_more_than_theirs_may(kit: Kit) -> None:
    wide = await kit.access.keys.make("local", "secret", scopes=frozenset(SCOPES))
    mine = frozenset({"keys", "play"})
    with pytest.raises(Forbidden, match="export, learners"):
        await kit.access.keys.rotate("local", wide.record.id, within=mine)
    narrow = await kit.access.keys.make("local", "secret", scopes=frozenset({"play"}))
    assert await kit.access.keys.rotate("local", narrow.record.id, within=mine)


async def test_a_key_is_revoked_once_and_keeps_when(kit: Kit) -> None:
    made = await kit.access.keys.make("local", "secret")
    first = await kit.access.keys.revoke("local", made.record.id)
    kit.clock.move(hours=1)
    assert await kit.access.keys.revoke("local", made.record.id) == first
    with pytest.raises(NotFound):
        await kit.access.keys.revoke("school", made.record.id)
