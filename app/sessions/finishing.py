"""What is done once for a game that is over: playing on, keeping what was judged, wording it.

It begins when the game ends, on a thread of its own, and nobody who plays waits for it; the first
who reads the report does. What fails in it is logged and kept as failed, so that neither the turn
nor the report is lost by it and no later read tries again.
"""

import asyncio
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from app.errors import NotFound
from app.review.debrief import Debrief
from app.sessions.debriefing import (
    Finished,
    debrief_of,
    newly_figured,
    newly_judged,
    read_finished,
)
from app.sessions.notes import ROLLOUTS, new_note
from app.sessions.outbox import tell_report
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, Principal
from app.sessions.rewording import Rewording
from app.sessions.rollouts import rollouts_data
from app.sessions.tools import Tools
from app.simulation.tried import MISSING

_Data = Mapping[str, object]
_KEPT = 32


class Finishing:
    """Finishes games in the order in which they end."""

    def __init__(self, tools: Tools) -> None:
        """Take the ports; one thread, as this is all computing and must not crowd out turns."""
        self._tools = tools
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="winwin-finish")
        self._under_way: dict[str, Future[_Data]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._rewording = Rewording(tools)
        self._latest: dict[str, tuple[Finished, Debrief]] = {}

    async def begin(self, owner: Principal, session_id: str) -> None:
        """Begin to finish a game that has just ended; nothing that fails here is raised.

        The computing is handed to its thread before this returns: a door whose loop ends with
        the call finds the result when it asks for the report.
        """
        self._tools.bell.ring()
        with self._noted():
            finished = await self._read(owner, session_id)
            if finished.rollouts is None:
                self._playing_on(finished)
            self._task(self._finish(owner, session_id))

    async def debrief(self, owner: Principal, session_id: str) -> Debrief:
        """Return the debrief, when everything it needs is done (NotFound; Conflict: not over)."""
        finished = await self._read(owner, session_id)
        if finished.rollouts is None:
            data = await self._played_on(finished)
            finished = await self._keep_rollouts(owner, finished, data)
        debrief = await self._made(finished)
        made = (newly_judged(finished, debrief), newly_figured(finished, debrief))
        notes = [note for note in made if note is not None]
        if notes:
            await self._tools.store.transact(lambda tx: _put_each(tx, notes))
        return debrief

    async def told(self, owner: Principal, session_id: str) -> Debrief:
        """Return the debrief, and tell endpoints that it is made where they are still to hear it.

        NotFound and Conflict are as in `debrief`.
        """
        debrief, tools = await self.debrief(owner, session_id), self._tools
        if await tools.store.transact(lambda tx: tell_report(tx, tools, owner, debrief)):
            tools.bell.ring()
        return debrief

    async def report(self, owner: Principal, session_id: str, *, is_plain: bool) -> Debrief:
        """Return the debrief in a model's words where these passed, unless it `is_plain`.

        Nobody waits for these: where they are still to be asked for, that begins now.
        """
        debrief = await self.debrief(owner, session_id)
        shown, is_to_be_asked = await self._rewording.read(owner, debrief, is_plain=is_plain)
        if is_to_be_asked:
            self._task(self._reword(owner, debrief))
        return shown

    async def _made(self, finished: Finished) -> Debrief:
        """Return the debrief of a session; who reads on (page, file, picture) has it made once."""
        key, base = finished.record.id, replace(finished, judged=None, figures=None)
        kept = self._latest.pop(key, None)
        if kept is None or kept[0] != base:
            teaching = self._tools.teaching[finished.record.language]
            kept = base, await asyncio.to_thread(debrief_of, base, teaching)
        self._latest[key] = kept
        if len(self._latest) > _KEPT:
            self._latest.pop(next(iter(self._latest)))
        return kept[1]

    def close(self) -> None:
        """Give up what is not done; the first read of a report does it anew."""
        for task in self._tasks:
            task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _finish(self, owner: Principal, session_id: str) -> None:
        with self._noted():
            await self._rewording.ask(owner, await self.told(owner, session_id))

    async def _reword(self, owner: Principal, debrief: Debrief) -> None:
        with self._noted():
            await self._rewording.ask(owner, debrief)

    def _task(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """Log what fails where nobody waits; whoever reads the report tries again."""
        try:
            yield
        except NotFound:
            return  # the session was deleted meanwhile
        except Exception as error:  # noqa: BLE001 - whatever it is, the turn is kept and answered
            self._tools.note_failure("finishing a game failed", error)

    async def _read(self, owner: Principal, session_id: str) -> Finished:
        tables = self._tools.tables
        return await self._tools.store.transact(
            lambda tx: read_finished(tx, tables, owner, session_id)
        )

    async def _keep_rollouts(self, owner: Principal, finished: Finished, data: _Data) -> Finished:
        record, at = finished.record, self._tools.clock.now()

        def keep(tx: Transaction) -> Finished:
            again = read_finished(tx, self._tools.tables, owner, record.id)
            if again.rollouts is None:
                tx.put_note(new_note(record, ROLLOUTS, data, at))
            return read_finished(tx, self._tools.tables, owner, record.id)

        return await self._tools.store.transact(keep)

    async def _played_on(self, finished: Finished) -> _Data:
        """Return the rollouts' data; whoever asks while they are under way waits for the same."""
        future = self._playing_on(finished)
        await _done(future)
        self._under_way.pop(finished.record.id, None)
        return future.result()

    def _playing_on(self, finished: Finished) -> "Future[_Data]":
        key = finished.record.id
        if key not in self._under_way:
            self._under_way[key] = self._thread.submit(self._attempt, finished)
        return self._under_way[key]

    def _attempt(self, finished: Finished) -> _Data:
        try:
            return self._tools.roll_out(finished.record, finished.table, finished.turns)
        except Exception as error:  # noqa: BLE001 - a report without a simulation beats no report
            self._tools.note_failure("playing a game on failed", error)
            return rollouts_data(MISSING)


def _put_each(tx: Transaction, notes: Sequence[NoteRecord]) -> None:
    for note in notes:
        tx.put_note(note)


async def _done(future: "Future[_Data]") -> None:
    """Wait for work on another thread; who goes away neither stops nor breaks it.

    `asyncio.wrap_future` would cancel it for everybody else who waits.
    """
    loop = asyncio.get_running_loop()
    waiting = asyncio.Event()

    def wake(_: "Future[_Data]") -> None:
        with suppress(RuntimeError):  # the loop of who waited is closed
            loop.call_soon_threadsafe(waiting.set)

    future.add_done_callback(wake)
    await waiting.wait()
