"""Two servers on one PostgreSQL database, and one that is killed at each step of a turn."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.fake_model.honest import honest
from tests.faults.served import LATER, Json, Nursery, check_sound, forgotten, good
from tests.faults.test_two_workers import (  # noqa: F401 - the same on this database
    Two,
    test_a_reply_spoken_by_one_process_is_followed_through_the_other,
    test_a_session_deleted_through_one_process_is_gone_for_the_other_in_mid_reply,
    test_a_turn_sent_twice_at_once_is_taken_once_and_answered_alike,
    test_many_turns_through_two_processes_are_each_there_once,
    test_two_tabs_that_speak_at_once_take_turns_or_one_is_asked_to_wait,
    test_what_a_killed_process_left_unsaid_the_other_says,
)
from tests.postgres import a_copy, a_database

KEY = "turn-1"


@pytest.fixture
def two(house: Nursery, tmp_path: Path) -> Iterator[Callable[[bool], Two]]:
    """Two servers on one database, with a live voice or without."""
    house.model.replies = honest(0.05, 0.3)
    with ExitStack() as running:
        _name(running.enter_context(a_database()), tmp_path)

        def start(is_live: bool) -> Two:
            one = running.enter_context(house.serve(tmp_path, is_live=is_live))
            return one, running.enter_context(house.serve(tmp_path, is_live=is_live))

        yield start


@pytest.mark.parametrize("is_live", [False, True], ids=["at once", "live"])
def test_a_turn_whose_server_is_killed_at_any_step_is_there_once_when_it_is_sent_again(
    house: Nursery, tmp_path: Path, *, is_live: bool
) -> None:
    house.model.replies = honest()
    with a_database() as before:
        _name(before, tmp_path)
        with house.serve(tmp_path) as server:
            session = server.session()
        with a_copy(before) as counted:
            points = _said(house, _name(counted, tmp_path), session, 0, is_live=is_live)
        assert {"begin", "add_turn", "commit", "committed"} <= set(points)
        for at in range(1, len(points) + 1):
            with a_copy(before) as struck:
                _said(house, _name(struck, tmp_path), session, at, is_live=is_live)
                seen = _sent_again(house, tmp_path, session, is_live=is_live)
            assert [turn["number"] for turn in seen["turns"]] == [1, 2, 3], points[:at]


def _said(house: Nursery, folder: Path, session: str, kill_at: int, *, is_live: bool) -> list[str]:
    """Post a turn to a server that is killed at a point, if it comes there; return those passed."""
    with house.serve(folder, is_live=is_live) as server:
        server.kill_at(kill_at)
        try:
            server.say(session, key=KEY)
        except httpx.TransportError:
            assert kill_at
            assert server.wait() == -signal.SIGKILL
        return server.points()


def _sent_again(house: Nursery, folder: Path, session: str, *, is_live: bool) -> Json:
    forgotten(folder)
    with house.serve(folder, is_live=is_live) as server:
        server.set_clock(LATER)
        good(server.say(session, key=KEY))
        return check_sound(server, session)


def _name(url: str, folder: Path) -> Path:
    """Let servers that serve a folder use a database."""
    forgotten(folder)
    (folder / "database_url").write_text(url, encoding="utf-8")
    return folder
