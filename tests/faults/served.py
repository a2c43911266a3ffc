"""Servers that may be struck, as a test starts and uses them; what must hold of a session then."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.fake_model.server import FakeModel, fake_model

Json = dict[str, Any]
SSE = {"accept": "text/event-stream"}
NEW = {"scenario": "licence-renewal", "role": "client", "seed": 6}
QUESTION = "What matters most to you?"
SPEAKERS = ("counterpart", "learner")
# What no event of a session tells of: turns have events of their own, sheets
# have none, and whether a model speaks is the server's.
BESIDE = ("turns", "hints_used", "is_prepared", "is_reflected", "voice")
_HOME = Path(__file__).resolve().parents[2]
# Longer than any lease: a server whose clock is so far ahead finds all of them run out.
LATER = 120.0


class Nursery:
    """The process that forks servers, and the scripted model that answers their live voices."""

    def __init__(self, process: "subprocess.Popen[str]", model: FakeModel) -> None:
        """Take what was started."""
        self._process, self.model = process, model

    def order(self, **order: object) -> Json:
        """Have something done and return the answer."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        asked.write(json.dumps(order) + "\n")
        asked.flush()
        line = answers.readline()
        assert line, "the nursery ended: what it wrote to stderr says why"
        return dict(json.loads(line))

    @contextmanager
    def serve(self, folder: Path, *, is_live: bool = False) -> Iterator["Server"]:
        """Serve the database in a folder until the end of the block, by then killed or not."""
        answer = self.order(serve=str(folder), is_live=is_live)
        server = Server(self, folder, answer["pid"], f"http://127.0.0.1:{answer['port']}")
        try:
            with httpx.Client(base_url=server.url, timeout=20, verify=False) as client:
                server.client = client
                yield server
        finally:
            if server.status is None:
                os.kill(server.pid, signal.SIGKILL)
                server.wait()


@contextmanager
def nursery() -> Iterator[Nursery]:
    """Start a nursery with a scripted model beside it; both end with the block."""
    with (
        fake_model() as model,
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", model.url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_HOME,
        ) as process,
    ):
        yield Nursery(process, model)
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Server:
    """A server that runs, or ran, in a process of its own."""

    nursery: Nursery
    folder: Path
    pid: int
    url: str
    client: httpx.Client = None  # type: ignore[assignment]
    status: int | None = None

    def session(self) -> str:
        """Open a session and return its id."""
        return str(good(self.client.post("/v1/sessions", json=NEW))["id"])

    def say(self, session: str, text: str = QUESTION, key: str | None = None) -> httpx.Response:
        """Post a turn."""
        body = {"text": text} | ({"client_turn_id": key} if key else {})
        return self.client.post(f"/v1/sessions/{session}/turns", json=body)

    def read(self, session: str) -> Json:
        """Return a session as its learner sees it."""
        return good(self.client.get(f"/v1/sessions/{session}"))

    def events(self, session: str, after: int = 0) -> list[Json]:
        """Return all saved events after a number, page by page where there are pages."""
        found: list[Json] = []
        while True:
            params = {"after": found[-1]["seq"] if found else after}
            page = good(self.client.get(f"/v1/sessions/{session}/events", params=params))
            found += page["data"]
            if not page.get("has_more") or not page["data"]:
                return found

    def followed(self, session: str, after: int = 0) -> list[Json]:
        """Return the events of a stream, to its end."""
        path = f"/v1/sessions/{session}/events"
        with self.client.stream("GET", path, params={"after": after}, headers=SSE) as stream:
            assert stream.status_code == 200
            return list(events_in(stream))

    def hear(self, session: str, strike: Callable[[], object], **body: str) -> list[Json]:
        """Post a turn, strike at the first sentence, and return the events until the end of all."""
        told, struck = list[Json](), False
        path = f"/v1/sessions/{session}/turns"
        posted = self.client.stream("POST", path, json=body, headers=SSE)
        with suppress(httpx.TransportError), posted as stream:
            for event in events_in(stream):
                told.append(event)
                if event["type"] == "turn.sentence" and not struck:
                    struck = True
                    strike()
        return told

    def set_clock(self, seconds: float) -> None:
        """Set the clock so many seconds ahead, or back if less than none."""
        new = self.folder / "clock.new"
        new.write_text(str(seconds), encoding="utf-8")
        new.replace(self.folder / "clock")

    def signal(self, number: int) -> None:
        """Send the process a signal."""
        os.kill(self.pid, number)

    def kill_at(self, point: int) -> None:
        """Have the process kill itself at a point, counted from now; 0 only counts."""
        (self.folder / "kill_at").write_text(str(point), encoding="utf-8")

    def points(self) -> list[str]:
        """Return the names of the points reached since `kill_at`."""
        return (self.folder / "points").read_text(encoding="utf-8").split()

    def hold_files_at(self, size: int) -> None:
        """Let no file of the process grow beyond a size in bytes; -1 takes the limit away."""
        _, hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (size if size >= 0 else hard, hard))

    def wait(self, seconds: float = 20.0) -> int | None:
        """Return what the process ended with, None if it has not after some seconds."""
        if self.status is None:
            self.status = self.nursery.order(wait=self.pid, seconds=seconds)["status"]
        return self.status


def good(answer: httpx.Response) -> Json:
    """Return the body of an answer that must have gone well."""
    assert answer.is_success, f"{answer.request.url} said {answer.status_code}: {answer.text}"
    return dict(answer.json())


def events_in(stream: httpx.Response) -> Iterator[Json]:
    """Yield the events of a stream as they come."""
    for line in stream.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def forgotten(folder: Path) -> None:
    """Take back every order about where to be struck."""
    for name in ("kill_at", "points", "full", "clock"):
        (folder / name).unlink(missing_ok=True)


def check_sound(server: Server, session: str) -> Json:
    """Check that nothing of a session at rest is lost, doubled or out of order; return it."""
    seen, events = server.read(session), server.events(session)
    assert seen["reply_after"] is None
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    turns = seen["turns"]
    assert [turn["number"] for turn in turns] == list(range(1, len(turns) + 1))
    assert [turn["speaker"] for turn in turns] == [SPEAKERS[at % 2] for at in range(len(turns))]
    for turn in turns:
        assert [_told(turn)] == [_told(one) for one in _whole(events, turn)]
        if turn["speaker"] == "counterpart":
            told = (event for event in events if event["turn_id"] == turn["id"])
            units = [event["text"] for event in told if event["type"] == "turn.sentence"]
            assert units == turn["units"], "what was told is not what is kept"
    assert events[-1]["type"] == "session.state"
    assert events[-1]["session"] | {name: seen[name] for name in BESIDE} == seen
    assert server.followed(session) == events
    for after in (0, len(events) // 2, len(events) - 1, len(events)):
        assert [event["seq"] for event in server.events(session, after)] == list(
            range(after + 1, len(events) + 1)
        )
    return seen


def _whole(events: list[Json], turn: Json) -> list[Json]:
    """Return the turn as each event has it that tells the whole of it."""
    kind = "turn.started" if turn["speaker"] == "learner" else "turn.completed"
    found = (event for event in events if event["type"] == kind)
    return [event["turn"] for event in found if event["turn_id"] == turn["id"]]


def _told(turn: Json) -> Json:
    return {name: turn[name] for name in ("id", "number", "speaker", "text", "units", "at")}
