"""Games played on in a process of their own: as on the thread, lost by no death, ended by close."""

import os
import signal
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest

from app.coach.play import Play
from app.processes.played_apart import COMMAND, PlayedApart
from app.sessions.rollouts import marked_turns
from app.simulation.tried import Rollouts
from app.simulation.whatif import what_if
from app.strategy.persona import Persona
from tests.builders_play import PUSHING, RUBRIC, a_table, play_lines


@cache
def pushed() -> tuple[Play, Persona]:
    """A game of a learner who pushed for a price, and whom it was played against."""
    table = a_table(1)
    history = play_lines(table, PUSHING)
    play = Play(history, table.scenario, table.learner, table.counterpart, RUBRIC.thresholds)
    return play, table.persona


@cache
def on_the_thread() -> Rollouts:
    play, persona = pushed()
    return what_if(play, marked_turns(play, RUBRIC), persona, 1)


def played_on(apart: PlayedApart) -> Rollouts:
    play, persona = pushed()
    return apart(play, marked_turns(play, RUBRIC), persona, 1)


@pytest.fixture
def failures() -> list[str]:
    """What was logged."""
    return []


@pytest.fixture
def apart(failures: list[str]) -> Iterator[PlayedApart]:
    """A process that has not been needed yet."""
    apart = PlayedApart(lambda what, _: failures.append(what))
    yield apart
    apart.close()


def test_it_finds_what_the_thread_finds_in_one_process_that_close_ends(
    apart: PlayedApart, failures: list[str]
) -> None:
    pids = [apart.pid]
    for _ in range(2):
        assert played_on(apart) == on_the_thread()
        pids.append(apart.pid)
    for _ in range(2):
        apart.close()
        pids.append(apart.pid)
    pid = pids[1]
    assert pid is not None
    assert pids == [None, pid, pid, None, None], "started when it is needed, and once"
    assert on_the_thread().moments
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not failures


def test_a_death_loses_no_game_and_the_next_one_has_a_new_process(
    apart: PlayedApart, failures: list[str]
) -> None:
    played_on(apart)
    killed = apart.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert played_on(apart) == on_the_thread()
    assert failures == ["playing a game on in another process failed"]
    assert played_on(apart) == on_the_thread()
    assert apart.pid not in (None, killed)
    assert len(failures) == 1


def test_what_cannot_be_started_is_done_without() -> None:
    failures: list[str] = []
    apart = PlayedApart(lambda what, _: failures.append(what), ("no-such-program",))
    assert played_on(apart) == on_the_thread()
    assert len(failures) == 1
    apart.close()


def test_it_ends_with_its_input_and_so_outlives_no_server() -> None:
    ended = subprocess.run(COMMAND, input=b"", capture_output=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
