"""Statements of every turn: compiled once, then run by the driver itself.

SQLAlchemy writes the SQL, from the tables; running it through SQLAlchemy took several times as
long as the database. Values pass as they are, so the columns hold text, numbers and truths only,
and a truth comes back as the database has it (SQLite: 0 or 1).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement, Select
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]


class _Sql(NamedTuple):
    """A statement as a driver takes it: by names, or by places in the order of `names`."""

    text: str
    names: Sequence[str] | None


class Prepared:
    """A statement with named values, written once for each kind of database it is run on.

    `or_nothing` is for an insert whose key may be taken: it then meets no row. A statement that
    fails ends a transaction on PostgreSQL; one that meets nothing leaves it as it is.
    """

    def __init__(self, statement: ClauseElement, *, or_nothing: bool = False) -> None:
        self._statement = statement
        self._ending = " ON CONFLICT DO NOTHING" if or_nothing else ""
        self._made: dict[str, _Sql] = {}
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
        met = cursor.rowcount
        cursor.close()
        return met

    def run_each(self, db: Connection, rows: Iterable[Values]) -> None:
        """Do the same for each of some rows."""
        sql = self._sql(db)
        cursor = db.connection.cursor()
        cursor.executemany(sql.text, [_given(sql, row) for row in rows])
        cursor.close()

    def _run(self, db: Connection, values: Values) -> DBAPICursor:
        sql = self._sql(db)
        cursor = db.connection.cursor()
        cursor.execute(sql.text, _given(sql, values))
        return cursor

    def _sql(self, db: Connection) -> _Sql:
        """Return the statement for this database; two threads may write it, and write the same."""
        made = self._made.get(db.dialect.name)
        return made or self._written(db)

    def _written(self, db: Connection) -> _Sql:
        made = self._statement.compile(db.engine)
        if not isinstance(made, SQLCompiler):
            raise TypeError("only statements on rows are prepared")
        written = _Sql(made.string + self._ending, made.positiontup)
        self._made[db.dialect.name] = written
        return written


def _given(sql: _Sql, values: Values) -> Any:  # noqa: ANN401 - as the driver takes them
    return values if sql.names is None else [values[name] for name in sql.names]
