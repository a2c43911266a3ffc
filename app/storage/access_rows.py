"""The statements on tenants, learners, keys and tokens: a part of a unit of work."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from app.learners.records import (
    HostKeyRecord,
    KeyRecord,
    LearnerRecord,
    TenantRecord,
    TokenRecord,
)
from app.storage.access_mapping import (
    host_key_from_row,
    host_key_to_row,
    key_from_row,
    key_to_row,
    learner_from_row,
    learner_to_row,
    tenant_from_row,
    tenant_to_row,
    token_from_row,
    token_to_row,
)
from app.storage.foreign import taken, translated
from app.storage.mapping import Row
from app.storage.prepared import Prepared
from app.storage.tables import HOST_KEYS, KEYS, LEARNERS, TENANTS, TOKENS

# Those of every request are prepared; so is what may meet a key that is taken.
_ADD_TENANT = Prepared(insert(TENANTS), or_nothing=True)
_ADD_LEARNER = Prepared(insert(LEARNERS), or_nothing=True)
_ADD_KEY = Prepared(insert(KEYS), or_nothing=True)
_ADD_HOST_KEY = Prepared(insert(HOST_KEYS), or_nothing=True)
_ADD_TOKEN = Prepared(insert(TOKENS), or_nothing=True)
_TENANT = Prepared(select(TENANTS).where(TENANTS.c.id == bindparam("tenant")))
_LEARNER = Prepared(
    select(LEARNERS).where(
        LEARNERS.c.tenant == bindparam("tenant"), LEARNERS.c.learner == bindparam("learner")
    )
)
_BY_EXTERNAL = Prepared(
    select(LEARNERS).where(
        LEARNERS.c.tenant == bindparam("tenant"), LEARNERS.c.external_id == bindparam("external")
    )
)
_KEY_BY_HASH = Prepared(select(KEYS).where(KEYS.c.hash == bindparam("hash")))
_HOST_KEY = Prepared(
    select(HOST_KEYS).where(
        HOST_KEYS.c.tenant == bindparam("tenant"), HOST_KEYS.c.kid == bindparam("kid")
    )
)
_TOKEN = Prepared(select(TOKENS).where(TOKENS.c.hash == bindparam("hash")))


class AccessStatements:
    """What a unit of work does with who asks."""

    _db: Connection

    def add_tenant(self, record: TenantRecord) -> None:
        """Keep a new tenant; an id that is there raises Conflict."""
        self._keep(_ADD_TENANT, tenant_to_row(record))

    def tenants(self) -> Sequence[TenantRecord]:
        """Return all tenants by id."""
        return tuple(map(tenant_from_row, self._all(select(TENANTS).order_by(TENANTS.c.id))))

    def tenant(self, tenant: str) -> TenantRecord | None:
        """Return a tenant, or None."""
        row = self._one(_TENANT, tenant=tenant)
        return None if row is None else tenant_from_row(row)

    def add_learner(self, record: LearnerRecord) -> None:
        """Keep a new learner; a learner or an external id that is there raises Conflict."""
        self._keep(_ADD_LEARNER, learner_to_row(record))

    def learner(self, tenant: str, learner: str) -> LearnerRecord | None:
        """Return a learner of a tenant by id, or None."""
        row = self._one(_LEARNER, tenant=tenant, learner=learner)
        return None if row is None else learner_from_row(row)

    def learner_by_external(self, tenant: str, external_id: str) -> LearnerRecord | None:
        """Return a learner of a tenant by the host's id, or None."""
        row = self._one(_BY_EXTERNAL, tenant=tenant, external=external_id)
        return None if row is None else learner_from_row(row)

    def learners(self, tenant: str, limit: int, before: str | None) -> Sequence[LearnerRecord]:
        """Return a tenant's learners, newest first, those before an id."""
        query = select(LEARNERS).where(LEARNERS.c.tenant == tenant)
        if before is not None:
            query = query.where(LEARNERS.c.learner < before)
        newest = query.order_by(LEARNERS.c.learner.desc()).limit(limit)
        return tuple(map(learner_from_row, self._all(newest)))

    def add_key(self, record: KeyRecord) -> None:
        """Keep a new key; an id or a hash that is there raises Conflict."""
        self._keep(_ADD_KEY, key_to_row(record))

    def add_first_key(self, record: KeyRecord) -> bool:
        """Keep a key unless a secret one is kept, of whatever tenant; say whether it is kept."""
        if self.has_secret_key():
            return False
        self.add_key(record)
        return True

    def replace_key(self, record: KeyRecord) -> None:
        """Write over the key of the same id."""
        self._do(update(KEYS).where(KEYS.c.id == record.id).values(key_to_row(record)))

    def key(self, tenant: str, key: str) -> KeyRecord | None:
        """Return a tenant's key by id, or None."""
        rows = self._all(select(KEYS).where(KEYS.c.id == key, KEYS.c.tenant == tenant))
        return key_from_row(rows[0]) if rows else None

    def key_by_hash(self, hash_: str) -> KeyRecord | None:
        """Return the key with this hash, of any tenant, or None."""
        row = self._one(_KEY_BY_HASH, hash=hash_)
        return None if row is None else key_from_row(row)

    def keys(self, tenant: str | None) -> Sequence[KeyRecord]:
        """Return the keys of a tenant, or of all, newest first."""
        query = select(KEYS).order_by(KEYS.c.id.desc())
        theirs = query if tenant is None else query.where(KEYS.c.tenant == tenant)
        return tuple(map(key_from_row, self._all(theirs)))

    def has_secret_key(self) -> bool:
        """Say whether any secret key is kept, of whatever tenant."""
        return bool(self._all(select(KEYS.c.id).where(KEYS.c.kind == "secret").limit(1)))

    def embed_origins(self, now: str) -> frozenset[str]:
        """Return the origins of all embed keys that are neither revoked nor expired."""
        lasting = or_(KEYS.c.expires_at.is_(None), KEYS.c.expires_at > now)
        query = select(KEYS).where(KEYS.c.kind == "embed", KEYS.c.revoked_at.is_(None), lasting)
        return frozenset().union(*(key_from_row(row).origins for row in self._all(query)))

    def note_key_used(self, key: str, at: str) -> None:
        """Keep when a key was used last."""
        self._do(update(KEYS).where(KEYS.c.id == key).values(used_at=at))

    def add_host_key(self, record: HostKeyRecord) -> None:
        """Keep a host's public key; a kid of this tenant that is there raises Conflict."""
        self._keep(_ADD_HOST_KEY, host_key_to_row(record))

    def host_key(self, tenant: str, kid: str) -> HostKeyRecord | None:
        """Return a host's public key, or None."""
        row = self._one(_HOST_KEY, tenant=tenant, kid=kid)
        return None if row is None else host_key_from_row(row)

    def host_keys(self, tenant: str) -> Sequence[HostKeyRecord]:
        """Return a tenant's public keys, newest first."""
        newest = (HOST_KEYS.c.created_at.desc(), HOST_KEYS.c.kid.desc())
        query = select(HOST_KEYS).where(HOST_KEYS.c.tenant == tenant).order_by(*newest)
        return tuple(map(host_key_from_row, self._all(query)))

    def retire_host_key(self, tenant: str, kid: str, at: str) -> bool:
        """Take no token of this key any more; say whether it was there and in use."""
        it = (HOST_KEYS.c.tenant == tenant, HOST_KEYS.c.kid == kid)
        used = update(HOST_KEYS).where(*it, HOST_KEYS.c.retired_at.is_(None))
        return self._do(used.values(retired_at=at)) > 0

    def add_token(self, record: TokenRecord) -> None:
        """Keep a new token; a hash that is there raises Conflict."""
        self._keep(_ADD_TOKEN, token_to_row(record))

    def token(self, hash_: str) -> TokenRecord | None:
        """Return the token with this hash, or None."""
        row = self._one(_TOKEN, hash=hash_)
        return None if row is None else token_from_row(row)

    def drop_token(self, hash_: str) -> bool:
        """End a token; say whether it was there."""
        return self._do(delete(TOKENS).where(TOKENS.c.hash == hash_)) > 0

    def sweep_tokens(self, before: str) -> int:
        """Forget tokens that expired before a time; return how many."""
        return self._do(delete(TOKENS).where(TOKENS.c.expires_at < before))

    def _keep(self, prepared: Prepared, row: Mapping[str, object]) -> None:
        with translated():
            if not prepared.run(self._db, row):
                raise taken()

    def _one(self, prepared: Prepared, **values: object) -> Row | None:
        with translated():
            rows = prepared.rows(self._db, values)
        return rows[0] if rows else None

    def _all(self, query: Any) -> Sequence[Row]:  # noqa: ANN401 - a statement of any columns
        with translated():
            return [dict(row) for row in self._db.execute(query).mappings()]

    def _do(self, statement: Any) -> int:  # noqa: ANN401 - a change of any table
        """Change what a statement says; return how many rows were met."""
        with translated():
            return int(self._db.execute(statement).rowcount)
