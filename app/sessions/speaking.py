"""Replies spoken live, each in a task of the service: a client that goes away loses nothing.

What was saved is shown, and what was shown is saved. A process that dies leaves what it saved:
whoever comes after the lease ran out has the phrasebook say the rest (`unsaid.py`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from app.errors import NotFound
from app.sessions.exchange import Listening, TurnResult, at_table
from app.sessions.live_reply import LiveReply, TakenOver, lease_seconds
from app.sessions.live_speech import Live
from app.sessions.pending import pending_of
from app.sessions.ports import Transaction
from app.sessions.records import EventRecord, Principal
from app.sessions.spending import is_over_cap
from app.sessions.taking import Begun, begin, take
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.unsaid import BeingSpoken, caught_up

T = TypeVar("T")
# How often a reply that another process speaks is looked at.
_LOOK_SECONDS = 0.25


class Speaking:
    """The replies under way, one a session at most."""

    def __init__(self, tools: Tools, over: Callable[[Principal, str], Awaitable[None]]) -> None:
        """Take the ports, and what follows when a game is over with a reply."""
        self._tools, self._over = tools, over
        self._talks: dict[str, Talk] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    async def take(
        self,
        owner: Principal,
        session_id: str,
        client_turn_id: str | None,
        listen_to: Listening,
        live: Live,
    ) -> Talk:
        """Save the learner's turn and begin the reply; a resend joins the first (Conflict)."""

        def work(tx: Transaction) -> Begun | TurnResult:
            exchange, turns = at_table(tx, self._tools, owner, session_id)
            if is_over_cap(tx, self._tools, session_id):
                return take(exchange, turns, client_turn_id, listen_to)
            return begin(exchange, turns, client_turn_id, listen_to, lease_seconds(live))

        async def begun() -> Talk:
            found = await self._tools.store.transact(work)
            if isinstance(found, TurnResult):
                if found.session.report_url is not None:
                    await self._over(owner, session_id)
                return Talk.over(found)
            talk = Talk(found.events)
            reply = LiveReply(self._tools, live, found, talk)
            return self._follow(owner, session_id, talk, self._spoken(owner, reply))

        try:
            return await asyncio.shield(self._task(begun()))
        except BeingSpoken as busy:
            if client_turn_id is None or busy.client_turn_id != client_turn_id:
                raise
            return self.talk_of(owner, session_id)

    def talk_of(self, owner: Principal, session_id: str) -> Talk:
        """Return the exchange under way in a session, wherever it is spoken."""
        if session_id in self._talks:
            return self._talks[session_id]
        talk = Talk()
        return self._follow(owner, session_id, talk, self._watched(owner, session_id, talk))

    async def close(self) -> None:
        """Have the phrasebook say what is unsaid; nothing is left under way."""
        await asyncio.sleep(0)  # what was begun just now has to run before it can end
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _spoken(self, owner: Principal, reply: LiveReply) -> TurnResult:
        """Speak a reply to its end, whatever happens on the way."""
        try:
            try:
                return await reply.speak()
            except asyncio.CancelledError:
                return await reply.give_up()
            except (TakenOver, NotFound):
                raise
            except Exception as error:  # noqa: BLE001 - the learner gets a whole reply all the same
                self._tools.note_failure("speaking a reply failed", error)
                return await reply.give_up()
        except TakenOver:
            begun = reply.begun
            number = begun.turns[-1].number
            return await self._watched(owner, begun.record.id, reply.talk, number)

    async def _watched(
        self, owner: Principal, session_id: str, talk: Talk, number: int | None = None
    ) -> TurnResult:
        """Follow a reply that is spoken elsewhere, and say the rest when its speaker is gone.

        `number` is that of the learner's turn, the latest if none is given.
        """
        while True:
            look = partial(self._look, owner, session_id, talk.last_seq, number)
            seen = await self._tools.store.transact(look)
            if isinstance(seen, TurnResult):
                return seen
            number, events = seen
            talk.add(events)
            await asyncio.sleep(_LOOK_SECONDS)

    def _look(
        self, owner: Principal, session_id: str, after: int, number: int | None, tx: Transaction
    ) -> TurnResult | tuple[int, tuple[EventRecord, ...]]:
        exchange, turns = at_table(tx, self._tools, owner, session_id)
        turns = caught_up(exchange, turns)
        *_, said = (t for t in turns if t.is_learner and number in (None, t.number))
        pending = pending_of(tx, session_id) if said == turns[-1] else None
        if pending is None:
            return exchange.answered(turns, said)
        return said.number, tx.events(session_id, max(after, pending.since - 1))

    def _follow(
        self, owner: Principal, session_id: str, talk: Talk, work: Coroutine[Any, Any, TurnResult]
    ) -> Talk:
        self._talks[session_id] = talk
        self._task(self._followed(owner, session_id, talk, work))
        return talk

    async def _followed(
        self, owner: Principal, session_id: str, talk: Talk, work: Coroutine[Any, Any, TurnResult]
    ) -> None:
        """Bring an exchange to its end, so that nobody waits for it in vain."""
        end: TurnResult | Exception = BeingSpoken(None)
        try:
            result = await work
            talk.add(result.events)
            if result.session.report_url is not None:
                await self._over(owner, session_id)
            end = replace(result, events=talk.saved)
        except NotFound as gone:
            end = gone
        except Exception as error:  # noqa: BLE001 - it is raised to whoever waits, if anybody does
            self._tools.note_failure("a reply was not completed", error)
            end = error
        finally:
            if self._talks.get(session_id) is talk:
                del self._talks[session_id]
            talk.end(end)

    def _task(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked may be gone: then nobody else takes note of it
