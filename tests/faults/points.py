"""Where a served process can be struck in the middle of a unit of work; for tests alone.

The store of such a process is wrapped, so that the program itself has no hook. Files beside the
database say what is to happen: `kill_at` holds the number of the point at which the process kills
itself by SIGKILL, counted from when the file appeared; `points` is then written with the name of
each point that was reached. While `full` is there, the database may not take one page more.
"""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Engine, event

from app.sessions.ports import Store, Transaction

T = TypeVar("T")
_WRITES = frozenset(
    {
        "add_session", "add_turn", "correct_turn", "drop_from", "add_events", "tell", "put_note",
        "add_note", "note_progress", "delete_session", "add_spent", "add_message", "make_message",
    }
)  # fmt: skip
# More pages than any test database has.
_ROOM = 2**30


class Points:
    """Counts the points that are reached, and kills the process at the one that is asked for."""

    def __init__(self, folder: Path) -> None:
        """Look for orders in a folder."""
        self._folder = folder
        self._kill_at: int | None = None
        self._count = 0

    def reached(self, name: str) -> None:
        """Note a point; SIGKILL where it is the one."""
        if self._kill_at is None:
            try:
                self._kill_at = int((self._folder / "kill_at").read_text(encoding="utf-8"))
            except FileNotFoundError:
                return
        with (self._folder / "points").open("a", encoding="utf-8") as told:
            told.write(f"{name}\n")
        self._count += 1
        if self._count == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


class Room:
    """Lets the database grow, or not: what SQLite says then is what it says of a full disk."""

    def __init__(self, folder: Path) -> None:
        """Look for the order in a folder; only databases opened after this are met."""
        self._folder = folder
        self._opened: list[sqlite3.Connection] = []
        self._is_full = False
        event.listen(Engine, "connect", lambda opened, _: self._opened.append(opened))

    def look(self) -> None:
        """Do what is asked for, on the thread of the database."""
        is_full = (self._folder / "full").exists()
        if is_full == self._is_full:
            return
        for opened in self._opened:
            (pages,) = opened.execute("PRAGMA page_count").fetchone()
            opened.execute(f"PRAGMA max_page_count = {pages if is_full else _ROOM}").fetchone()
        self._is_full = is_full


class _Watched:
    """A unit of work that tells of each thing it is about to write."""

    def __init__(self, tx: Transaction, points: Points) -> None:
        self._tx, self._points = tx, points

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the unit of work can do
        if name in _WRITES:
            self._points.reached(name)
        return getattr(self._tx, name)


class WatchedStore:
    """A store whose units of work can be struck: before each write, before and after the commit."""

    def __init__(self, inner: Store, folder: Path) -> None:
        """Wrap a store; orders are looked for in a folder."""
        self._inner, self._points, self._room = inner, Points(folder), Room(folder)

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Do the work, if nothing strikes."""

        def watched(tx: Transaction) -> T:
            self._room.look()
            self._points.reached("begin")
            result = work(cast("Transaction", _Watched(tx, self._points)))
            self._points.reached("commit")
            return result

        result = await self._inner.transact(watched)
        self._points.reached("committed")
        return result

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the store's own
        return getattr(self._inner, name)
