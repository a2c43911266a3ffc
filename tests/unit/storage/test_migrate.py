"""Migrations: from an empty database to the tables of today, and back, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, text

from app.errors import StorageFailed
from app.sessions.records import SessionRecord
from app.storage.engines import open_engine
from app.storage.mapping import session_to_row, turn_to_row
from app.storage.migrate import current, downgrade, head, upgrade
from app.storage.tables import METADATA, TURNS
from tests.builders_store import a_session, a_turn
from tests.postgres import a_database


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "postgres":
        with a_database(is_migrated=False) as made:
            yield made
    else:
        yield _file(tmp_path)


def _file(folder: Path) -> str:
    return f"sqlite:///{folder / 'a file with 100%.db'}"


def test_an_empty_database_is_brought_to_the_newest_revision(url: str) -> None:
    assert current(url) is None
    upgrade(url)
    assert current(url) == head()


def test_upgrading_twice_does_nothing_more(url: str) -> None:
    upgrade(url)
    upgrade(url)
    assert current(url) == head()


def test_several_that_start_at_once_migrate_once(url: str) -> None:
    with ThreadPoolExecutor(4) as starts:
        for start in [starts.submit(upgrade, url) for _ in range(4)]:
            start.result()
    assert current(url) == head()


def test_the_migrations_make_the_tables_the_program_knows(url: str) -> None:
    upgrade(url)
    engine = open_engine(url)
    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_conditions_of_unique_indexes_are_in_the_database_too(url: str) -> None:
    upgrade(url)
    engine = open_engine(url)
    with engine.connect() as db:
        found = {index["name"]: index for index in inspect(db).get_indexes("turn")}
    engine.dispose()
    for name, condition in (
        ("uq_turn_client_id", "client_turn_id IS NOT NULL"),
        ("uq_turn_live", "live"),
    ):
        said: dict[str, Any] = dict(found[name]["dialect_options"])
        assert str(next(iter(said.values()))).strip("()") == condition


@pytest.mark.parametrize("steps", ["at once", "one by one"])
def test_going_back_to_the_base_leaves_no_table_of_ours(url: str, steps: str) -> None:
    upgrade(url)
    for revision in range(int(head()) - 1 if steps == "one by one" else 0, 0, -1):
        downgrade(url, f"{revision:04}")
        assert current(url) == f"{revision:04}"
    downgrade(url, "base")
    assert _rows(url, "SELECT count(*) FROM alembic_version") == [(0,)]
    engine = open_engine(url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert current(url) is None
    upgrade(url)
    assert current(url) == head()


def test_notes_come_and_go_without_touching_sessions_and_turns(url: str) -> None:
    upgrade(url)
    downgrade(url, "0001")
    engine = open_engine(url)
    with engine.begin() as db:
        row = _before_notes(a_session())
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        db.execute(text(f"INSERT INTO session ({names}) VALUES ({marks})"), row)
        db.execute(insert(TURNS), turn_to_row(a_turn()))
    engine.dispose()
    upgrade(url)
    assert _rows(url, "SELECT branch_of, branch_turn FROM session") == [(None, None)]
    downgrade(url, "0001")
    counts = [_rows(url, f"SELECT count(*) FROM {name}") for name in ("session", "turn")]
    assert counts == [[(1,)], [(1,)]]


def test_a_database_that_is_newer_than_the_program_is_left_alone(url: str) -> None:
    upgrade(url)
    engine = open_engine(url)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StorageFailed, match="at revision 9999 and this program knows"):
        upgrade(url)


def test_text_is_compared_by_its_bytes_and_numbers_have_64_bits() -> None:
    with a_database() as url:
        columns = _rows(
            url,
            "SELECT table_name, column_name, data_type, collation_name"
            " FROM information_schema.columns WHERE table_schema = 'public'"
            " AND table_name <> 'alembic_version'",
        )
    other = {
        (table, column): (kind, collation)
        for table, column, kind, collation in columns
        if (kind, collation)
        not in {
            ("character varying", "C"),
            ("text", None),
            ("bigint", None),
            ("boolean", None),
            ("double precision", None),
        }
    }
    assert not other, "use Words and Whole of app.storage.column_types in migrations"


def test_a_file_that_is_no_database_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "a file with 100%.db").write_text("not a database " * 100)
    with pytest.raises(StorageFailed, match="is no database"):
        upgrade(_file(tmp_path))


def test_a_damaged_file_is_a_storage_failure(tmp_path: Path) -> None:
    upgrade(_file(tmp_path))
    file = tmp_path / "a file with 100%.db"
    held = file.read_bytes()
    file.write_bytes(held[:100] + b"\xff" * (len(held) - 100))
    with pytest.raises(StorageFailed, match="damaged"):
        current(_file(tmp_path))


def _rows(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = open_engine(url)
    with engine.connect() as db:
        found = [tuple(row) for row in db.execute(text(query))]
    engine.dispose()
    return found


def _before_notes(record: SessionRecord) -> dict[str, object]:
    row = session_to_row(record)
    return {name: row[name] for name in row if not name.startswith("branch_")}
