"""The statements on answers to requests with a key: a part of a unit of work, on its connection."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.sessions.answer_port import Answer, AnswerKey, AnswerRecord
from app.sessions.records import Principal
from app.storage.foreign import taken, translated
from app.storage.mapping import Row, dump
from app.storage.prepared import Prepared
from app.storage.tables import ANSWERS

_IS_IT = tuple(
    ANSWERS.c[name] == bindparam(f"of_{name}") for name in ("tenant", "learner", "route", "key")
)
_IS_HELD = (*_IS_IT, ANSWERS.c.holder == bindparam("of_holder"))
_FOUND = Prepared(select(ANSWERS).where(*_IS_IT))
_ADD = Prepared(insert(ANSWERS), or_nothing=True)
_REPLACE = Prepared(
    update(ANSWERS)
    .where(*_IS_HELD)
    .values({column.name: bindparam(f"new_{column.name}") for column in ANSWERS.c})
)
_DROP = Prepared(delete(ANSWERS).where(*_IS_HELD))


class AnswerStatements:
    """What a unit of work does with kept answers; a done one is held by nobody."""

    _db: Connection

    def answer(self, key: AnswerKey) -> AnswerRecord | None:
        """Return what is kept under a key, or None."""
        with translated():
            rows = _FOUND.rows(self._db, _of(key))
        return _from_row(rows[0]) if rows else None

    def add_answer(self, record: AnswerRecord) -> None:
        """Keep a request that begins; one with its key raises Conflict."""
        with translated():
            if not _ADD.run(self._db, answer_to_row(record)):
                raise taken()

    def replace_answer(self, record: AnswerRecord, holder: str) -> bool:
        """Write over the request of the same key if that attempt holds it; say whether it did."""
        new = {f"new_{name}": value for name, value in answer_to_row(record).items()}
        with translated():
            return _REPLACE.run(self._db, new | _of(record.key) | {"of_holder": holder}) > 0

    def drop_answer(self, key: AnswerKey, holder: str) -> bool:
        """Forget a request under way that an attempt holds; say whether it did."""
        with translated():
            return _DROP.run(self._db, _of(key) | {"of_holder": holder}) > 0

    def sweep_answers(self, before: str) -> int:
        """Forget, of every owner, what was begun before a time; return how many."""
        with translated():
            return self._db.execute(delete(ANSWERS).where(ANSWERS.c.created_at < before)).rowcount


def drop_of_session(db: Connection, owner: Principal, session_id: str) -> None:
    """Forget what was answered about a session."""
    theirs = (ANSWERS.c.tenant == owner.tenant, ANSWERS.c.learner == owner.learner)
    with translated():
        db.execute(delete(ANSWERS).where(*theirs, ANSWERS.c.session == session_id))


def _of(key: AnswerKey) -> dict[str, object]:
    owner = key.owner
    return {
        "of_tenant": owner.tenant,
        "of_learner": owner.learner,
        "of_route": key.route,
        "of_key": key.key,
    }


def answer_to_row(record: AnswerRecord) -> dict[str, Any]:
    """Return the columns of a request with a key and its answer."""
    key, answer = record.key, record.answer
    return {
        "tenant": key.owner.tenant,
        "learner": key.owner.learner,
        "route": key.route,
        "key": key.key,
        "fingerprint": record.fingerprint,
        "session": record.session,
        "holder": record.holder,
        "until": record.until,
        "status": None if answer is None else answer.status,
        "headers": None if answer is None else dump(dict(answer.headers)),
        "body": None if answer is None else answer.body,
        "created_at": record.created_at,
    }


def _from_row(row: Row) -> AnswerRecord:
    status = row["status"]
    return AnswerRecord(
        AnswerKey(Principal(row["tenant"], row["learner"]), row["route"], row["key"]),
        row["fingerprint"],
        row["session"],
        row["holder"],
        row["until"],
        row["created_at"],
        None if status is None else Answer(status, json.loads(row["headers"]), row["body"]),
    )
