"""What PostgreSQL says, as errors of this project: the same kinds as SQLite's."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from app.errors import Conflict, StorageBusy, StorageFailed, StorageFull, WinwinError
from app.storage.foreign import is_to_be_done_again, translated
from app.storage.locking import hold_session
from app.storage.postgres_engine import postgres_engine
from tests.postgres import a_database


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with a_database() as made:
        yield made


@pytest.fixture
def db(url: str) -> Iterator[Connection]:
    engine = postgres_engine(url, connections=2)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def fails(db: Connection, statement: str) -> WinwinError:
    """What a statement is refused as."""
    with pytest.raises((StorageFailed, Conflict)) as raised, translated():
        db.execute(text(statement))
    return raised.value


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        ("53100", StorageFull, "Make room"),
        ("25006", StorageFull, "not a standby"),
        ("53200", StorageBusy, "memory"),
        ("53300", StorageBusy, "max_connections"),
        ("53400", StorageBusy, "Try again"),
        ("55P03", StorageBusy, "Try again"),
        ("57014", StorageBusy, "Try again"),
        ("57P01", StorageBusy, "not there just now"),
        ("08006", StorageBusy, "not there just now"),
        ("40001", StorageBusy, "Try again"),
        ("40P01", StorageBusy, "Try again"),
        ("42501", StorageFailed, "own the database"),
        ("42703", StorageFailed, "winwin migrate"),
        ("22003", StorageFailed, "cannot hold a value"),
        ("23503", StorageFailed, "breaks its rules"),
        ("XX001", StorageFailed, "state XX001"),
    ],
)
def test_a_state_is_told_by_its_kind(
    db: Connection, state: str, kind: type[StorageFailed], words: str
) -> None:
    found = fails(db, f"DO $$ BEGIN RAISE SQLSTATE '{state}' USING MESSAGE = 'Anna'; END $$")
    assert type(found) is kind
    assert words in str(found)
    assert "Anna" not in str(found)
    assert is_to_be_done_again(found) == (state in {"40001", "40P01"})


def test_a_key_that_is_there_is_a_conflict(db: Connection) -> None:
    statement = "INSERT INTO spent VALUES ('a', 'b', 1)"
    db.execute(text(statement))
    assert isinstance(fails(db, statement), Conflict)


def test_a_lock_is_not_waited_for_without_end(db: Connection) -> None:
    assert db.scalar(text("SHOW lock_timeout")) == "5s"
    with db.engine.begin() as other:
        hold_session(db, "ses_1")
        other.execute(text("SET LOCAL lock_timeout = '10ms'"))
        with pytest.raises(StorageBusy), translated():
            hold_session(other, "ses_1")
        other.rollback()


def test_a_database_that_is_not_there_is_out_of_reach(url: str) -> None:
    engine = postgres_engine(url.replace("/winwin_", "/nothing_"))
    with pytest.raises(StorageBusy, match="cannot be reached"), translated():
        engine.connect()
    engine.dispose()
