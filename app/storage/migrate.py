"""Bring a database to the newest migration, and say where it stands."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.storage.engine import sqlite_engine
from app.storage.foreign import translated

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(url: str) -> None:
    """Run every migration that is missing, in one transaction; none missing, nothing done."""
    _move(url, "head", command.upgrade)


def downgrade(url: str, revision: str) -> None:
    """Undo migrations down to a revision; 'base' leaves an empty database."""
    _move(url, revision, command.downgrade)


def current(url: str) -> str | None:
    """Return the revision the database is at, None before the first migration."""
    engine = sqlite_engine(url)
    try:
        with translated(), engine.connect() as db:
            return revision_of(db)
    finally:
        engine.dispose()


@cache
def head() -> str:
    """Return the newest revision this program knows."""
    return str(ScriptDirectory(str(_MIGRATIONS)).get_current_head())


def revision_of(db: Connection) -> str | None:
    """Return the revision of an open database."""
    return MigrationContext.configure(db).get_current_revision()


def _move(url: str, revision: str, direction: Callable[[Config, str], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    engine = sqlite_engine(url)
    try:
        with translated(), engine.begin() as db:
            config.attributes["connection"] = db
            direction(config, revision)
    finally:
        engine.dispose()
