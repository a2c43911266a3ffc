"""The seam: what the database and its driver raise becomes an error of this project."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.errors import Conflict, StorageFailed

_TAKEN = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})


@contextmanager
def translated() -> Iterator[None]:
    """Raise Conflict for a key that is taken and StorageFailed for everything else.

    UnicodeEncodeError and OverflowError come from the driver itself: text with half a surrogate
    pair, a number beyond 64 bits.
    """
    try:
        yield
    except (IntegrityError, sqlite3.IntegrityError) as error:
        of_driver = error.orig if isinstance(error, IntegrityError) else error
        if getattr(of_driver, "sqlite_errorcode", None) in _TAKEN:
            raise _taken() from error
        raise StorageFailed("The database refused a row that breaks its rules.") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StorageFailed(f"The database failed ({type(error).__name__}).") from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StorageFailed("The database cannot hold a value it was given.") from error


def _taken() -> Conflict:
    return Conflict("This was already saved by another request. Load the session and go on there.")
