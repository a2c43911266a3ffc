"""A server beyond a laptop: two tenants, their learners, and everything that opens its door.

All of it is real but the database and the clock: 'acme' is the one whose things are asked for,
'globex' the other.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast

import httpx
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.api.access import let_in
from app.bootstrap.clock_and_ids import SortableIds, new_secret
from app.learners.access import SCOPES, Access
from app.learners.means import Means
from app.learners.ports import AccessStore
from app.learners.service import AccessServices, access_on
from app.signing.tokens import SignedTokens
from tests.builders_served import GAME, Whole, a_whole

ACME, GLOBEX = "acme", "globex"
PUBLIC = "https://coach.example.org"
PAGE = "https://lms.example.org"
EVERYTHING = frozenset(SCOPES)


@dataclass
class AClock:
    """The computer's clock, which can be put forward or back."""

    ahead: timedelta = timedelta()

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC."""
        return (datetime.now(UTC) + self.ahead).isoformat(timespec="milliseconds")


@dataclass
class Host:
    """A host with a key pair, which signs tokens, good ones and others."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    kid: str = "k1"

    @property
    def public_pem(self) -> str:
        """Return the public key as it is registered."""
        kind = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.key.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()

    def signs(self, *, alg: str = "EdDSA", life: int = 600, **claims: object) -> str:
        """Return a token; `alg` is what it says of itself and how it is then signed."""
        now = int(datetime.now(UTC).timestamp())
        said = {"iss": ACME, "aud": PUBLIC, "sub": "ada", "iat": now, "exp": now + life, **claims}
        signed = f"{_packed({'alg': alg, 'kid': self.kid})}.{_packed(said)}"
        return f"{signed}.{_base64(self._signature(alg, signed.encode()))}"

    def _signature(self, alg: str, signed: bytes) -> bytes:
        if alg == "none":
            return b""
        if alg == "HS256":
            return hmac.new(self.public_pem.encode(), signed, hashlib.sha256).digest()
        return self.key.sign(signed)


@dataclass
class Guarded:
    """A server that wants keys, and what stands behind it."""

    whole: Whole
    access: AccessServices
    clock: AClock
    host: Host = field(default_factory=Host)

    @property
    def app(self) -> FastAPI:
        """Return the application."""
        return self.whole.app

    def client(self, bearer: str = "", **headers: str) -> httpx.AsyncClient:
        """Return a client that sends a key or token with each request."""
        sent = {"authorization": f"Bearer {bearer}"} if bearer else {}
        return self.whole.client(**{**sent, **{_name(key): one for key, one in headers.items()}})

    async def key(self, tenant: str = ACME, scopes: frozenset[str] = EVERYTHING) -> str:
        """Make a secret key and return it."""
        return (await self.access.keys.make(tenant, "secret", scopes=scopes)).secret

    async def embed_key(self, origin: str = PAGE) -> str:
        """Make an embed key for the pages of an origin and return it."""
        return (await self.access.keys.make(ACME, "embed", origins=frozenset({origin}))).secret

    async def learner(self, external_id: str, tenant: str = ACME) -> str:
        """Return the id of a learner."""
        return (await self.access.learners.find_or_make(tenant, external_id))[0].learner

    async def token(
        self, external_id: str, tenant: str = ACME, session: str | None = None, minutes: int = 60
    ) -> str:
        """Make a learner's token and return it."""
        maker = Access(tenant, None, "secret", EVERYTHING)
        learner = await self.learner(external_id, tenant)
        return (await self.access.tokens.for_learner(maker, learner, session, minutes)).token

    async def expired_token(self, external_id: str) -> str:
        """Return a learner's token whose time is over."""
        self.clock.ahead = timedelta(hours=-2)
        token = await self.token(external_id)
        self.clock.ahead = timedelta()
        return token

    async def ticket(self, external_id: str, session: str) -> str:
        """Make a ticket to the report of a session."""
        learner = await self.learner(external_id)
        return (await self.access.tokens.ticket(ACME, learner, session)).token


async def a_guarded(
    *, keys_wanted: bool = True, hosts: tuple[str, ...] = ("localhost",)
) -> Guarded:
    """Return a server of its own with both tenants; a host of acme's has a key."""
    whole, clock = a_whole(hosts), AClock()
    store = cast("AccessStore", whole.container.services.store)
    means = Means(store, clock, SortableIds(), new_secret, SignedTokens())
    access = access_on(means, PUBLIC)
    let_in(whole.app, access, keys_wanted=keys_wanted, public=PUBLIC)
    guarded = Guarded(whole, access, clock)
    for tenant in (ACME, GLOBEX):
        await access.tenants.make(tenant)
    await access.host_keys.add(ACME, guarded.host.public_pem, guarded.host.kid)
    return guarded


async def a_session(door: httpx.AsyncClient, *, is_ended: bool = False) -> str:
    """Open a session and return its id; play it to its end if asked."""
    opened = await door.post("/v1/sessions", json=GAME)
    assert opened.status_code == 201, opened.text
    path = f"/v1/sessions/{opened.json()['id']}"
    if is_ended:
        words = {"text": "What matters most to you? I offer €80 a seat."}
        assert (await door.post(f"{path}/turns", json=words)).is_success
        assert (await door.post(f"{path}/end", json={"action": "walk_away"})).is_success
        assert (await door.post(f"{path}/reflection", json={"skipped": True})).is_success
    return str(opened.json()["id"])


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Yield method and address of every route, those of included routers too."""
    for route in iter_route_contexts(app.routes):
        for method in sorted(route.methods or ()):
            yield method, str(route.path)


def _packed(document: dict[str, object]) -> str:
    return _base64(json.dumps(document).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _name(key: str) -> str:
    return key.replace("_", "-")
