"""The statements on what a tenant's calls to a model took in a day."""

from sqlalchemy import Connection, bindparam, insert, select, update

from app.storage.tables import SPENT

_IS_IT = (SPENT.c.tenant == bindparam("of"), SPENT.c.day == bindparam("on"))
_MORE = update(SPENT).where(*_IS_IT).values(tokens=SPENT.c.tokens + bindparam("more"))
_FIRST = insert(SPENT)
_OF_DAY = select(SPENT.c.tokens).where(*_IS_IT)


def add(db: Connection, tenant: str, day: str, tokens: int) -> None:
    """Count tokens; a transaction holds the write lock from its beginning."""
    if not db.execute(_MORE, {"of": tenant, "on": day, "more": tokens}).rowcount:
        db.execute(_FIRST, {"tenant": tenant, "day": day, "tokens": tokens})


def of_day(db: Connection, tenant: str, day: str) -> int:
    """Return what was counted."""
    return int(db.execute(_OF_DAY, {"of": tenant, "on": day}).scalar() or 0)
