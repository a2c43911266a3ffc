"""The engine that a database URL asks for, for work beside a store: migrating, looking."""

from sqlalchemy import Engine

from app.storage.postgres_engine import is_postgres, postgres_engine
from app.storage.sqlite_engine import sqlite_engine


def open_engine(url: str) -> Engine:
    """Return an engine for a SQLite or PostgreSQL URL, without hurry (NotInstalled)."""
    return postgres_engine(url, is_hurried=False) if is_postgres(url) else sqlite_engine(url)
