"""Backup of a SQLite file while it is written to, and restore; what was there is never lost."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StorageFailed
from app.storage.backup import back_up, file_of, restore
from app.storage.migrate import current, downgrade, head, upgrade
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction
from tests.builders_store import AT, a_session, an_event

ASIDE = "winwin.sqlite.before-20260304T050607Z"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "winwin.sqlite"


@pytest.fixture
def url(place: Path) -> str:
    place.parent.mkdir()
    made = f"sqlite:///{place}"
    upgrade(made)
    keep(made, "ses_1")
    return made


@pytest.fixture
def saved(url: str, tmp_path: Path) -> Path:
    target = tmp_path / "saved.sqlite"
    back_up(url, target)
    return target


@pytest.fixture
def writing(url: str) -> Iterator[threading.Event]:
    """A second connection that keeps sessions with ten events each, as fast as it can."""
    stop, is_busy = threading.Event(), threading.Event()

    def write() -> None:
        engine, number = sqlite_engine(url), 1_000
        with engine.connect() as db:
            while not stop.is_set():
                number += 1
                with db.begin():
                    tx = SqlTransaction(db, lambda: AT)
                    tx.add_session(a_session(f"ses_{number}"))
                    tx.add_events(f"ses_{number}", [an_event()] * 10)
                if number > 1_020:
                    is_busy.set()
        engine.dispose()

    thread = threading.Thread(target=write)
    thread.start()
    assert is_busy.wait(10)
    yield is_busy
    stop.set()
    thread.join()


def keep(url: str, session: str) -> None:
    engine = sqlite_engine(url)
    with engine.begin() as db:
        SqlTransaction(db, lambda: AT).add_session(a_session(session))
    engine.dispose()


def sessions_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [row[0] for row in db.execute("SELECT id FROM session ORDER BY id")]


def test_a_backup_is_one_file_that_only_its_owner_may_read(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    made = back_up(url, folder / "saved.sqlite")
    assert [path.name for path in folder.iterdir()] == ["saved.sqlite"]
    assert (folder / "saved.sqlite").stat().st_mode & 0o777 == 0o600
    assert (made.revision, made.sessions) == (head(), 1)
    assert made.size == (folder / "saved.sqlite").stat().st_size


@pytest.mark.usefixtures("writing")
def test_a_backup_under_writing_holds_whole_units_of_work(url: str, tmp_path: Path) -> None:
    target = tmp_path / "saved.sqlite"
    made = back_up(url, target)
    with closing(sqlite3.connect(target)) as db:
        counts = {row[0] for row in db.execute("SELECT count(*) FROM event GROUP BY session")}
        (events,) = db.execute("SELECT count(*) FROM event").fetchone()
    assert counts == {10}
    assert events == (made.sessions - 1) * 10
    assert made.sessions > 20


def test_a_backup_takes_no_files_place(url: str, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(StorageFailed, match="is there already"):
        back_up(url, saved)
    assert saved.read_bytes() == before


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="There is no file"):
        back_up(f"sqlite:///{tmp_path / 'none.sqlite'}", tmp_path / "saved.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_postgresql_is_sent_to_its_own_programs() -> None:
    with pytest.raises(StorageFailed, match="pg_dump"):
        file_of("postgresql://me:secret@host/winwin")


def test_a_backup_is_restored_where_nothing_is(saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "winwin.sqlite"
    found, aside = restore(f"sqlite:///{place}", saved, AT, is_forced=False)
    assert (found.sessions, aside) == (1, None)
    assert sessions_in(place) == ["ses_1"]


def test_a_database_that_is_there_is_not_replaced_without_force(url: str, saved: Path) -> None:
    keep(url, "ses_2")
    with pytest.raises(StorageFailed, match="--force"):
        restore(url, saved, AT, is_forced=False)
    assert sessions_in(file_of(url)) == ["ses_1", "ses_2"]


def test_by_force_the_old_file_is_kept_beside_with_all_it_held(
    url: str, saved: Path, place: Path
) -> None:
    keep(url, "ses_2")
    _, aside = restore(url, saved, AT, is_forced=True)
    assert aside == place.with_name(ASIDE)
    assert sessions_in(place) == ["ses_1"]
    assert sessions_in(aside) == ["ses_1", "ses_2"]
    assert {path.name for path in place.parent.iterdir()} == {place.name, aside.name}


def test_a_damaged_database_can_be_replaced(url: str, saved: Path, place: Path) -> None:
    place.write_bytes(b"not a database at all" * 100)
    restore(url, saved, AT, is_forced=True)
    assert sessions_in(place) == ["ses_1"]
    assert place.with_name(ASIDE).read_bytes().startswith(b"not a database")


def test_a_database_in_use_is_left_alone(url: str, saved: Path, place: Path) -> None:
    engine = sqlite_engine(url)
    with engine.connect() as db:
        db.exec_driver_sql("SELECT 1 FROM session").fetchone()
        with pytest.raises(StorageFailed, match="Stop the server first"):
            restore(url, saved, AT, is_forced=True)
    engine.dispose()
    assert sessions_in(place) == ["ses_1"]
    assert not place.with_name(ASIDE).exists()


def test_an_older_backup_is_brought_to_the_newest_form(url: str, saved: Path) -> None:
    downgrade(f"sqlite:///{saved}", "0003")
    found, _ = restore(url, saved, AT, is_forced=True)
    assert found.revision == "0003"
    assert current(url) == head()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer program"),
        ("DROP TABLE alembic_version", "no database of winwin"),
    ],
)
def test_a_file_of_another_kind_is_refused(url: str, saved: Path, script: str, why: str) -> None:
    with closing(sqlite3.connect(saved)) as db:
        db.execute(script)
        db.commit()
    with pytest.raises(StorageFailed, match=why):
        restore(url, saved, AT, is_forced=True)
    assert sessions_in(file_of(url)) == ["ses_1"]
    assert [path.name for path in file_of(url).parent.glob(".*")] == []


def test_a_file_that_is_no_database_is_refused(url: str, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Not a database, but long enough to be read as one." * 50)
    with pytest.raises(StorageFailed):
        restore(url, other, AT, is_forced=True)
    assert sessions_in(file_of(url)) == ["ses_1"]
