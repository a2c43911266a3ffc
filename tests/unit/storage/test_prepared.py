"""Prepared statements: named values in, rows by column out, one compilation."""

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    insert,
    select,
)

from app.storage.prepared import Prepared
from app.storage.sqlite_engine import sqlite_engine

COUNTS = Table("count", MetaData(), Column("name", String), Column("n", Integer))
ADD = Prepared(insert(COUNTS))
OVER = Prepared(select(COUNTS).where(COUNTS.c.n > bindparam("n")).order_by(COUNTS.c.n))


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = sqlite_engine("sqlite://")
    with engine.begin() as opened:
        COUNTS.create(opened)
        yield opened
    engine.dispose()


def test_rows_are_found_by_named_values(db: Connection) -> None:
    ADD.run_each(db, [{"n": n, "name": f"n{n}"} for n in (3, 1, 2)])
    assert OVER.rows(db, {"n": 1}) == [{"name": "n2", "n": 2}, {"name": "n3", "n": 3}]
    assert OVER.rows(db, {"n": 3}) == []


def test_a_statement_says_how_many_rows_it_met(db: Connection) -> None:
    assert ADD.run(db, {"n": 1, "name": "one"}) == 1


def test_a_value_left_out_is_an_error(db: Connection) -> None:
    with pytest.raises(KeyError):
        ADD.run(db, {"n": 1})
