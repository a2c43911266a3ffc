"""What SQLite's result codes mean (sqlite.org/rescode.html)."""

import sqlite3

from app.errors import StorageBusy, StorageFailed, StorageFull

_TAKEN = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
# Shared memory that cannot grow, as on a full disk that holds the journal's index.
_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
_KINDS: dict[int, tuple[type[StorageFailed], str]] = {
    sqlite3.SQLITE_BUSY: (StorageBusy, "The database is in use by another process. Try again."),
    sqlite3.SQLITE_LOCKED: (StorageBusy, "The database is in use by another process. Try again."),
    sqlite3.SQLITE_NOMEM: (StorageBusy, "The database ran out of memory. Try again."),
    sqlite3.SQLITE_FULL: (
        StorageFull,
        "The disk that holds the database is full. Make room on it, then try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        StorageFull,
        "The database can be read and not written. Let this program write its file and folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StorageFailed,
        "The database file cannot be opened. See that its folder is there and may be written.",
    ),
    sqlite3.SQLITE_IOERR: (
        StorageFailed,
        "The disk that holds the database failed. See to the disk, then start again.",
    ),
    sqlite3.SQLITE_CORRUPT: (StorageFailed, "The database file is damaged. Restore a backup."),
    sqlite3.SQLITE_NOTADB: (
        StorageFailed,
        "The database file is no database. Name another file, or restore a backup.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        StorageFailed,
        "The database refused a row that breaks its rules.",
    ),
}


def is_taken(code: int | None) -> bool:
    """Say whether a result code stands for a key that is taken."""
    return code in _TAKEN


def meant(code: int | None) -> StorageFailed:
    """Return what an extended result code means; None where the driver gave none."""
    if code is None:
        return StorageFailed("The database could not do what it was asked.")
    primary = sqlite3.SQLITE_FULL if code in _NO_ROOM else code & 0xFF
    kind, text = _KINDS.get(
        primary, (StorageFailed, f"The database could not do what it was asked (SQLite {code}).")
    )
    return kind(text)
