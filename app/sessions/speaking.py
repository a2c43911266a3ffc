"""Replies spoken live, each in a task of the service: a client that goes away loses nothing.

What was saved is shown, and what was shown is saved. A process that dies leaves what it saved:
whoever comes after the lease ran out has the phrasebook say the rest (`unsaid.py`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from app.errors import Conflict, NotFound
from app.sessions.creating import ASSESSMENT
from app.sessions.exchange import Listening, TurnResult, at_table
from app.sessions.live_reply import LiveReply, TakenOver, lease_seconds
from app.sessions.model_hearing import ModelHeard, Unsure, Utterance, answered
from app.sessions.pending import log_of, pending_of
from app.sessions.ports import Transaction
from app.sessions.records import EventRecord, Principal
from app.sessions.spending import is_over_cap, pay_left
from app.sessions.taking import Begun, begin, take
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.unsaid import BeingSpoken, caught_up

T = TypeVar("T")
# How often a reply that another process speaks is looked at.
_LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Sent:
    """A turn as it came in."""

    owner: Principal
    session_id: str
    client_turn_id: str | None
    listen_to: Listening


class Speaking:
    """The replies under way, one a session at most."""

    def __init__(self, tools: Tools, over: Callable[[Principal, str], Awaitable[None]]) -> None:
        """Take the ports, and what follows when a game is over with a reply."""
        self._tools, self._over = tools, over
        self._talks: dict[str, Talk] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._heard_now: set[str] = set()
        self._coming: dict[tuple[Principal, str, str], asyncio.Task[Talk]] = {}

    async def take(
        self, owner: Principal, session_id: str, client_turn_id: str | None, listen_to: Listening
    ) -> Talk:
        """Save the learner's turn and begin the reply; a resend joins the first (Conflict)."""
        sent = Sent(owner, session_id, client_turn_id, listen_to)
        try:
            return await asyncio.shield(self._coming_in(sent))
        except BeingSpoken as busy:
            if client_turn_id is None or busy.client_turn_id != client_turn_id:
                raise
            return self.talk_of(owner, session_id)

    def _coming_in(self, sent: "Sent") -> asyncio.Task[Talk]:
        """Return what takes a turn in; one sent again while it is heard is not heard twice."""
        if sent.client_turn_id is None:
            return self._task(self._begun(sent))
        key = sent.owner, sent.session_id, sent.client_turn_id
        if key not in self._coming:
            self._coming[key] = self._task(self._begun(sent))
            self._coming[key].add_done_callback(lambda _: self._coming.pop(key))
        return self._coming[key]

    async def _begun(self, sent: "Sent") -> Talk:
        tools, began_at = self._tools, asyncio.get_running_loop().time()
        found = await self._taken(sent)
        if isinstance(found, TurnResult):
            if found.session.report_url is not None:
                await self._over(sent.owner, sent.session_id)
            return Talk.over(found)
        if (live := tools.live) is None:
            raise AssertionError("without a live voice a turn is answered at once")
        # What hearing took is taken from the time for the reply: the turn has one deadline.
        left = live.seconds - (asyncio.get_running_loop().time() - began_at)
        talk = Talk(found.events)
        reply = LiveReply(tools, replace(live, seconds=left), found, talk)
        return self._follow(sent.owner, sent.session_id, talk, self._spoken(sent.owner, reply))

    async def _taken(self, sent: "Sent") -> Begun | TurnResult:
        """Take a turn in; for words the rules are unsure of, a model is asked first."""
        try:
            return await self._attempt(sent, None)
        except Unsure as unsure:
            doubt = unsure.doubt
        if (ear := self._tools.ear) is None:
            raise AssertionError("without an ear nobody is asked")
        with self._hearing_alone(sent.session_id):
            heard = await answered(doubt, ear)
            try:
                return await self._attempt(sent, heard)
            except (Conflict, NotFound):
                await pay_left(self._tools, sent.owner.tenant, log_of(heard).tokens)
                raise

    @contextmanager
    def _hearing_alone(self, session_id: str) -> Iterator[None]:
        """Hear one turn of a session at a time: only one of them can be taken (BeingSpoken)."""
        if session_id in self._heard_now:
            raise BeingSpoken(None)
        self._heard_now.add(session_id)
        try:
            yield
        finally:
            self._heard_now.discard(session_id)

    async def _attempt(self, sent: "Sent", heard: ModelHeard | None) -> Begun | TurnResult:
        return await self._tools.store.transact(partial(self._take, sent, heard))

    def _take(self, sent: "Sent", heard: ModelHeard | None, tx: Transaction) -> Begun | TurnResult:
        tools, listening = self._tools, sent.listen_to
        exchange, turns = at_table(tx, tools, sent.owner, sent.session_id)
        is_over = is_over_cap(tx, tools, sent.owner.tenant, sent.session_id)
        if isinstance(listening, Utterance):
            listening = replace(
                listening,
                may_ask=tools.ear is not None and not is_over,
                is_assessed=exchange.record.mode == ASSESSMENT,
                answered=heard,
            )
        if tools.live is None or is_over:
            return take(exchange, turns, sent.client_turn_id, listening)
        seconds = lease_seconds(tools.live)
        return begin(exchange, turns, sent.client_turn_id, listening, seconds)

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
            await pay_left(self._tools, owner.tenant, reply.log.tokens)
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
