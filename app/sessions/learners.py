"""A learner's own data: all of it handed out, all of it deleted, and old sessions forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from app.sessions.learner_port import Kept, OldSession
from app.sessions.ports import Clock, Store, Transaction
from app.sessions.records import Principal

# So many sessions in one unit of work: turns of others come in between.
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Export:
    """All that is kept of a learner at a time (ISO 8601, UTC), by table."""

    owner: Principal
    at: str
    kept: Kept


class LearnerService:
    """What a learner, or whoever answers for the server, may ask about what is kept."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Take the ports."""
        self._store, self._clock = store, clock

    async def export(self, owner: Principal) -> Export:
        """Return everything that is kept of a learner; nothing of anybody else's."""
        kept = await self._store.transact(lambda tx: tx.kept_of(owner))
        return Export(owner, self._clock.now(), kept)

    async def delete(self, owner: Principal) -> int:
        """Delete everything that is kept of a learner; return how many sessions that were.

        It is done in several units of work: where it breaks off, begin it again. A tenant's count
        of tokens stays, it names no learner.
        """
        deleted = 0
        while several := await self._store.transact(lambda tx: _delete_some(tx, owner)):
            deleted += several
        await self._store.transact(lambda tx: tx.forget(owner))
        return deleted

    async def retain(self, days: int) -> int:
        """Delete the sessions of all learners that nobody touched for so many days; count them.

        Touched is a session in which something was kept: a turn, a sheet, a hint, a report.
        """
        before, deleted = days_before(self._clock.now(), days), 0
        while old := await self._store.transact(lambda tx: tx.untouched(before, _AT_ONCE)):
            for one in old:
                deleted += await self._store.transact(partial(_delete_old, old=one, before=before))
        return deleted


def days_before(now: str, days: int) -> str:
    """Return the time so many days before a time, in the same form."""
    then = datetime.fromisoformat(now) - timedelta(days=days)
    return then.isoformat(timespec="milliseconds")


def _delete_some(tx: Transaction, owner: Principal) -> int:
    some = tx.sessions(owner, _AT_ONCE, None)
    return sum(tx.delete_session(owner, session.id) for session in some)


def _delete_old(tx: Transaction, old: OldSession, before: str) -> bool:
    """Delete a session unless it was touched since it was found; whoever asks holds it then."""
    if tx.session(old.owner, old.id) is None or not tx.is_untouched(old.id, before):
        return False
    return tx.delete_session(old.owner, old.id)
