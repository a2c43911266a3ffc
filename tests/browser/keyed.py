"""A served process that wants keys, and what its operator and its hosts do beside the page."""

import asyncio
import hashlib
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from app.bootstrap.access import open_access
from app.learners.access import SCOPES
from app.learners.records import TokenRecord
from app.settings import Settings
from app.storage.opening import open_store
from tests.builders_keys import Host
from tests.flows.playing import good, served

GAME = {"scenario": "licence-renewal", "role": "client", "seed": 3, "difficulty": "easy"}
T = TypeVar("T")
LONG_AGO = "2001-01-01T00:00:00.000+00:00"


@dataclass(frozen=True)
class Keyed:
    """The server's address, the operator's secret key, and the folder of its data."""

    address: str
    secret: str
    data: Path

    def ask(self, method: str, path: str, bearer: str = "", **body: object) -> httpx.Response:
        """Send one request, with the operator's key or another bearer."""
        headers = {"Authorization": f"Bearer {bearer or self.secret}"}
        sent: dict[str, Any] = {"json": body} if body or method == "POST" else {}
        return httpx.request(method, f"{self.address}{path}", headers=headers, timeout=30, **sent)

    def token(self, learner: str, session: str = "") -> str:
        """Make a token of a learner the host knows by a name."""
        bound = {"session": session} if session else {}
        made = good(self.ask("POST", "/v1/tokens", external_id=learner, **bound))
        return str(made["token"])

    def end(self, token: str) -> None:
        """End a token."""
        assert self.ask("DELETE", "/v1/tokens/current", token).is_success

    def session(self, token: str) -> str:
        """Open a game of a token's learner."""
        return str(good(self.ask("POST", "/v1/sessions", token, **GAME))["id"])

    def ended_session(self, token: str) -> str:
        """Open a game and walk away from it after a turn, with the look back left out."""
        path = f"/v1/sessions/{(session := self.session(token))}"
        good(self.ask("POST", f"{path}/turns", token, text="What matters most to you?"))
        good(self.ask("POST", f"{path}/end", token, action="walk_away"))
        good(self.ask("POST", f"{path}/reflection", token, skipped=True))
        return session

    def expired(self, token: str, prefix: str = "wwt_", session: str = "") -> str:
        """Return a token, or a ticket, of the same learner whose time is over."""
        secret = f"{prefix}{'x' * 30}{session or token}"
        whose = good(self.ask("GET", "/v1/learners/me/export", token))
        record = TokenRecord(
            hash=hashlib.sha256(secret.encode()).hexdigest(),
            kind="learner" if prefix == "wwt_" else "report",
            tenant="local",
            learner=str(whose["learner"]),
            session=session or None,
            created_at=LONG_AGO,
            expires_at=LONG_AGO,
        )
        _beside(_keep(self.data, record))
        return secret

    def signed(self, learner: str, **claims: int) -> str:
        """Return a token that a host has signed, whose public key the server is given here.

        `claims` are times of the token, in seconds since 1970.
        """
        host = Host(kid=f"kid-{learner}")
        added = {"public_key": host.public_pem, "kid": host.kid}
        assert self.ask("POST", "/v1/host-keys", **added).is_success
        said: dict[str, Any] = {"iss": "local", "aud": self.address, "sub": learner, **claims}
        return host.signs(**said)


@contextmanager
def keyed(data: Path, *framers: str) -> Iterator[Keyed]:
    """Serve a server that wants keys; pages of `framers` may frame it."""
    secret = _beside(_keys(data, framers))
    with served(data, WINWIN_KEYS="required") as server:
        yield Keyed(server.address, secret, data)


async def _keys(data: Path, framers: tuple[str, ...]) -> str:
    async with open_access(_settings(data)) as access:
        if framers:
            await access.keys.make("local", "embed", origins=frozenset(framers))
        made = await access.keys.make("local", "secret", scopes=frozenset(SCOPES))
        return made.secret


async def _keep(data: Path, record: TokenRecord) -> None:
    store = open_store(_settings(data).store_url, lambda: LONG_AGO, 1)
    try:
        await store.transact(lambda rows: rows.add_token(record))
    finally:
        await store.close()


def _settings(data: Path) -> Settings:
    return Settings(data_dir=data)


def _beside(work: Coroutine[Any, Any, T]) -> T:
    """Run what is asynchronous on a thread of its own: the browser's has an event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
