"""The whole application in memory: real use cases and content, no socket and no database file."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
from fastapi import FastAPI

from app.api.access import let_in
from app.bootstrap import Container, container_on
from app.bootstrap.access import join_access
from app.bootstrap.clock_and_ids import UtcClock
from app.main import create_app
from app.sessions.rollouts import rollouts_data
from app.settings import Settings
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore

GAME = {"scenario": "licence-renewal", "role": "client", "seed": 5}


@dataclass(frozen=True)
class Whole:
    """An application with what stands behind it."""

    app: FastAPI
    container: Container

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Return a client that gets a problem where the application raises."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(
            transport=transport, base_url="http://localhost", headers=headers, timeout=30
        )


def a_whole(hosts: tuple[str, ...] = ("localhost",)) -> Whole:
    """Return an application of its own, on a store in memory; it wants no keys."""
    store = MemoryStore(UtcClock().now)
    container = container_on(
        Settings().knowledge_dir, store, roll_out=lambda *_: rollouts_data(MISSING)
    )
    app = create_app(container.services, container.pages, hosts)
    let_in(app, join_access(Settings(), store), keys_wanted=False)
    return Whole(app, container)


@cache
def the_whole() -> Whole:
    """Return the one application that tests share; each plays sessions of its own in it."""
    return a_whole()


async def begun(door: httpx.AsyncClient, **choice: object) -> str:
    """Open a session and return its id."""
    opened = await door.post("/v1/sessions", json={**GAME, **choice})
    assert opened.status_code == 201, opened.text
    return str(opened.json()["id"])


async def session_of(door: httpx.AsyncClient, session_id: str) -> dict[str, Any]:
    """Return a session as its learner reads it."""
    answer = await door.get(f"/v1/sessions/{session_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
