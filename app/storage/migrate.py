"""Bring a database to the newest migration, and say where it stands.

Alembic is imported only when there is something to migrate: it takes as long to import as the
web framework, and an ordinary start has nothing for it to do.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, text
from sqlalchemy import inspect as inspect_database

from app.errors import StorageFailed
from app.storage.engines import open_engine
from app.storage.foreign import translated
from app.storage.locking import hold_migrations
from app.storage.postgres_engine import is_postgres, refuse_other_encodings

_MIGRATIONS = Path(__file__).parent / "migrations"
_NOTED_IN = "alembic_version"


def upgrade(url: str) -> None:
    """Run every migration that is missing, in one transaction; none missing, nothing done.

    Who starts beside another waits for it and finds nothing left to do. StorageFailed where the
    database is newer than this program.
    """
    found = current(url)
    if found is not None and found > head():
        raise StorageFailed(
            f"The database is at revision {found} and this program knows {head()} at most. "
            "Install the newer program, or restore the backup made before it."
        )
    if found != head():
        _move(url, "upgrade", "head")


def upgrade_to(url: str, revision: str) -> None:
    """Run the migrations that are missing up to a revision of `revisions`."""
    _move(url, "upgrade", revision)


def downgrade(url: str, revision: str) -> None:
    """Undo migrations down to a revision; 'base' leaves an empty database."""
    _move(url, "downgrade", revision)


def current(url: str) -> str | None:
    """Return the revision the database is at, None before the first migration."""
    engine = open_engine(url)
    try:
        with translated(), engine.connect() as db:
            return revision_of(db)
    finally:
        engine.dispose()


@cache
def revisions() -> tuple[str, ...]:
    """Return the revisions this program knows, oldest first: the files are named by them."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*.py")
    return tuple(sorted(path.stem.split("_")[0] for path in files))


def head() -> str:
    """Return the newest revision this program knows."""
    return revisions()[-1]


def revision_of(db: Connection) -> str | None:
    """Return the revision of an open database."""
    if not inspect_database(db).has_table(_NOTED_IN):
        return None
    found = db.execute(text(f"SELECT version_num FROM {_NOTED_IN}")).scalar()  # noqa: S608
    return None if found is None else str(found)


def _move(url: str, direction: Literal["upgrade", "downgrade"], revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    engine = open_engine(url)
    try:
        with translated(), engine.begin() as db:
            if is_postgres(url):
                hold_migrations(db)
                refuse_other_encodings(db)
            config.attributes["connection"] = db
            move = command.upgrade if direction == "upgrade" else command.downgrade
            move(config, revision)
    finally:
        engine.dispose()
