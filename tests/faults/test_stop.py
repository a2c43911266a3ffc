"""A server asked to stop: it ends within seconds, and what was under way is whole afterwards."""

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.fake_model.honest import honest
from tests.faults.served import QUESTION, Nursery, Server, check_sound, good
from tests.flows.playing import served

# What `winwin serve` lets pass until it cuts off what is under way, and some for a busy machine.
_ENOUGH = 5 + 6
SENT = {"text": QUESTION, "client_turn_id": "1"}


def stopped(server: Server) -> None:
    """Check that a server that was asked to stop ends in time, by the signal it was sent."""
    assert server.wait(_ENOUGH) in (0, -signal.SIGTERM)


@pytest.fixture(autouse=True)
def _slow(house: Nursery) -> None:
    house.model.replies = honest(0.0, 30.0)


def test_with_nothing_under_way_it_ends_at_once(house: Nursery, tmp_path: Path) -> None:
    with house.serve(tmp_path) as server:
        server.session()
        server.signal(signal.SIGTERM)
        stopped(server)


def test_whoever_hears_a_reply_can_follow_on_after_the_restart(
    house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path, is_live=True) as server:
        session = server.session()
        told = server.hear(session, lambda: server.signal(signal.SIGTERM), **SENT)
        stopped(server)
    with house.serve(tmp_path, is_live=True) as server:
        # No lease holds it: the phrasebook said the rest before the server was gone.
        check_sound(server, session)
        assert server.events(session, told[0]["seq"] - 1)[: len(told)] == told
        assert len(server.followed(session, told[-1]["seq"])) > 0
        assert good(server.say(session, key="1"))["turns"][0]["number"] == 2
        assert len(check_sound(server, session)["turns"]) == 3


def test_a_reply_that_ends_soon_is_heard_to_its_end(house: Nursery, tmp_path: Path) -> None:
    house.model.replies = honest(0.0, 0.5)
    with house.serve(tmp_path, is_live=True) as server:
        session = server.session()
        told = server.hear(session, lambda: server.signal(signal.SIGTERM), **SENT)
        assert told[-1]["type"] == "session.state"
        stopped(server)
    with house.serve(tmp_path) as server:
        assert server.events(session, told[0]["seq"] - 1) == told
        check_sound(server, session)


def test_whoever_waits_for_a_whole_answer_is_told_to_ask_again_and_gets_it_after_the_restart(
    house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path, is_live=True) as server, ThreadPoolExecutor(1) as beside:
        session = server.session()
        waiting = beside.submit(server.say, session, QUESTION, "1")
        while len(server.read(session)["turns"]) == 1:
            time.sleep(0.02)
        server.signal(signal.SIGTERM)
        stopped(server)
        told = waiting.result()
        assert (told.status_code, told.headers["retry-after"]) == (503, "5")
        assert told.json()["detail"] == "The server is not ready. Try again in a moment."
    with house.serve(tmp_path, is_live=True) as server:
        check_sound(server, session)
        good(server.say(session, key="1"))
        assert len(check_sound(server, session)["turns"]) == 3


@pytest.mark.parametrize("head", [b"", b"POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n"])
def test_a_client_that_never_ends_its_request_does_not_hold_it(
    head: bytes, house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path) as server, socket.socket() as half:
        half.connect(("127.0.0.1", urlsplit(server.url).port))
        half.sendall(head + (b"Content-Length: 100\r\n\r\n{" if head else b""))
        server.session()
        server.signal(signal.SIGTERM)
        stopped(server)


def test_the_program_itself_stops_in_mid_reply_and_goes_on_after_a_restart(
    house: Nursery, tmp_path: Path
) -> None:
    model = {"WINWIN_LLM_BASE_URL": house.model.url, "WINWIN_LLM_VOICE_MODEL": "small"}
    with served(tmp_path, **model) as one, httpx.Client(base_url=one.address, timeout=20) as client:
        server = Server(house, tmp_path, one.process.pid, one.address, client)
        session = server.session()
        server.hear(session, one.process.terminate, **SENT)
        assert one.process.wait(_ENOUGH) in (0, -signal.SIGTERM)
    with house.serve(tmp_path) as server:
        good(server.say(session, key="1"))
        assert len(check_sound(server, session)["turns"]) == 3
