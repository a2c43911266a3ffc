"""Backup and restore of a SQLite file; PostgreSQL has `pg_dump` and `pg_restore` for both.

A backup is one file that holds everything up to a moment, taken while a server goes on writing.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from app.errors import StorageFailed
from app.storage.foreign import translated
from app.storage.migrate import head, upgrade

_OURS_ALONE = 0o600  # it holds what learners wrote
_BUSY_SECONDS = 5.0
_BESIDE = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: the revision of its tables, its sessions, and its size in bytes."""

    revision: str
    sessions: int
    size: int


def file_of(url: str) -> Path:
    """Return the file of a SQLite URL (StorageFailed for a database that is no file)."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        raise StorageFailed(
            "This command copies a SQLite file. Back PostgreSQL up with "
            "'pg_dump --format=custom --file=FILE DATABASE' and restore with "
            "'pg_restore --clean --if-exists --dbname=DATABASE FILE'."
        )
    return Path(parts.database or "")


def back_up(url: str, target: Path) -> BackedUp:
    """Write everything kept at this moment to a new file (StorageFailed).

    Other processes may go on writing; what they keep meanwhile may or may not be in it, each unit
    of work as a whole.
    """
    source = _existing(file_of(url))
    if target.exists():
        raise StorageFailed(f"{target} is there already: choose another name, or remove it first.")
    made = _copied(source, target.with_name(f".{target.name}.part"))
    try:
        found = _checked(made)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    return found


def restore(url: str, source: Path, at: str, *, is_forced: bool) -> tuple[BackedUp, Path | None]:
    """Put a backup in the place of the database; return what it holds, and the old file's place.

    The old file is kept under its name and the time `at`. StorageFailed, and nothing done, for a
    file that is no backup, for a database that is there unless `is_forced`, and for one in use.
    """
    place, backup = file_of(url), _existing(source)
    if place.exists() and not is_forced:
        raise StorageFailed(
            f"{place} is there already. With --force the backup takes its place, and the old file "
            "is kept beside it under another name."
        )
    place.parent.mkdir(parents=True, exist_ok=True)
    made = _copied(backup, place.with_name(f".{place.name}.restored"))
    try:
        found = _checked(made)
        upgrade(f"sqlite:///{made}")
        _fold(made)
        aside = _put_aside(place, at) if place.exists() else None
        made.replace(place)
    finally:
        for end in _BESIDE:
            Path(f"{made}{end}").unlink(missing_ok=True)
    return found, aside


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise StorageFailed(f"There is no file {path}.")
    return path


def _copied(source: Path, target: Path) -> Path:
    """Copy a database as it is at one moment: one step, so no writer makes it begin again."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, _OURS_ALONE))
    with _opened(source) as read, _opened(target) as written:
        read.backup(written)
    _fold(target)
    return target


def _fold(path: Path) -> None:
    """Let the file alone hold everything, without a journal beside it."""
    with _opened(path) as db:
        db.execute("PRAGMA journal_mode = DELETE").fetchone()


def _checked(path: Path) -> BackedUp:
    """Return what a copy holds (StorageFailed where it is damaged, or no database of ours)."""
    with _opened(path) as db:
        (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise StorageFailed("The file is damaged: SQLite's own check of it fails.")
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "session"} <= tables:
            raise StorageFailed("The file is no database of winwin.")
        (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
        (sessions,) = db.execute("SELECT count(*) FROM session").fetchone()
    if revision > head():
        raise StorageFailed(
            f"The file is at revision {revision} and this program knows {head()} at most. "
            "Install the newer program first."
        )
    return BackedUp(revision, sessions, path.stat().st_size)


def _put_aside(place: Path, at: str) -> Path:
    """Move the present database away, with all of it in one file (StorageFailed if in use)."""
    _refuse_in_use(place)
    aside = place.with_name(f"{place.name}.before-{''.join(filter(str.isalnum, at))}")
    if aside.exists():
        raise StorageFailed(f"{aside} is there already: move it away first.")
    for end in _BESIDE:
        journal = Path(f"{place}{end}")
        if journal.exists():
            journal.replace(f"{aside}{end}")
    return aside


def _refuse_in_use(place: Path) -> None:
    """Raise StorageFailed if another process has the database open; damage is no reason to."""
    with closing(sqlite3.connect(place, timeout=1)) as db:
        try:
            # Leaving the write-ahead log wants the file alone; what it holds goes into the file.
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StorageFailed(
                    f"{place} is in use. Stop the server first, then restore."
                ) from error
        except sqlite3.DatabaseError:
            return


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with translated(), closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as db:
        yield db
