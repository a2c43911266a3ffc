"""Learners of a tenant: found by the host's id, made when first seen."""

import pytest

from app.errors import NotFound, Rejected
from tests.builders_access import Kit, a_kit

pytestmark = pytest.mark.anyio


@pytest.fixture
def kit() -> Kit:
    return a_kit()


async def test_a_learner_is_made_once_for_each_tenant(kit: Kit) -> None:
    await kit.access.tenants.make("school")
    ada, is_new = await kit.access.learners.find_or_make("local", "ada")
    again, is_new_again = await kit.access.learners.find_or_make("local", "ada")
    other, _ = await kit.access.learners.find_or_make("school", "ada")
    assert (is_new, is_new_again) == (True, False)
    assert ada == again
    assert ada.learner.startswith("lrn_")
    assert other.learner != ada.learner


async def test_nobody_is_found_by_another_spelling(kit: Kit) -> None:
    ada, _ = await kit.access.learners.find_or_make("local", "ada@example.org")
    other, _ = await kit.access.learners.find_or_make("local", "Ada@example.org")
    assert ada.learner != other.learner


@pytest.mark.parametrize("external_id", ["", "x" * 201, "a\0b", "a\nb", "\ud800"])
async def test_an_id_no_database_holds_is_refused(kit: Kit, external_id: str) -> None:
    with pytest.raises(Rejected) as caught:
        await kit.access.learners.find_or_make("local", external_id)
    assert caught.value.field == "/external_id"


async def test_a_learner_of_a_tenant_nobody_made_is_not_made(kit: Kit) -> None:
    with pytest.raises(NotFound):
        await kit.access.learners.find_or_make("school", "ada")


async def test_whoever_sits_at_the_laptop_is_there_without_being_made(kit: Kit) -> None:
    assert (await kit.access.learners.get("local", "local")).external_id is None
    with pytest.raises(NotFound):
        await kit.access.learners.get("school", "local")


async def test_learners_come_newest_first_in_pages(kit: Kit) -> None:
    made = [(await kit.access.learners.find_or_make("local", str(n)))[0] for n in range(3)]
    first = await kit.access.learners.page("local", 2)
    rest = await kit.access.learners.page("local", 2, first[-1].learner)
    assert [*first, *rest] == made[::-1]
