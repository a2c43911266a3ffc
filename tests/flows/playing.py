"""Plays a learner over HTTP against a served process, to the report."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import httpx

Json = dict[str, Any]
_START_SECONDS = 120
# A program plays faster than any learner.
_NO_LIMITS = {
    f"WINWIN_{kind}_A_MINUTE": "0" for kind in ("TURNS", "SESSIONS", "QUESTIONS", "TRANSCRIPTS")
}


class Plays(Protocol):
    """A learner that answers a session with its next move."""

    def move(self, session: Json) -> Json:
        """Return the body of the next turn, or {"end": action}."""


@dataclass(frozen=True)
class Played:
    """A finished game: the session as seen at the end, and its report."""

    session: Json
    report: Json

    @property
    def joint_gain(self) -> float:
        """Return the joint-gain share."""
        return float(self.report["measures"]["joint_gain"])

    def level(self, characteristic: str) -> int | None:
        """Return a characteristic's level, None for insufficient evidence."""
        found = [c for c in self.report["characteristics"] if c["id"] == characteristic]
        level = found[0]["judgement"]["level"]
        return None if level is None else int(level)


@dataclass(frozen=True)
class Served:
    """A running server: where it is, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def peak_megabytes(self) -> float:
        """Return the most memory the process has held (Linux only)."""
        return _peak_megabytes(self.process.pid)

    def peak_megabytes_beside(self) -> float:
        """Return the same of the processes it has started and still has."""
        return sum(_peak_megabytes(child) for child in self.children())

    def children(self) -> list[int]:
        """Return the processes it has started and still has (Linux only)."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text(encoding="utf-8").split()]


@contextmanager
def served(data: Path, **settings: str) -> Iterator[Served]:
    """Serve on a free loopback port from an empty data folder; stop it at the end."""
    port = free_port()
    environment = {**os.environ, **_NO_LIMITS, "WINWIN_DATA_DIR": str(data), **settings}
    address = f"http://127.0.0.1:{port}"
    # Not a pipe: nobody reads one, and a server waits where it is full.
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--port", str(port)],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(address, process, log)
            yield Served(address, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def play(
    client: httpx.Client, learner: Plays, role: str, seed: int, style: str = "collaborating"
) -> Played:
    """Play a whole game, leave the look back out and read the report."""
    wish = {"scenario": "licence-renewal", "role": role, "seed": seed, "style": style}
    session = good(client.post("/v1/sessions", json=wish))
    address = f"/v1/sessions/{session['id']}"
    while session["phase"] in ("open", "agreeing"):
        move = learner.move(session)
        if "end" in move:
            answer = client.post(f"{address}/end", json={"action": move["end"]})
        else:
            answer = client.post(f"{address}/turns", json=move)
        session = good(answer)["session"]
    good(client.post(f"{address}/reflection", json={"skipped": True}))
    return Played(session, good(client.get(f"{address}/report", params={"format": "json"})))


def brief_of(client: httpx.Client, role: str, seed: int) -> Json:
    """Read a role sheet."""
    address = "/v1/scenarios/licence-renewal"
    return good(client.get(address, params={"role": role, "seed": seed}))


def good(answer: httpx.Response) -> Json:
    """Return the body of an answer that must have gone well."""
    assert answer.is_success, f"{answer.request.url} said {answer.status_code}: {answer.text}"
    return dict(answer.json())


def _peak_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = [row for row in status.splitlines() if row.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            log.seek(0)
            raise AssertionError(f"the server stopped: {log.read()!r}")
        try:
            if httpx.get(f"{address}/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    raise AssertionError("the server did not answer in time")
