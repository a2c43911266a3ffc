"""Looks at a database without changing it: for whoever asks whether all is well (`doctor`)."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.storage.backup import file_of
from app.storage.foreign import translated
from app.storage.migrate import current, head
from app.storage.postgres_engine import is_postgres


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen: `revision` is None before the first migration, `head` the newest known.

    `place` is the file of SQLite, None for PostgreSQL; `log_bytes` is its write-ahead log's size.
    """

    revision: str | None
    head: str
    place: Path | None = None
    is_there: bool = True
    is_sound: bool = True
    log_bytes: int = 0


def look(url: str) -> Looked:
    """Return how a database stands (StorageFailed where it cannot be read, NotInstalled)."""
    if is_postgres(url):
        return Looked(current(url), head())
    place = file_of(url)
    if not place.exists():
        return Looked(None, head(), place, is_there=False)
    log = place.with_name(f"{place.name}-wal")
    size = log.stat().st_size if log.exists() else 0
    # Nobody has it open where there is no log: then it is read without making one.
    how = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    address = f"{place.absolute().as_uri()}?{how}"
    with translated(), closing(sqlite3.connect(address, uri=True)) as db:
        (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        found = None
        if "alembic_version" in tables:
            row = db.execute("SELECT version_num FROM alembic_version").fetchone()
            found = None if row is None else str(row[0])
    return Looked(found, head(), place, is_sound=state == "ok", log_bytes=size)


def can_log_ahead(folder: Path) -> bool:
    """Say whether SQLite's write-ahead log works in a folder (OSError where it takes no file).

    It does not on most network drives, and two processes would damage a database there.
    """
    probe = folder / ".winwin-probe.sqlite"
    try:
        with closing(sqlite3.connect(probe, isolation_level=None)) as db:
            (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("CREATE TABLE IF NOT EXISTS probe (one INTEGER)")
        return bool(mode == "wal")
    except sqlite3.Error as error:
        raise OSError(f"SQLite cannot make a file in {folder} ({error}).") from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            probe.with_name(f"{probe.name}{end}").unlink(missing_ok=True)
