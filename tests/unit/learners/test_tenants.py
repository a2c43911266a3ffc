"""Tenants: made once, under an id that goes into addresses and tokens."""

import pytest

from app.errors import Conflict, Rejected
from tests.builders_access import NOW, a_kit

pytestmark = pytest.mark.anyio


async def test_a_tenant_is_made_once() -> None:
    tenants = a_kit().access.tenants
    made = await tenants.make("school-7", "Eine Schule")
    assert (made.id, made.name, made.created_at) == ("school-7", "Eine Schule", NOW)
    assert await tenants.list() == (made,)
    for tenant in ("school-7", "local"):
        with pytest.raises(Conflict, match="already"):
            await tenants.make(tenant)


@pytest.mark.parametrize("tenant", ["", "A", "a b", "-a", "x" * 65, "é", "a/b", "a\n"])
async def test_an_id_is_of_small_letters_and_figures(tenant: str) -> None:
    with pytest.raises(Rejected):
        await a_kit().access.tenants.make(tenant)
