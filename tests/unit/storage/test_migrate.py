"""Migrations: from an empty file to the tables of today, and back."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from app.errors import StorageFailed
from app.storage.engine import sqlite_engine
from app.storage.migrate import current, downgrade, head, upgrade
from app.storage.tables import METADATA


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


def test_a_file_that_is_no_database_is_a_storage_failure(url: str, tmp_path: Path) -> None:
    (tmp_path / "a file with 100%.db").write_text("not a database " * 100)
    with pytest.raises(StorageFailed):
        upgrade(url)
