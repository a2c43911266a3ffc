"""Statements of every turn: compiled once, then run by the driver itself.

SQLAlchemy writes the SQL, from the tables; running it through SQLAlchemy took several times as
long as the database. Values pass as they are, so the columns hold text, numbers and truths only,
and a truth comes back as the database has it (SQLite: 0 or 1).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement, Select
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]


class Prepared:
    """A statement with named values, on the database it was first run on."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._sql = ""
        self._names: Sequence[str] | None = None
        chosen = statement.selected_columns if isinstance(statement, Select) else ()
        self._columns = tuple(column.name for column in chosen)

    def rows(self, db: Connection, values: Values) -> list[dict[str, Any]]:
        """Return the rows that are found, each by column."""
        cursor = self._run(db, values)
        found = [dict(zip(self._columns, row, strict=True)) for row in cursor.fetchall()]
        cursor.close()
        return found

    def run(self, db: Connection, values: Values) -> int:
        """Change what the values say; return how many rows were met."""
        cursor = self._run(db, values)
        cursor.close()
        return cursor.rowcount

    def run_each(self, db: Connection, rows: Iterable[Values]) -> None:
        """Do the same for each of some rows."""
        cursor = self._cursor(db)
        cursor.executemany(self._sql, [self._given(row) for row in rows])
        cursor.close()

    def _run(self, db: Connection, values: Values) -> DBAPICursor:
        cursor = self._cursor(db)
        cursor.execute(self._sql, self._given(values))
        return cursor

    def _cursor(self, db: Connection) -> DBAPICursor:
        if not self._sql:
            made = self._statement.compile(db.engine)
            if not isinstance(made, SQLCompiler):
                raise TypeError("only statements on rows are prepared")
            self._names = made.positiontup
            self._sql = made.string
        return db.connection.cursor()

    def _given(self, values: Values) -> Any:  # noqa: ANN401 - as the driver takes them
        return values if self._names is None else [values[name] for name in self._names]
