"""`winwin serve --workers 2`: real processes on one SQLite file, whichever of them answers."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.flows.learners import AskingLearner
from tests.flows.playing import Served, brief_of, good, play, served

ENOUGH = 60
NEW = {"scenario": "licence-renewal", "role": "client", "seed": 6}
EVENTS = {"accept": "text/event-stream"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("data")
    with served(data, WINWIN_WORKERS="2", WINWIN_LOG_LEVEL="debug") as server:
        yield server


def workers(server: Served) -> list[int]:
    """Return the processes that answer: those of the server that run its program anew."""
    return [pid for pid in server.children() if b"spawn_main" in _command(pid)]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def connection(server: Served) -> httpx.Client:
    """Return a client of a connection of its own: either worker may take it."""
    return httpx.Client(base_url=server.address, timeout=60)


def test_there_are_as_many_as_were_asked_for(server: Served) -> None:
    assert len(workers(server)) == 2


class EachAnew:
    """A client that opens a connection for each request, so that both workers are met."""

    def __init__(self, server: Served) -> None:
        self._server = server

    def get(self, path: str, **how: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes it
        """Ask on a new connection."""
        with connection(self._server) as client:
            return client.get(path, **how)

    def post(self, path: str, **how: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes it
        """Send on a new connection."""
        with connection(self._server) as client:
            return client.post(path, **how)


def test_a_whole_game_is_played_over_both_and_its_events_are_complete(server: Served) -> None:
    client: Any = EachAnew(server)
    brief = brief_of(client, "client", 6)
    played = play(client, AskingLearner(brief), "client", 6)
    assert played.report["measures"]["joint_gain"] > 0
    path = f"/v1/sessions/{played.session['id']}"
    told = [good(client.get(f"{path}/events", params={"after": 0})) for _ in range(6)]
    assert all(one == told[0] for one in told)
    events = told[0]["data"] if isinstance(told[0], dict) else told[0]
    numbers = [event["seq"] for event in events]
    assert numbers == list(range(1, len(numbers) + 1))
    assert good(client.get(path))["turns"] == played.session["turns"]


def test_both_of_them_have_answered(server: Served) -> None:
    seen: set[str] = set()
    until = time.monotonic() + ENOUGH
    while len(seen) < 2 and time.monotonic() < until:
        seen.add(_requests(EachAnew(server).get("/metrics").text))
    assert len(seen) >= 2


def _requests(metrics: str) -> str:
    line = 'winwin_http_requests_total{method="POST"'
    return "".join(one for one in metrics.splitlines() if one.startswith(line))


def test_a_stream_is_resumed_on_whichever_answers(server: Served) -> None:
    client = EachAnew(server)
    path = f"/v1/sessions/{good(client.post('/v1/sessions', json=NEW))['id']}"
    good(client.post(f"{path}/turns", json={"text": "What matters most to you?"}))
    everything = _seen(client, path, 0)
    assert [seq for seq, _ in everything] == list(range(1, len(everything) + 1))
    for after in (1, len(everything) // 2, len(everything) - 1):
        for _ in range(4):
            assert _seen(client, path, after) == everything[after:]


def _seen(client: EachAnew, path: str, after: int) -> list[tuple[int, Any]]:
    """Return the saved events after one, as JSON tells them."""
    told = good(client.get(f"{path}/events", params={"after": after}))
    events = told["data"] if isinstance(told, dict) else told
    return [(event["seq"], event) for event in events]


def test_one_turn_sent_to_both_is_played_once(server: Served) -> None:
    client = EachAnew(server)
    path = f"/v1/sessions/{good(client.post('/v1/sessions', json=NEW))['id']}"
    turn = {"text": "What matters most to you?", "client_turn_id": "mine-1"}
    answers = [good(client.post(f"{path}/turns", json=turn)) for _ in range(6)]
    assert {json.dumps(one["turns"]) for one in answers} == {json.dumps(answers[0]["turns"])}
    assert len(good(client.get(path))["turns"]) == 3


def test_one_that_dies_is_followed_by_another(server: Served) -> None:
    before = workers(server)
    os.kill(before[0], signal.SIGKILL)
    until = time.monotonic() + ENOUGH
    while time.monotonic() < until:
        now = workers(server)
        if len(now) == 2 and before[0] not in now:
            break
        time.sleep(0.2)
    assert len(workers(server)) == 2
    client = EachAnew(server)
    assert good(client.post("/v1/sessions", json=NEW))["phase"] == "open"


def test_asked_to_stop_they_all_end_whoever_listens(server: Served) -> None:
    with connection(server) as client:
        path = f"/v1/sessions/{good(client.post('/v1/sessions', json=NEW))['id']}"
        with client.stream("GET", f"{path}/events?after=0", headers=EVENTS) as told:
            next(told.iter_bytes())
            answering = workers(server)
            server.process.terminate()
            server.process.wait(timeout=60)
    assert server.process.returncode == 0
    assert len(answering) == 2
    assert not [pid for pid in answering if Path(f"/proc/{pid}").exists()]
