"""The statements on what a tenant's calls to a model took in a day."""

from sqlalchemy import Connection, bindparam, select, text

from app.storage.prepared import Prepared
from app.storage.tables import SPENT

_IS_IT = (SPENT.c.tenant == bindparam("of"), SPENT.c.day == bindparam("on"))
# Both databases write it the same way, and SQLAlchemy a different one for each.
_MORE = Prepared(
    text(
        "INSERT INTO spent (tenant, day, tokens) VALUES (:of, :on, :more)"
        " ON CONFLICT (tenant, day) DO UPDATE SET tokens = spent.tokens + excluded.tokens"
    )
)
_OF_DAY = Prepared(select(SPENT.c.tokens).where(*_IS_IT))


def add(db: Connection, tenant: str, day: str, tokens: int) -> None:
    """Count tokens; one statement, so that two who count at once both count."""
    _MORE.run(db, {"of": tenant, "on": day, "more": tokens})


def of_day(db: Connection, tenant: str, day: str) -> int:
    """Return what was counted."""
    found = _OF_DAY.rows(db, {"of": tenant, "on": day})
    return int(found[0]["tokens"]) if found else 0
