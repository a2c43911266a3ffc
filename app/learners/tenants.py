"""Tenants: whoever has learners here."""

import re
from collections.abc import Sequence

from app.errors import Conflict, NotFound, Rejected
from app.learners.access import LOCAL
from app.learners.ports import AccessRows, AccessStore, Clock
from app.learners.records import TenantRecord
from app.learners.texts import refuse_odd

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_MOST_NAME = 200


class TenantService:
    """Makes and lists tenants; 'local' is there without anybody making it."""

    def __init__(self, store: AccessStore, clock: Clock) -> None:
        """Take the ports."""
        self._store, self._clock = store, clock

    async def make(self, tenant: str, name: str = "") -> TenantRecord:
        """Keep a new tenant and return it (Rejected, Conflict)."""
        if not is_tenant(tenant):
            raise Rejected(
                "/tenant",
                "A tenant's id is 1 to 64 of a-z, 0-9, '.', '_' and '-', and begins with a letter "
                "or a figure.",
            )
        refuse_odd("/name", name, _MOST_NAME, least=0)
        record = TenantRecord(tenant, name, self._clock.now())
        if tenant == LOCAL.tenant:
            raise Conflict(_taken(tenant))
        try:
            await self._store.transact(lambda rows: rows.add_tenant(record))
        except Conflict as taken:
            raise Conflict(_taken(tenant)) from taken
        return record

    async def list(self) -> Sequence[TenantRecord]:
        """Return all tenants that were made, by id."""
        return await self._store.transact(lambda rows: rows.tenants())


def is_tenant(text: str) -> bool:
    """Say whether a text can be a tenant's id."""
    return _ID.fullmatch(text) is not None


def refuse_unknown(rows: AccessRows, tenant: str) -> None:
    """Refuse a tenant nobody made (NotFound)."""
    if tenant != LOCAL.tenant and rows.tenant(tenant) is None:
        raise NotFound("tenant", tenant)


def _taken(tenant: str) -> str:
    return f"There is a tenant '{tenant}' already. Choose another id, or use that one."
