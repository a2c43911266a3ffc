"""What this room needs of a store, and of whoever checks a host's signature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.learners.records import (
    HostKeyRecord,
    KeyRecord,
    LearnerRecord,
    TenantRecord,
    TokenRecord,
)

T = TypeVar("T")


class AccessRows(Protocol):
    """The part of a unit of work that is about who asks."""

    def add_tenant(self, record: TenantRecord) -> None:
        """Keep a new tenant; an id that is there raises Conflict."""

    def tenants(self) -> Sequence[TenantRecord]:
        """Return all tenants by id."""

    def tenant(self, tenant: str) -> TenantRecord | None:
        """Return a tenant, or None."""

    def add_learner(self, record: LearnerRecord) -> None:
        """Keep a new learner; a learner or an external id that is there raises Conflict."""

    def learner(self, tenant: str, learner: str) -> LearnerRecord | None:
        """Return a learner of a tenant by id, or None."""

    def learner_by_external(self, tenant: str, external_id: str) -> LearnerRecord | None:
        """Return a learner of a tenant by the host's id, or None."""

    def learners(self, tenant: str, limit: int, before: str | None) -> Sequence[LearnerRecord]:
        """Return a tenant's learners, newest first, those before an id."""

    def add_key(self, record: KeyRecord) -> None:
        """Keep a new key."""

    def replace_key(self, record: KeyRecord) -> None:
        """Write over the key of the same id."""

    def key(self, tenant: str, key: str) -> KeyRecord | None:
        """Return a tenant's key by id, or None."""

    def key_by_hash(self, hash_: str) -> KeyRecord | None:
        """Return the key with this hash, of any tenant, or None."""

    def keys(self, tenant: str | None) -> Sequence[KeyRecord]:
        """Return the keys of a tenant, or of all, newest first."""

    def add_first_key(self, record: KeyRecord) -> bool:
        """Keep a key unless a secret one is kept, of whatever tenant; say whether it is kept.

        Of two units of work at once one keeps its key.
        """

    def has_secret_key(self) -> bool:
        """Say whether any secret key is kept, of whatever tenant."""

    def embed_origins(self, now: str) -> frozenset[str]:
        """Return the origins of all embed keys that are neither revoked nor expired."""

    def note_key_used(self, key: str, at: str) -> None:
        """Keep when a key was used last."""

    def add_host_key(self, record: HostKeyRecord) -> None:
        """Keep a host's public key; a kid of this tenant that is there raises Conflict."""

    def host_key(self, tenant: str, kid: str) -> HostKeyRecord | None:
        """Return a host's public key, or None."""

    def host_keys(self, tenant: str) -> Sequence[HostKeyRecord]:
        """Return a tenant's public keys, newest first."""

    def retire_host_key(self, tenant: str, kid: str, at: str) -> bool:
        """Take no token of this key any more; say whether it was there and in use."""

    def add_token(self, record: TokenRecord) -> None:
        """Keep a new token."""

    def token(self, hash_: str) -> TokenRecord | None:
        """Return the token with this hash, or None."""

    def drop_token(self, hash_: str) -> bool:
        """End a token; say whether it was there."""

    def sweep_tokens(self, before: str) -> int:
        """Forget tokens that expired before a time; return how many."""


class AccessStore(Protocol):
    """Units of work on who asks."""

    async def transact(self, work: Callable[[AccessRows], T]) -> T:
        """Run `work` in one transaction and return its result."""
        ...


class Clock(Protocol):
    """The time."""

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC."""
        ...


class Ids(Protocol):
    """New ids."""

    def new(self, prefix: str) -> str:
        """Return a new id that begins with a prefix."""
        ...


class SecretMaker(Protocol):
    """Where secrets come from."""

    def __call__(self) -> str:
        """Return 32 bytes of chance, as text that needs no quoting."""
        ...


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What a signed token says of itself, before anything of it is checked."""

    kid: str
    issuer: str


class SignatureReader(Protocol):
    """Reads signed tokens; keeps the one library that does out of this room."""

    def unchecked(self, token: str) -> Unchecked | None:
        """Return what a token says of itself, or None where it cannot be read."""
        ...

    def claims_of(self, token: str, key: HostKeyRecord) -> Mapping[str, object] | None:
        """Return the claims of a token that this key signed by its algorithm, or None."""
        ...

    def public_key(self, given: str) -> tuple[str, Mapping[str, object]]:
        """Return algorithm and JWK, with a `kid`, of a public key as PEM or JWK.

        Rejected says what is wrong with it: a private one, a shared secret, one that is too short.
        """
        ...
