"""What the calls to a model took for a session, in tokens, and whether it may take more.

Rules: a cap is looked at before a reply or an answer begins, so the last one may go beyond it;
over the cap the phrasebook speaks and the report answers, and nothing else changes.
"""

from app.sessions.coach_past import COACHED
from app.sessions.pending import SPOKEN
from app.sessions.ports import Transaction
from app.sessions.tools import Tools


def spent(tx: Transaction, session_id: str) -> int:
    """Return the tokens of a session's replies and answers, in and out; failed calls count too."""
    spoken = (note.data for note in tx.notes(session_id, SPOKEN))
    coached = (note.data for note in tx.notes(session_id, COACHED))
    replies = sum(_count(data.get(key)) for data in spoken for key in ("tokens_in", "tokens_out"))
    return replies + max((_count(data.get("spent")) for data in coached), default=0)


def is_over_cap(tx: Transaction, tools: Tools, session_id: str) -> bool:
    """Say whether a session has had what it may take of a model; without a cap nothing is read."""
    return tools.most_tokens > 0 and spent(tx, session_id) >= tools.most_tokens


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
