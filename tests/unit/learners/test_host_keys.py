"""Public keys of hosts: named once, listed, retired."""

import pytest

from app.errors import Conflict, NotFound, Rejected
from tests.builders_access import Kit, a_kit

pytestmark = pytest.mark.anyio


@pytest.fixture
def kit() -> Kit:
    return a_kit()


async def test_a_key_has_the_name_it_is_given_or_its_own(kit: Kit) -> None:
    named = await kit.access.host_keys.add("local", "public", "2026-03")
    other = await kit.access.host_keys.add("local", "another")
    assert (named.kid, named.jwk["kid"]) == ("2026-03", "2026-03")
    assert other.kid == "thumb-of-another"
    kept = await kit.access.host_keys.list("local")
    assert sorted(one.kid for one in kept) == ["2026-03", "thumb-of-another"]


async def test_a_name_is_used_once_also_when_its_key_is_retired(kit: Kit) -> None:
    await kit.access.host_keys.add("local", "public", "k1")
    await kit.access.host_keys.retire("local", "k1")
    with pytest.raises(Conflict, match="used once"):
        await kit.access.host_keys.add("local", "another", "k1")
    with pytest.raises(NotFound):
        await kit.access.host_keys.retire("local", "k1")
    await kit.access.tenants.make("school")
    assert await kit.access.host_keys.add("school", "another", "k1")


@pytest.mark.parametrize("kid", ["a b", "x" * 101, "é", "a\0"])
async def test_a_name_that_cannot_be_in_a_token_is_refused(kit: Kit, kid: str) -> None:
    with pytest.raises(Rejected) as caught:
        await kit.access.host_keys.add("local", "public", kid)
    assert caught.value.field == "/kid"
    with pytest.raises(NotFound):
        await kit.access.host_keys.retire("local", kid)


async def test_what_is_no_public_key_of_a_tenant_is_refused(kit: Kit) -> None:
    with pytest.raises(Rejected):
        await kit.access.host_keys.add("local", "private")
    with pytest.raises(Rejected):
        await kit.access.host_keys.add("local", "x" * 20_000)
    with pytest.raises(NotFound):
        await kit.access.host_keys.add("school", "public")
    assert await kit.access.host_keys.list("local") == ()
