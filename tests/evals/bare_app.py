"""What a turn is measured against: a bare FastAPI endpoint that inserts one row and selects one.

Both go through the store the product uses, on a database of its own, and the server is run with
the same options. An open event stream is measured against one of the server alone, with no
framework around it. `python -m tests.evals.bare_app FOLDER` prints its address and serves.
"""

import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

from app.bootstrap.clock_and_ids import UtcClock
from app.cli.serving import SERVER_OPTIONS
from app.sessions.ports import Store, Transaction
from app.sessions.records import Principal, SessionRecord
from app.storage.migrate import upgrade
from app.storage.opening import open_store
from tests.builders_store import a_session, a_turn

ROOT = Path(__file__).resolve().parents[2]
STREAM = "/stream"
_FRAME = b"event: turn.sentence\r\ndata: {}\r\n\r\n"


class Turn(BaseModel):
    """A turn as the product is sent it."""

    text: str
    client_turn_id: str


class Taken(BaseModel):
    """What was kept, and of which session."""

    session: str
    number: int
    text: str


def create_bare(store: Store) -> FastAPI:
    """Return the application; it closes the store when it stops."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        await store.close()

    app, numbers = FastAPI(lifespan=life), count(1)

    @app.post("/v1/sessions", status_code=201)
    async def open_session() -> dict[str, str]:
        record = a_session(f"ses_{next(numbers)}")
        await store.transact(lambda tx: tx.add_session(record))
        return {"id": record.id}

    @app.post("/v1/sessions/{session}/turns")
    async def take_turn(session: str, turn: Turn) -> Taken:
        number = next(numbers)
        record = await store.transact(partial(_kept, session, number, turn.text))
        return Taken(session=record.id, number=number, text=turn.text)

    return app


def with_stream(app: ASGIApp) -> ASGIApp:
    """Return an application with an endless event stream beside its routes."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != STREAM:
            await app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": _FRAME, "more_body": True})
        while (await receive())["type"] != "http.disconnect":
            pass

    return answer


@contextmanager
def served_bare(folder: Path) -> Iterator[str]:
    """Serve it from a process of its own and give its address; stop it at the end."""
    with bare_process(folder) as (address, _):
        yield address


@contextmanager
def bare_process(folder: Path) -> Iterator[tuple[str, int]]:
    """Do the same and give the id of its process too."""
    command = [sys.executable, "-m", "tests.evals.bare_app", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, "the bare server did not start: what it wrote to stderr says why"
        yield address, process.pid
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _kept(session: str, number: int, text: str, tx: Transaction) -> SessionRecord:
    tx.add_turn(a_turn(number, session, text=text))
    found = tx.session(Principal(), session)
    assert found is not None
    return found


def _serve(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'bare.sqlite'}"
    upgrade(url)
    app = create_bare(open_store(url, UtcClock().now, 1))
    with socket.create_server(("127.0.0.1", 0)) as door:
        print(f"http://127.0.0.1:{door.getsockname()[1]}", flush=True)
        config = uvicorn.Config(with_stream(app), log_level="warning", **SERVER_OPTIONS)
        server = uvicorn.Server(config)
        server.run(sockets=[door])


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
