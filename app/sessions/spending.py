"""What the calls to a model took, in tokens, and whether more may be taken.

Rules: caps are looked at before a reply or an answer begins, so the last one may go beyond them;
over a cap the phrasebook speaks and the report answers, and nothing else changes. What a key took
in a day is counted apart from the sessions, so that deleting one gives nothing back.
"""

from collections.abc import Mapping

from app.sessions.coach_past import COACHED
from app.sessions.notes import REWORDED
from app.sessions.pending import SPOKEN
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord
from app.sessions.tools import Tools


def spent(tx: Transaction, session_id: str) -> int:
    """Return the tokens of a session, in and out; failed calls count too.

    They are those of its replies, of the coach's answers and of its report in other words.
    """
    spoken = (note.data for note in tx.notes(session_id, SPOKEN, REWORDED))
    coached = (note.data for note in tx.notes(session_id, COACHED))
    return sum(map(_tokens, spoken)) + max(
        (_count(data.get("spent")) for data in coached), default=0
    )


def is_over_cap(tx: Transaction, tools: Tools, tenant: str, session_id: str | None = None) -> bool:
    """Say whether a tenant's day or a session has had its tokens; without caps nothing is read."""
    caps = tools.caps
    if caps.a_day and tx.spent_on(tenant, day_of(tools.clock.now())) >= caps.a_day:
        return True
    has_cap = caps.a_session > 0 and session_id is not None
    return has_cap and spent(tx, str(session_id)) >= caps.a_session


def keep_spoken(tx: Transaction, note: NoteRecord) -> None:
    """Keep the note of what speaking, hearing or wording took, and count it for the key's day."""
    tx.put_note(note)
    pay(tx, note.tenant, _tokens(note.data), note.at)


def pay(tx: Transaction, tenant: str, tokens: int, at: str) -> None:
    """Count tokens for a tenant's day."""
    if tokens:
        tx.add_spent(tenant, day_of(at), tokens)


async def pay_left(tools: Tools, tenant: str, tokens: tuple[int, int]) -> None:
    """Count for the day what a call took of which nothing is kept: its turn is not, or is gone."""
    at = tools.clock.now()
    await tools.store.transact(lambda tx: pay(tx, tenant, sum(tokens), at))


def day_of(at: str) -> str:
    """Return the day of a time, both as ISO 8601 in UTC."""
    return at[: len("2026-01-01")]


def _tokens(data: Mapping[str, object]) -> int:
    return sum(_count(data.get(key)) for key in ("tokens_in", "tokens_out"))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
