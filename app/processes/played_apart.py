"""`what_if` in one process of its own: half a second of computing that no turn waits behind.

A plain child with a pipe each way. `multiprocessing` would import the server's main module into
it, and keep a second process for resources that are not used here.
"""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import IO, cast

from app.coach.play import Play
from app.negotiation.history import History
from app.sessions.tools import FailureNote
from app.simulation.better_moves import BetterMove
from app.simulation.tried import Rollouts
from app.simulation.whatif import what_if
from app.strategy.persona import Persona

COMMAND = (sys.executable, "-m", "app.processes.child")
_HOME = Path(__file__).resolve().parents[2]


class PlayedApart:
    """Plays games on in a process that starts with the first one; `app.sessions.rollouts.WhatIf`.

    What goes wrong there is logged and done here instead; the next game has a new process.
    """

    def __init__(self, note_failure: FailureNote, command: tuple[str, ...] = COMMAND) -> None:
        """Take the log; nothing is started yet."""
        self._note_failure = note_failure
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    @property
    def pid(self) -> int | None:
        """Return the id of the process, None while there is none."""
        return None if self._process is None else self._process.pid

    def __call__(
        self, play: Play, marked: Mapping[int, BetterMove], persona: Persona, seed: int
    ) -> Rollouts:
        """Return what better moves would have come to; one game at a time."""
        with self._lock:
            try:
                return self._answer((_bare(play), dict(marked), persona, seed))
            except Exception as error:  # noqa: BLE001 - whatever it is, the game is played on here
                self._note_failure("playing a game on in another process failed", error)
                self._end()
        return what_if(play, marked, persona, seed)

    def close(self) -> None:
        """End the process, once it has answered; a second call does nothing."""
        with self._lock:
            self._end()

    def _answer(self, question: tuple[object, ...]) -> Rollouts:
        asked, answers = _pipes(self._running())
        asked.write(pickle.dumps(question))
        asked.flush()
        return cast(Rollouts, pickle.load(answers))  # noqa: S301 - from the process started here

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - the program is our own
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_HOME,
                # Ctrl-C is for the server, which ends this one. Another session would keep it out
                # too, but there Linux may weigh it as a whole against the server, nice or not.
                process_group=0,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in _pipes(process):
                with suppress(OSError):  # what could not be written is not missed
                    pipe.close()
            process.wait()


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError
    return process.stdin, process.stdout


def _bare(play: Play) -> Play:
    """Return a play without what was worked out about it: other threads go on adding to that."""
    return replace(play, history=History(play.history.turns), scenario=replace(play.scenario))
