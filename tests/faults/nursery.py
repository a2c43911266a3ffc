"""A process that has read everything once and forks a server for each order: a start is no wait.

`python -m tests.faults.nursery MODEL_URL` reads orders from its input, a JSON object a line, and
answers each with one: {"serve": folder, ...} starts a server on the database in that folder and
gives its `pid` and `port`; {"wait": pid, "seconds": n} gives the `status` it ended with, None if
it has not. What is served is the program itself: a forked process runs it under uvicorn as
`winwin serve` does, on a store wrapped by `points.py`.
"""

import asyncio
import gc
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from app import bootstrap
from app.bootstrap import container_on
from app.bootstrap.clock_and_ids import UtcClock
from app.cli.serving import SERVER_OPTIONS
from app.llm.calls import unobserved
from app.llm.voice import open_voice
from app.main import create_app
from app.sessions.configured import NO_MODEL, Configured
from app.sessions.live_speech import Live
from app.sessions.model_ports import LiveVoice, ModelUse, SpeechBrief
from app.sessions.ports import Store
from app.sessions.rollouts import rollouts_data
from app.settings import Settings
from app.simulation.tried import MISSING
from app.storage import migrate
from app.storage.memory import MemoryStore
from app.storage.opening import open_store
from tests.builders_live import RULES, HonestVoice
from tests.builders_model import endpoint
from tests.faults.points import WatchedStore
from tests.faults.served import NEW, QUESTION, good

# The time for a live reply; its lease is five seconds longer.
LIVE_SECONDS = 15.0
_BACKLOG = 128


class Clock(UtcClock):
    """The computer's clock, so many seconds off as the file `clock` beside the database says."""

    folder = Path()

    def now(self) -> str:
        """Return the time as the program writes it."""
        told = datetime.now(UTC) + timedelta(seconds=Clock.off())
        return told.isoformat(timespec="milliseconds")

    @staticmethod
    def time_ns() -> int:
        """Return the same time for ids."""
        return time.time_ns() + int(Clock.off() * 1e9)

    @staticmethod
    def off() -> float:
        """Return by how much it is off."""
        try:
            return float((Clock.folder / "clock").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return 0.0


class LateStore:
    """A store that is chosen after everything was joined on it."""

    inner: Store

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it is the other store in all
        return getattr(self.inner, name)


class LateVoice:
    """The same for a voice."""

    inner: LiveVoice
    name = "model"

    def speak(self, brief: SpeechBrief) -> AsyncIterator[str | ModelUse]:
        """Speak by the voice that was chosen."""
        return self.inner.speak(brief)

    async def close(self) -> None:
        """Let go of its endpoint."""
        await self.inner.close()


STORE, VOICE = LateStore(), LateVoice()


@cache
def _app(*, is_live: bool) -> FastAPI:
    """Return the application with everything joined and warm, with a live voice or without."""
    model = Configured(Live(VOICE, LIVE_SECONDS, RULES)) if is_live else NO_MODEL
    made = container_on(
        Settings().knowledge_dir, STORE, lambda *_: rollouts_data(MISSING), model=model
    )
    made.ready()
    app = create_app(made.services, made.pages, ("127.0.0.1",))
    uvicorn.Config(app, **SERVER_OPTIONS).load()
    asyncio.run(_warmed(app))
    gc.freeze()
    return app


async def _warmed(app: FastAPI) -> None:
    """Play a turn, so that what is built at the first one is there in every forked server."""
    STORE.inner, VOICE.inner = MemoryStore(Clock().now), HonestVoice()
    asked = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
    async with asked as client:
        session = good(await client.post("/v1/sessions", json=NEW))["id"]
        path = f"/v1/sessions/{session}"
        good(await client.post(f"{path}/turns", json={"text": QUESTION}))
        good(await client.get(f"{path}/events"))


def _serve(order: dict[str, Any], listening: socket.socket, app: FastAPI, model: str) -> None:
    folder = Path(order["serve"])
    with (folder / "server.log").open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    Clock.folder = folder
    if order.get("is_live"):
        VOICE.inner = open_voice(endpoint(model), Settings().prompts_dir, unobserved)
    opened = open_store(_address(folder), Clock().now, connections=4)
    STORE.inner = WatchedStore(opened, folder)
    config = uvicorn.Config(app, **SERVER_OPTIONS)
    uvicorn.Server(config).run(sockets=[listening])


def _address(folder: Path) -> str:
    """Return the database that a file in the folder names, or else the SQLite file in it."""
    named = folder / "database_url"
    if named.exists():
        return named.read_text(encoding="utf-8")
    return f"sqlite:///{folder / 'winwin.sqlite'}"


def _forked(order: dict[str, Any], template: Path, model: str) -> dict[str, int]:
    app, folder = _app(is_live=order.get("is_live", False)), Path(order["serve"])
    if not any((folder / name).exists() for name in ("winwin.sqlite", "database_url")):
        shutil.copy(template, folder / "winwin.sqlite")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(_BACKLOG)
        port = listening.getsockname()[1]
        if pid := os.fork():
            return {"pid": pid, "port": port}
        code = 1
        try:
            _serve(order, listening, app, model)
            code = 0
        finally:
            # Nothing of the process this one was forked from is to be tidied up here.
            os._exit(code)


def _ended(pid: int, seconds: float) -> int | None:
    end = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            return None
        time.sleep(0.005)


def main(model: str) -> None:
    """Do what is ordered until the input ends, then end every server."""
    vars(bootstrap)["time"] = Clock
    UtcClock.now = Clock.now  # type: ignore[method-assign,assignment]
    running = set()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "winwin.sqlite"
        migrate.upgrade(f"sqlite:///{template}")
        _app(is_live=False)
        for line in sys.stdin:
            order = json.loads(line)
            if "serve" in order:
                answer: dict[str, int | None] = {**_forked(order, template, model)}
                running.add(answer["pid"])
            else:
                answer = {"status": _ended(order["wait"], order["seconds"])}
                if answer["status"] is not None:
                    running.discard(order["wait"])
            print(json.dumps(answer), flush=True)  # noqa: T201 - the answer to the order
        for pid in running:
            with suppress(ProcessLookupError):
                os.kill(int(pid or 0), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
