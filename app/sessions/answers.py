"""A request sent again under its key gets the first answer, whichever worker it reaches.

An answer is kept for a day where the request was carried out. A refusal changed nothing, so it is
not kept: the key is free again. A worker that dies leaves its request under way until the lease
runs out.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from app.errors import Conflict, WinwinError
from app.sessions.answer_port import Answer, AnswerKey, AnswerRecord
from app.sessions.pending import later
from app.sessions.ports import Clock, Ids, Store, Transaction

KEPT_SECONDS = 24 * 60 * 60.0
# Longer than any answer takes; after a crash the key waits for so long.
LEASE_SECONDS = 60.0
# By how much the clocks of two workers may differ.
_SKEW_SECONDS = 60.0
_SWEPT_EACH_SECONDS = 60.0
_RETRY_SECONDS = 2
_TRIES = 3
_NOBODY = ""
# Between the first attempt to carry a request out and the one that holds it now.
_NEXT = "/"


class KeyReused(WinwinError):
    """The key was sent before, with another request."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "This Idempotency-Key was sent before with another request. Send the first request "
            "again as it was, or take a new key for a new one."
        )


class StillUnderWay(WinwinError):
    """The first request with this key has no answer yet; `retry_seconds` says when to ask."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The first request with this Idempotency-Key is still being answered. Send it again "
            "in a moment: you will get the same answer."
        )
        self.retry_seconds = _RETRY_SECONDS


@dataclass(frozen=True, slots=True)
class Sent:
    """A request with a key; `session` is the one it is about, if any."""

    key: AnswerKey
    fingerprint: str
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """How a request stands: `is_mine` says that this attempt is to be carried out and kept."""

    record: AnswerRecord
    is_mine: bool

    def id_of_made(self, prefix: str) -> str:
        """Return the id of what the request makes: the same at every attempt to carry it out."""
        first = self.record.holder.partition(_NEXT)[0]
        return f"{prefix}_{first.partition('_')[2]}"


class Answers:
    """Keeps answers in the store that everything else is kept in."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        """Take the ports."""
        self._store, self._clock, self._ids = store, clock, ids
        self._swept_at = ""

    async def begin(self, sent: Sent, *, is_joined: bool = False) -> Begun:
        """Begin a request, or return the earlier one of its key (KeyReused, StillUnderWay).

        One that `is_joined` may be carried out beside an attempt under way: what it does finds
        that by itself.
        """
        for _ in range(_TRIES):
            begun = await self._tried(sent, is_joined=is_joined)
            if begun is not None:
                return begun
        raise StillUnderWay

    async def keep(self, begun: Begun, answer: Answer, about: str | None = None) -> None:
        """Keep the answer, unless another took the request over since.

        `about` is the session it tells of, where it is known only now.
        """
        session = begun.record.session or about
        done = replace(begun.record, session=session, holder=_NOBODY, until="", answer=answer)
        holder = begun.record.holder
        await self._store.transact(lambda tx: tx.replace_answer(done, holder))

    async def let_go(self, begun: Begun) -> None:
        """Free the key: the request was refused, or broke off."""
        key, holder = begun.record.key, begun.record.holder
        await self._store.transact(lambda tx: tx.drop_answer(key, holder))

    async def _tried(self, sent: Sent, *, is_joined: bool) -> Begun | None:
        """Return how the request stands; None where another came in between."""
        now = self._clock.now()
        until, holder = later(now, LEASE_SECONDS), self._ids.new("ans")
        mine = AnswerRecord(sent.key, sent.fingerprint, sent.session, holder, until, now)
        is_sweep_due = self._is_sweep_due(now)

        def work(tx: Transaction) -> Begun | None:
            if is_sweep_due:
                tx.sweep_answers(_day_before(now))
            found = tx.answer(sent.key)
            if found is not None and _is_old(found, now):
                tx.sweep_answers(_day_before(now))
                found = None
            if found is None:
                tx.add_answer(mine)
                return Begun(mine, is_mine=True)
            if _is_free(found, now):
                next_one = replace(mine, holder=_after(found, mine))
                is_taken = tx.replace_answer(next_one, found.holder)
                return Begun(next_one, is_mine=True) if is_taken else None
            if found.fingerprint != sent.fingerprint:
                raise KeyReused
            if found.answer is None and not is_joined:
                raise StillUnderWay
            return Begun(found, is_mine=False)

        try:
            begun = await self._store.transact(work)
        except Conflict:
            return None
        if is_sweep_due:
            self._swept_at = now
        return begun

    def _is_sweep_due(self, now: str) -> bool:
        return not self._swept_at or _seconds(self._swept_at, now) >= _SWEPT_EACH_SECONDS


def _is_free(found: AnswerRecord, now: str) -> bool:
    """Say whether a request was begun and given up: its lease ran out.

    A lease never begins in the future, but for what clocks of two workers differ: else the clock
    was set back, and it holds no longer.
    """
    if found.answer is not None:
        return False
    return not 0 < _seconds(now, found.until) <= LEASE_SECONDS + _SKEW_SECONDS


def _after(found: AnswerRecord, mine: AnswerRecord) -> str:
    """Return who holds a request that was given up, after who held it first."""
    if found.fingerprint != mine.fingerprint:
        return mine.holder
    return f"{found.holder.partition(_NEXT)[0]}{_NEXT}{mine.holder}"


def _is_old(found: AnswerRecord, now: str) -> bool:
    return found.created_at < _day_before(now)


def _day_before(now: str) -> str:
    return later(now, -KEPT_SECONDS)


def _seconds(since: str, until: str) -> float:
    return (datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds()
