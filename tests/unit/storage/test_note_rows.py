"""Notes on a database connection: written over, added once, read by session and by owner."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from app.sessions.records import Principal
from app.storage import note_rows
from app.storage.mapping import session_to_row
from app.storage.migrate import upgrade
from app.storage.sqlite_engine import sqlite_engine
from app.storage.tables import SESSIONS
from tests.builders_store import a_note, a_session


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    url = f"sqlite:///{tmp_path / 'winwin.db'}"
    upgrade(url)
    engine = sqlite_engine(url)
    with engine.begin() as opened:
        opened.execute(insert(SESSIONS), session_to_row(a_session()))
        yield opened
    engine.dispose()


def test_a_note_is_written_over_the_one_of_its_key(db: Connection) -> None:
    for number in (1, 2):
        note_rows.put(db, a_note(data={"number": number}))
    assert note_rows.of_session(db, "ses_1", ()) == (a_note(data={"number": 2}),)


def test_a_note_is_added_once(db: Connection) -> None:
    assert note_rows.add(db, a_note())
    assert not note_rows.add(db, a_note(data={"text": "Other."}))
    assert note_rows.of_session(db, "ses_1", ()) == (a_note(),)


def test_notes_are_read_by_kind_and_by_owner(db: Connection) -> None:
    for kind, key in (("hint", "04.1"), ("judged", ""), ("hint", "02.3")):
        note_rows.add(db, a_note(kind, key))
    assert [n.key for n in note_rows.of_session(db, "ses_1", ("hint",))] == ["02.3", "04.1"]
    assert note_rows.of_owner(db, Principal(), "judged") == (a_note("judged"),)
    assert note_rows.of_owner(db, Principal(learner="ada"), "judged") == ()
