"""The seam: what a database and its driver raise becomes an error of this project."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.errors import Conflict, StorageFailed, WinwinError
from app.storage import foreign_postgres, foreign_sqlite


@contextmanager
def translated() -> Iterator[None]:
    """Raise Conflict for a key that is taken and a kind of StorageFailed for everything else.

    StorageBusy is what may work in a moment, StorageFull what somebody has to make room for.
    UnicodeEncodeError and OverflowError come from the driver itself: text with half a surrogate
    pair, a number beyond 64 bits.
    """
    try:
        yield
    except _of_drivers() as error:
        raise _meant(error) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StorageFailed("The database cannot hold a value it was given.") from error


def taken() -> Conflict:
    """Return what a key that is taken means to whoever sent it."""
    return Conflict("This was already saved by another request. Load the session and go on there.")


def is_to_be_done_again(error: Exception) -> bool:
    """Say whether the database ended a unit of work for the sake of another (deadlock)."""
    cause = error.__cause__
    of_driver = cause.orig if isinstance(cause, DBAPIError) else cause
    return getattr(of_driver, "sqlstate", None) in foreign_postgres.AGAIN


def _of_drivers() -> tuple[type[Exception], ...]:
    """Return what drivers raise; looked up when something was raised, so it costs nothing."""
    loaded = sys.modules.get("psycopg")
    return (SQLAlchemyError, sqlite3.Error, *(() if loaded is None else (loaded.Error,)))


def _meant(error: Exception) -> WinwinError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return taken() if foreign_sqlite.is_taken(code) else foreign_sqlite.meant(code)
    if cause is not None and hasattr(cause, "sqlstate"):
        state: str | None = cause.sqlstate
        return taken() if state == foreign_postgres.TAKEN else foreign_postgres.meant(cause, state)
    return StorageFailed(f"The database failed ({type(error).__name__}).")
