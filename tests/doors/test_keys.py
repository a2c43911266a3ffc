"""Keys by the API: a secret is shown once, and no key makes one that may more than itself."""

from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization

from tests.builders_keys import ACME, EVERYTHING, GLOBEX, PAGE, Guarded, Host, a_guarded

pytestmark = pytest.mark.anyio
KEYS, HOST_KEYS = "/v1/keys", "/v1/host-keys"


@pytest.fixture(scope="module")
async def guarded() -> Guarded:
    return await a_guarded()


async def made(door: httpx.AsyncClient, **body: object) -> dict[str, Any]:
    answer = await door.post(KEYS, json=body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    told: dict[str, Any] = answer.json()
    return told


async def test_a_key_is_shown_once_and_listed_without_its_secret(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key()) as door:
        told = await made(door, name="Moodle", scopes=["play", "tokens"], days=30)
        card = told["key"]
        assert (card["kind"], card["name"], card["scopes"]) == (
            "secret",
            "Moodle",
            ["play", "tokens"],
        )
        assert card["expires_at"] > card["created_at"]
        listed = await door.get(KEYS, params={"limit": 100})
        assert told["secret"] not in listed.text
        found = {one["id"]: one for one in listed.json()["data"]}
        assert found[card["id"]]["shown"] == f"wwk_…{told['secret'][-4:]}"
        assert all("hash" not in one for one in found.values())
    async with guarded.client(told["secret"]) as door:
        assert (await door.get("/v1/learners")).status_code == 403
        answer = await door.post("/v1/tokens", json={"external_id": "ada"})
        assert answer.status_code == 201


async def test_the_list_comes_in_pages(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key(GLOBEX)) as door:
        for _ in range(2):
            await made(door)
        first = (await door.get(KEYS, params={"limit": 2})).json()
        rest = (await door.get(KEYS, params={"limit": 2, "cursor": first["next_cursor"]})).json()
    ids = [one["id"] for one in (*first["data"], *rest["data"])]
    assert len(set(ids)) == 3
    assert not rest["has_more"]


async def test_a_key_makes_none_that_may_what_it_may_not(guarded: Guarded) -> None:
    strong = await guarded.access.keys.make(ACME, "secret", scopes=EVERYTHING)
    async with guarded.client(await guarded.key(scopes=frozenset({"keys", "play"}))) as door:
        assert (await made(door, scopes=["play"]))["key"]["scopes"] == ["play"]
        for path, body in (
            (KEYS, {}),
            (KEYS, {"scopes": ["export"]}),
            (f"{KEYS}/{strong.record.id}/rotate", {}),
            (HOST_KEYS, {"public_key": Host().public_pem}),
        ):
            refused = await door.post(path, json=body)
            assert refused.status_code == 403, (path, body)
            assert refused.json()["type"] == "urn:winwin:problem:forbidden"


async def test_a_rotated_key_works_on_beside_the_new_one_and_a_revoked_one_does_not(
    guarded: Guarded,
) -> None:
    old = await guarded.access.keys.make(ACME, "secret", scopes=EVERYTHING)
    async with guarded.client(old.secret) as door:
        answer = await door.post(f"{KEYS}/{old.record.id}/rotate", json={"overlap_hours": 1})
        assert answer.status_code == 201
        assert answer.headers["cache-control"] == "no-store"
        assert (await door.post(f"{KEYS}/{old.record.id}/rotate", json={})).status_code == 409
        new = answer.json()
        listed = (await door.get(KEYS, params={"limit": 100})).json()["data"]
        replaced = {one["id"]: one["replaced_by"] for one in listed}
        assert replaced[old.record.id] == new["key"]["id"]
    async with guarded.client(new["secret"]) as door:
        assert (await door.delete(f"{KEYS}/{old.record.id}")).status_code == 204
    async with guarded.client(old.secret) as door:
        assert (await door.get(KEYS)).json()["type"] == "urn:winwin:problem:token-refused"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"kind": "embed"}, "/origins"),
        ({"kind": "embed", "origins": [PAGE], "scopes": ["play"]}, "/scopes"),
        ({"kind": "embed", "origins": ["https://*.example.org"]}, "/origins"),
        ({"kind": "embed", "origins": [f"{PAGE}/a/path"]}, "/origins"),
        ({"kind": "embed", "origins": ["javascript:alert(1)"]}, "/origins"),
        ({"origins": [PAGE]}, "/origins"),
        ({"kind": "root"}, "/kind"),
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["everything"]}, "/scopes/0"),
        ({"days": 0}, "/days"),
        ({"name": "x" * 101}, "/name"),
        ({"tenant": "globex"}, "/tenant"),
    ],
)
async def test_what_no_key_can_be_is_refused_where_it_stands(
    guarded: Guarded, body: dict[str, Any], pointer: str
) -> None:
    async with guarded.client(await guarded.key()) as door:
        refused = await door.post(KEYS, json=body)
    assert refused.status_code == 422, refused.text
    assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]


async def test_an_embed_key_names_its_origins(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key()) as door:
        told = await made(door, kind="embed", origins=[PAGE, "https://Other.example.org:443"])
    assert told["secret"].startswith("wwe_")
    assert told["key"]["origins"] == [PAGE, "https://other.example.org"]
    assert told["key"]["scopes"] == []


class TestHostKeys:
    """The public keys of hosts."""

    async def test_one_is_added_listed_and_retired(self, guarded: Guarded) -> None:
        host = Host(kid="autumn")
        async with guarded.client(await guarded.key()) as door:
            body = {"public_key": host.public_pem, "kid": host.kid}
            added = await door.post(HOST_KEYS, json=body)
            assert added.status_code == 201
            assert added.json()["algorithm"] == "EdDSA"
            assert (await door.post(HOST_KEYS, json=body)).status_code == 409
            async with guarded.client(host.signs()) as learner:
                assert (await learner.get("/v1/sessions")).status_code == 200
            assert (await door.delete(f"{HOST_KEYS}/autumn")).status_code == 204
            assert (await door.delete(f"{HOST_KEYS}/autumn")).status_code == 404
            listed = (await door.get(HOST_KEYS)).json()["data"]
            assert {one["kid"]: one["retired_at"] is None for one in listed}["autumn"] is False
        async with guarded.client(host.signs()) as learner:
            assert (await learner.get("/v1/sessions")).status_code == 401

    async def test_a_private_key_is_refused_and_not_repeated(self, guarded: Guarded) -> None:
        private = (
            Host()
            .key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            .decode()
        )
        async with guarded.client(await guarded.key()) as door:
            refused = await door.post(HOST_KEYS, json={"public_key": private})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == "/public_key"
        assert private.splitlines()[1] not in refused.text

    async def test_no_private_part_is_ever_shown(self, guarded: Guarded) -> None:
        async with guarded.client(await guarded.key()) as door:
            for one in (await door.get(HOST_KEYS)).json()["data"]:
                assert set(one["jwk"]) <= {"kty", "crv", "x", "y", "n", "e", "kid", "alg", "use"}
