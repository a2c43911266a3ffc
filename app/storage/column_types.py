"""How values lie in a database where PostgreSQL has to be told and SQLite does so anyway.

SQLite compares text by its bytes and keeps whole numbers of 64 bits. On PostgreSQL text is
compared by the rules of the database's language unless a column says "C", so that pages of
sessions would come in another order on another server, and an Integer ends at 2**31 - 1.
"""

from sqlalchemy import BigInteger, Dialect, Integer, String, TypeDecorator
from sqlalchemy.types import TypeEngine


class Words(TypeDecorator[str]):
    """A short text, compared by its bytes."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Return the type on a kind of database."""
        is_told = dialect.name == "postgresql"
        return dialect.type_descriptor(String(collation="C") if is_told else String())


class Whole(TypeDecorator[int]):
    """A whole number of 64 bits."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """Return the type on a kind of database."""
        is_told = dialect.name == "postgresql"
        return dialect.type_descriptor(BigInteger() if is_told else Integer())
