"""What the app does beside its first answers."""

import asyncio
import gc
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

import pytest
from fastapi.testclient import TestClient

from app.errors import BadContent
from app.main import create_app
from tests.builders_door import PAGES, ScriptedSessions, services_around


@pytest.fixture(autouse=True)
def _looked_through_again() -> Iterator[None]:
    """Leave the search for cycles as it was: tests share a process."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def served(ready: threading.Event, problem: BadContent | None = None) -> None:
    """Serve once; what start-up left for later is done, or fails, meanwhile."""

    def later() -> None:
        ready.set()
        if problem is not None:
            raise problem

    app = create_app(services_around(ScriptedSessions()), PAGES, ("localhost",), later)
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/healthz").is_success
        assert ready.wait(5)


def test_what_start_up_left_is_done_beside_the_first_answers() -> None:
    served(threading.Event())


def test_what_is_there_once_it_is_done_is_not_looked_through_for_cycles_any_more() -> None:
    gc.unfreeze()
    served(threading.Event())
    end = time.monotonic() + 5
    while not gc.get_freeze_count() and time.monotonic() < end:
        time.sleep(0.01)
    assert gc.get_freeze_count() > 0


def test_content_that_proves_bad_stops_the_server_and_says_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stopped = threading.Event()

    def note(_: int, __: FrameType | None) -> None:
        stopped.set()

    before = signal.signal(signal.SIGTERM, note)
    try:
        served(threading.Event(), BadContent("en/markers.yaml", 12, "not a pattern"))
        assert stopped.wait(5)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert "en/markers.yaml:12: not a pattern" in capsys.readouterr().err


def test_chores_go_on_for_as_long_as_the_app_runs() -> None:
    begun, ended = threading.Event(), threading.Event()

    async def chore() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    app = create_app(services_around(ScriptedSessions()), PAGES, ("localhost",), chores=(chore,))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/healthz").is_success
        assert begun.is_set()
        assert not ended.is_set()
    assert ended.is_set()
