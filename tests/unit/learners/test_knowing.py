"""Who asks: each kind of key and token, and each reason for which one is not taken."""

import pytest

from app.errors import Forbidden, NotFound, StorageFailed, Unauthorised
from app.learners.access import OF_A_LEARNER, Access
from tests.builders_access import LMS, Kit, a_kit, signed

pytestmark = pytest.mark.anyio
TRIED = ["", "wwk_", "wwk_" + "x" * 43, "wwt_none", "nothing", "a.b.c", "é", "x" * 5_000]


@pytest.fixture
def kit() -> Kit:
    return a_kit()


async def refused(kit: Kit, bearer: str, learner: str | None = None) -> tuple[str, str]:
    with pytest.raises(Unauthorised) as caught:
        await kit.access.who.of(bearer, learner)
    return caught.value.code, str(caught.value)


async def a_host_key(kit: Kit) -> None:
    await kit.access.host_keys.add("local", "public", "k1")


async def test_a_secret_key_has_its_scopes_and_no_learner_until_one_is_named(kit: Kit) -> None:
    made = await kit.access.keys.make("local", "secret", scopes=frozenset({"play", "export"}))
    ada, _ = await kit.access.learners.find_or_make("local", "ada")
    nobody = await kit.access.who.of(made.secret)
    assert nobody == Access(
        "local", None, "secret", frozenset({"play", "export"}), key=made.record.id
    )
    assert (await kit.access.who.of(made.secret, ada.learner)).learner == ada.learner
    assert (await kit.access.who.of(made.secret, "local")).learner == "local"
    assert (await kit.access.who.of(made.secret)).learner is None


async def test_a_learner_of_another_tenant_is_not_there(kit: Kit) -> None:
    await kit.access.tenants.make("school")
    made = await kit.access.keys.make("school", "secret")
    ada, _ = await kit.access.learners.find_or_make("local", "ada")
    for learner in (ada.learner, "local", "lrn_nobody"):
        with pytest.raises(NotFound):
            await kit.access.who.of(made.secret, learner)


async def test_an_embed_key_is_good_on_its_origins_and_may_nothing(kit: Kit) -> None:
    made = await kit.access.keys.make("local", "embed", origins=frozenset({LMS}))
    found = await kit.access.who.of(made.secret, None, LMS)
    assert (found.kind, found.scopes, found.learner) == ("embed", frozenset(), None)
    for origin in (None, "null", "https://elsewhere.example", LMS + ":8443"):
        with pytest.raises(Forbidden):
            await kit.access.who.of(made.secret, None, origin)


async def test_a_learners_token_is_that_learner_whoever_else_is_named(kit: Kit) -> None:
    visitor = await kit.access.tokens.for_visitor(Access("local", None, "embed", frozenset()))
    found = await kit.access.who.of(visitor.token, "local")
    assert (found.kind, found.learner) == ("token", visitor.record.learner)
    assert found.scopes == OF_A_LEARNER


async def test_a_ticket_reads_one_session_and_may_nothing_else(kit: Kit) -> None:
    made = await kit.access.tokens.ticket("local", "local", "ses_1")
    found = await kit.access.who.of(made.token)
    assert found == Access("local", "local", "ticket", frozenset(), "ses_1")


@pytest.mark.parametrize("bearer", TRIED)
async def test_what_was_never_good_is_refused_in_one_and_the_same_sentence(
    kit: Kit, bearer: str
) -> None:
    assert await refused(kit, bearer) == await refused(kit, "wwk_nobody")
    assert (await refused(kit, bearer))[0] == "token-refused"


async def test_what_expired_is_told_from_what_never_was(kit: Kit) -> None:
    key = await kit.access.keys.make("local", "secret", days=1)
    token = await kit.access.tokens.ticket("local", "local", "ses_1")
    kit.clock.move(hours=24)
    assert (await refused(kit, key.secret))[0] == "token-expired"
    assert (await refused(kit, token.token))[0] == "token-expired"


async def test_a_revoked_key_and_an_ended_token_are_refused_at_once(kit: Kit) -> None:
    key = await kit.access.keys.make("local", "secret")
    token = await kit.access.tokens.ticket("local", "local", "ses_1")
    await kit.access.who.of(key.secret)
    await kit.access.who.of(token.token)
    await kit.access.keys.revoke("local", key.record.id)
    assert await kit.access.tokens.end(token.token)
    assert (await refused(kit, key.secret))[0] == "token-refused"
    assert (await refused(kit, token.token))[0] == "token-refused"


async def test_what_is_remembered_ends_with_the_token(kit: Kit) -> None:
    token = await kit.access.tokens.ticket("local", "local", "ses_1")
    kit.clock.move(minutes=10, seconds=-2)
    await kit.access.who.of(token.token)
    kit.clock.move(seconds=2)
    assert (await refused(kit, token.token))[0] == "token-expired"


async def test_another_worker_sees_a_revocation_within_five_seconds(kit: Kit) -> None:
    other = a_kit(kit.store)
    key = await kit.access.keys.make("local", "secret")
    await other.access.who.of(key.secret)
    await kit.access.keys.revoke("local", key.record.id)
    other.clock.move(seconds=5)
    assert (await refused(other, key.secret))[0] == "token-refused"


async def test_a_hosts_token_is_its_learner_who_is_made_when_first_seen(kit: Kit) -> None:
    await a_host_key(kit)
    found = await kit.access.who.of(signed(kit.claims()))
    assert (found.tenant, found.kind, found.scopes) == ("local", "host", OF_A_LEARNER)
    kit.clock.move(seconds=30)
    assert (await kit.access.who.of(signed(kit.claims()))).learner == found.learner
    known, is_new = await kit.access.learners.find_or_make("local", "ada@lms")
    assert (known.learner, is_new) == (found.learner, False)


@pytest.mark.parametrize(
    "token",
    [
        lambda kit: signed(kit.claims(), signer="another"),
        lambda kit: signed(kit.claims(), kid="k2"),
        lambda kit: signed(kit.claims(iss="school")),
        lambda kit: signed(kit.claims(iss="lo\0cal")),
        lambda kit: signed(kit.claims(), kid="k\0"),
        lambda kit: signed(kit.claims(aud="https://elsewhere.example")),
    ],
)
async def test_a_hosts_token_of_another_key_tenant_or_place_is_refused(
    kit: Kit, token: object
) -> None:
    await a_host_key(kit)
    assert callable(token)
    assert (await refused(kit, token(kit)))[0] == "token-refused"


async def test_an_expired_token_of_a_host_was_good_once(kit: Kit) -> None:
    await a_host_key(kit)
    token = signed(kit.claims())
    kit.clock.move(minutes=6)
    assert (await refused(kit, token))[0] == "token-expired"


async def test_a_retired_key_signs_no_more(kit: Kit) -> None:
    await a_host_key(kit)
    token = signed(kit.claims())
    await kit.access.who.of(token)
    await kit.access.host_keys.retire("local", "k1")
    assert (await refused(kit, token))[0] == "token-refused"


async def test_a_key_that_is_used_says_when_once_a_minute(kit: Kit) -> None:
    made = await kit.access.keys.make("local", "secret")
    seen = []
    for _ in range(3):
        await kit.access.who.of(made.secret)
        seen.append((await kit.access.keys.list("local"))[0].used_at)
        kit.clock.move(seconds=31)
    assert seen[0] == seen[1] != seen[2]


async def test_a_key_works_on_a_disk_that_is_full(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await kit.access.keys.make("local", "secret")

    def full(*_: object) -> None:
        raise StorageFailed("full")

    monkeypatch.setattr("app.storage.memory.MemoryTransaction.note_key_used", full)
    assert (await kit.access.who.of(made.secret)).tenant == "local"


async def test_origins_are_those_of_embed_keys_in_use(kit: Kit) -> None:
    assert await kit.access.who.origins() == frozenset()
    made = await kit.access.keys.make("local", "embed", origins=frozenset({LMS}))
    assert await kit.access.who.origins() == frozenset({LMS})
    await kit.access.keys.revoke("local", made.record.id)
    assert await kit.access.who.origins() == frozenset()
