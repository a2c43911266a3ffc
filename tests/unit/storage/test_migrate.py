"""Migrations: from an empty file to the tables of today, and back."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.errors import StorageFailed
from app.sessions.records import SessionRecord
from app.storage.mapping import session_to_row, turn_to_row
from app.storage.migrate import current, downgrade, head, upgrade
from app.storage.sqlite_engine import sqlite_engine
from app.storage.tables import METADATA
from tests.builders_store import a_session, a_turn


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'a file with 100%.db'}"


def test_an_empty_file_is_brought_to_the_newest_revision(url: str) -> None:
    assert current(url) is None
    upgrade(url)
    assert current(url) == head()


def test_upgrading_twice_does_nothing_more(url: str) -> None:
    upgrade(url)
    upgrade(url)
    assert current(url) == head()


def test_the_migrations_make_the_tables_the_program_knows(url: str) -> None:
    upgrade(url)
    engine = sqlite_engine(url)
    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_conditions_of_unique_indexes_are_in_the_file_too(url: str, tmp_path: Path) -> None:
    upgrade(url)
    db = sqlite3.connect(tmp_path / "a file with 100%.db")
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'uq_turn_%'"))
    db.close()
    assert found["uq_turn_client_id"].endswith("WHERE client_turn_id IS NOT NULL")
    assert found["uq_turn_live"].endswith("WHERE live")


def test_going_back_to_the_base_leaves_no_table_of_ours(url: str) -> None:
    upgrade(url)
    downgrade(url, "base")
    engine = sqlite_engine(url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert current(url) is None


def test_notes_come_and_go_without_touching_sessions_and_turns(url: str, tmp_path: Path) -> None:
    upgrade(url)
    downgrade(url, "0001")
    engine = sqlite_engine(url)
    with engine.begin() as db:
        for table, row in (
            ("session", _before_notes(a_session())),
            ("turn", turn_to_row(a_turn())),
        ):
            names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
            db.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)
    engine.dispose()
    upgrade(url)
    db_file = sqlite3.connect(tmp_path / "a file with 100%.db")
    assert db_file.execute("SELECT branch_of, branch_turn FROM session").fetchall() == [
        (None, None)
    ]
    db_file.close()
    downgrade(url, "0001")
    db_file = sqlite3.connect(tmp_path / "a file with 100%.db")
    counts = [db_file.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("session", "turn")]
    db_file.close()
    assert counts == [(1,), (1,)]


def test_a_file_that_is_no_database_is_a_storage_failure(url: str, tmp_path: Path) -> None:
    (tmp_path / "a file with 100%.db").write_text("not a database " * 100)
    with pytest.raises(StorageFailed):
        upgrade(url)


def _before_notes(record: SessionRecord) -> dict[str, object]:
    row = session_to_row(record)
    return {name: row[name] for name in row if not name.startswith("branch_")}
