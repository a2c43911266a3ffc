"""The statements on what a tenant's calls to a model took in a day."""

from sqlalchemy import Connection, bindparam, insert, select, update

from app.storage.prepared import Prepared
from app.storage.tables import SPENT

_IS_IT = (SPENT.c.tenant == bindparam("of"), SPENT.c.day == bindparam("on"))
_MORE = Prepared(update(SPENT).where(*_IS_IT).values(tokens=SPENT.c.tokens + bindparam("more")))
_FIRST = Prepared(insert(SPENT))
_OF_DAY = Prepared(select(SPENT.c.tokens).where(*_IS_IT))


def add(db: Connection, tenant: str, day: str, tokens: int) -> None:
    """Count tokens; a transaction holds the write lock from its beginning."""
    if not _MORE.run(db, {"of": tenant, "on": day, "more": tokens}):
        _FIRST.run(db, {"tenant": tenant, "day": day, "tokens": tokens})


def of_day(db: Connection, tenant: str, day: str) -> int:
    """Return what was counted."""
    found = _OF_DAY.rows(db, {"of": tenant, "on": day})
    return int(found[0]["tokens"]) if found else 0
