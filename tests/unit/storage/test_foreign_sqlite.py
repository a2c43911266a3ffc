"""What SQLite says, as errors of this project: busy, full, broken and refused are told apart."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Conflict, StorageBusy, StorageFailed, StorageFull, WinwinError
from app.storage.engines import open_engine
from app.storage.foreign import translated
from app.storage.foreign_sqlite import meant


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "winwin.db"
    with closing(sqlite3.connect(place)) as db:
        db.execute("CREATE TABLE kept (id TEXT PRIMARY KEY NOT NULL)")
        db.execute("INSERT INTO kept VALUES ('a')")
        db.commit()
    return place


def fails(db: sqlite3.Connection, statement: str) -> WinwinError:
    """What a statement is refused as."""
    with closing(db), pytest.raises((StorageFailed, Conflict)) as raised, translated():
        db.execute(statement)
    return raised.value


def test_a_file_that_another_writes_is_busy(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = fails(sqlite3.connect(file, timeout=0), "BEGIN IMMEDIATE")
    assert type(found) is StorageBusy


def test_a_disk_without_room_is_full(file: Path) -> None:
    db = sqlite3.connect(file)
    db.execute("PRAGMA max_page_count = 1")
    found = fails(db, "INSERT INTO kept VALUES (zeroblob(100000))")
    assert type(found) is StorageFull
    assert "Make room" in str(found)


def test_a_file_that_may_not_be_written_takes_nothing_more(file: Path) -> None:
    found = fails(sqlite3.connect(f"file:{file}?mode=ro", uri=True), "DELETE FROM kept")
    assert type(found) is StorageFull
    assert "not written" in str(found)


def test_a_folder_that_is_not_there_is_named_as_the_cause(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'nowhere' / 'winwin.db'}")
    with pytest.raises(StorageFailed, match="its folder is there"), translated():
        engine.connect()
    engine.dispose()


def test_a_key_that_is_there_is_a_conflict_and_another_rule_is_not(file: Path) -> None:
    assert isinstance(fails(sqlite3.connect(file), "INSERT INTO kept VALUES ('a')"), Conflict)
    refused = fails(sqlite3.connect(file), "INSERT INTO kept VALUES (NULL)")
    assert type(refused) is StorageFailed
    assert "breaks its rules" in str(refused)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageBusy, "in use"),
        (sqlite3.SQLITE_IOERR_WRITE, StorageFailed, "The disk that holds the database failed"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, StorageFull, "Make room"),
        (sqlite3.SQLITE_READONLY_DBMOVED, StorageFull, "not written"),
        (sqlite3.SQLITE_CORRUPT_VTAB, StorageFailed, "damaged"),
        (sqlite3.SQLITE_MISUSE, StorageFailed, "SQLite 21"),
        (None, StorageFailed, "could not do"),
    ],
)
def test_extended_codes_mean_what_their_kind_means(
    code: int | None, kind: type[StorageFailed], words: str
) -> None:
    found = meant(code)
    assert type(found) is kind
    assert words in str(found)
