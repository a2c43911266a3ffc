"""Tenants, learners, keys and tokens in memory: the part of `MemoryTransaction` that keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.errors import Conflict
from app.learners.records import (
    HostKeyRecord,
    KeyRecord,
    LearnerRecord,
    TenantRecord,
    TokenRecord,
)

_TAKEN = "This was already saved by another request."


@dataclass(slots=True)
class KeptAccess:
    """All that is kept of who asks."""

    tenants: dict[str, TenantRecord] = field(default_factory=dict)
    learners: dict[tuple[str, str], LearnerRecord] = field(default_factory=dict)
    keys: dict[str, KeyRecord] = field(default_factory=dict)
    host_keys: dict[tuple[str, str], HostKeyRecord] = field(default_factory=dict)
    tokens: dict[str, TokenRecord] = field(default_factory=dict)

    def copy(self) -> "KeptAccess":
        """Return a snapshot; records are immutable."""
        return KeptAccess(
            dict(self.tenants),
            dict(self.learners),
            dict(self.keys),
            dict(self.host_keys),
            dict(self.tokens),
        )


class MemoryAccess:
    """What a unit of work does with who asks, on the copy it was given."""

    _access: KeptAccess

    def add_tenant(self, record: TenantRecord) -> None:
        """Keep a new tenant; an id that is there raises Conflict."""
        if record.id in self._access.tenants:
            raise Conflict(_TAKEN)
        self._access.tenants[record.id] = record

    def tenants(self) -> Sequence[TenantRecord]:
        """Return all tenants by id."""
        return tuple(sorted(self._access.tenants.values(), key=lambda one: one.id))

    def tenant(self, tenant: str) -> TenantRecord | None:
        """Return a tenant, or None."""
        return self._access.tenants.get(tenant)

    def add_learner(self, record: LearnerRecord) -> None:
        """Keep a new learner; a learner or an external id that is there raises Conflict."""
        place, external = (record.tenant, record.learner), record.external_id
        is_known = external is not None and self.learner_by_external(record.tenant, external)
        if place in self._access.learners or is_known:
            raise Conflict(_TAKEN)
        self._access.learners[place] = record

    def learner(self, tenant: str, learner: str) -> LearnerRecord | None:
        """Return a learner of a tenant by id, or None."""
        return self._access.learners.get((tenant, learner))

    def learner_by_external(self, tenant: str, external_id: str) -> LearnerRecord | None:
        """Return a learner of a tenant by the host's id, or None."""
        sought = (tenant, external_id)
        known = self._access.learners.values()
        return next((one for one in known if (one.tenant, one.external_id) == sought), None)

    def learners(self, tenant: str, limit: int, before: str | None) -> Sequence[LearnerRecord]:
        """Return a tenant's learners, newest first, those before an id."""
        theirs = [
            one
            for one in self._access.learners.values()
            if one.tenant == tenant and (before is None or one.learner < before)
        ]
        return tuple(sorted(theirs, key=lambda one: one.learner, reverse=True)[:limit])

    def add_key(self, record: KeyRecord) -> None:
        """Keep a new key; an id or a hash that is there raises Conflict."""
        if record.id in self._access.keys or self.key_by_hash(record.hash):
            raise Conflict(_TAKEN)
        self._access.keys[record.id] = record

    def add_first_key(self, record: KeyRecord) -> bool:
        """Keep a key unless a secret one is kept, of whatever tenant; say whether it is kept."""
        if self.has_secret_key():
            return False
        self.add_key(record)
        return True

    def replace_key(self, record: KeyRecord) -> None:
        """Write over the key of the same id."""
        if record.id in self._access.keys:
            self._access.keys[record.id] = record

    def key(self, tenant: str, key: str) -> KeyRecord | None:
        """Return a tenant's key by id, or None."""
        found = self._access.keys.get(key)
        return found if found is not None and found.tenant == tenant else None

    def key_by_hash(self, hash_: str) -> KeyRecord | None:
        """Return the key with this hash, of any tenant, or None."""
        return next((key for key in self._access.keys.values() if key.hash == hash_), None)

    def keys(self, tenant: str | None) -> Sequence[KeyRecord]:
        """Return the keys of a tenant, or of all, newest first."""
        theirs = [key for key in self._access.keys.values() if tenant in (None, key.tenant)]
        return tuple(sorted(theirs, key=lambda one: one.id, reverse=True))

    def has_secret_key(self) -> bool:
        """Say whether any secret key is kept, of whatever tenant."""
        return any(key.kind == "secret" for key in self._access.keys.values())

    def embed_origins(self, now: str) -> frozenset[str]:
        """Return the origins of all embed keys that are neither revoked nor expired."""
        used = (
            key.origins
            for key in self._access.keys.values()
            if key.revoked_at is None and (key.expires_at is None or key.expires_at > now)
        )
        return frozenset().union(*used)

    def note_key_used(self, key: str, at: str) -> None:
        """Keep when a key was used last."""
        found = self._access.keys.get(key)
        if found is not None:
            self._access.keys[key] = replace(found, used_at=at)

    def add_host_key(self, record: HostKeyRecord) -> None:
        """Keep a host's public key; a kid of this tenant that is there raises Conflict."""
        place = (record.tenant, record.kid)
        if place in self._access.host_keys:
            raise Conflict(_TAKEN)
        self._access.host_keys[place] = record

    def host_key(self, tenant: str, kid: str) -> HostKeyRecord | None:
        """Return a host's public key, or None."""
        return self._access.host_keys.get((tenant, kid))

    def host_keys(self, tenant: str) -> Sequence[HostKeyRecord]:
        """Return a tenant's public keys, newest first."""
        theirs = [key for key in self._access.host_keys.values() if key.tenant == tenant]
        return tuple(sorted(theirs, key=lambda one: (one.created_at, one.kid), reverse=True))

    def retire_host_key(self, tenant: str, kid: str, at: str) -> bool:
        """Take no token of this key any more; say whether it was there and in use."""
        found = self.host_key(tenant, kid)
        if found is None or found.retired_at is not None:
            return False
        self._access.host_keys[tenant, kid] = replace(found, retired_at=at)
        return True

    def add_token(self, record: TokenRecord) -> None:
        """Keep a new token; a hash that is there raises Conflict."""
        if record.hash in self._access.tokens:
            raise Conflict(_TAKEN)
        self._access.tokens[record.hash] = record

    def token(self, hash_: str) -> TokenRecord | None:
        """Return the token with this hash, or None."""
        return self._access.tokens.get(hash_)

    def drop_token(self, hash_: str) -> bool:
        """End a token; say whether it was there."""
        return self._access.tokens.pop(hash_, None) is not None

    def sweep_tokens(self, before: str) -> int:
        """Forget tokens that expired before a time; return how many."""
        tokens = self._access.tokens
        old = [hash_ for hash_, token in tokens.items() if token.expires_at < before]
        for hash_ in old:
            del tokens[hash_]
        return len(old)
