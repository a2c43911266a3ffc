"""Another program holds the database: a turn waits a little, then is refused in words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.fake_model.honest import honest
from tests.faults.served import LATER, QUESTION, Nursery, check_sound, good
from tests.faults.test_disk_full import check_said, check_told


@contextmanager
def locked(folder: Path) -> Iterator[sqlite3.Connection]:
    """Hold the lock that lets one write, as a backup or a shell would."""
    with closing(
        sqlite3.connect(folder / "winwin.sqlite", isolation_level=None, check_same_thread=False)
    ) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield holder


def test_a_turn_waits_for_a_lock_that_is_let_go_soon(house: Nursery, tmp_path: Path) -> None:
    with house.serve(tmp_path) as server:
        session = server.session()
        with locked(tmp_path) as holder:
            threading.Timer(0.5, holder.rollback).start()
            good(server.say(session, key="1"))
        assert len(check_sound(server, session)["turns"]) == 3


def test_a_turn_that_waited_in_vain_is_refused_in_words_and_taken_once_later(
    house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path) as server:
        session = server.session()
        with locked(tmp_path):
            refused = server.say(session, key="1")
            check_said(refused)
            assert int(refused.headers["retry-after"]) > 0
            assert server.client.get("/healthz").is_success
        answer = good(server.say(session, key="1"))
        assert answer == good(server.say(session, key="1"))
        assert len(check_sound(server, session)["turns"]) == 3


def test_a_live_reply_that_cannot_be_saved_is_completed_later(
    house: Nursery, tmp_path: Path
) -> None:
    house.model.replies = honest(0.0, 1.0)
    with house.serve(tmp_path, is_live=True) as server:
        session, held = server.session(), locked(tmp_path)
        sent = {"text": QUESTION, "client_turn_id": "1"}
        told = server.hear(session, held.__enter__, **sent)
        held.__exit__(None, None, None)
        check_told(told)
        assert server.client.get("/healthz").is_success
        server.set_clock(LATER)
        good(server.say(session, QUESTION, "1"))
        assert len(check_sound(server, session)["turns"]) == 3
        kept = told[:-1]
        assert server.events(session, told[0]["seq"] - 1)[: len(kept)] == kept
