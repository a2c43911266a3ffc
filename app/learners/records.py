"""What a store keeps of tenants, learners, keys and tokens: plain values, no secret readable.

Times are ISO 8601 strings in UTC, as everywhere. What opens a door is kept as its SHA-256.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

KeyKind = Literal["secret", "embed"]
TokenKind = Literal["learner", "report"]


@dataclass(frozen=True, slots=True)
class TenantRecord:
    """Whoever has learners here: an LMS, a company, 'local' on a laptop."""

    id: str
    name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class LearnerRecord:
    """A learner of a tenant; `external_id` is their id at the host, None for a visitor."""

    tenant: str
    learner: str
    external_id: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A tenant's key; `shown` is its beginning and its last four characters.

    `origins` are of embed keys only, `scopes` of secret ones. `used_at` is kept to the minute.
    """

    id: str
    tenant: str
    kind: KeyKind
    name: str
    shown: str
    hash: str
    scopes: frozenset[str]
    origins: frozenset[str]
    created_at: str
    expires_at: str | None = None
    revoked_at: str | None = None
    used_at: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class HostKeyRecord:
    """The public key by which a tenant's tokens are checked: a JWK, and the one algorithm."""

    tenant: str
    kid: str
    algorithm: str
    jwk: Mapping[str, object]
    created_at: str
    retired_at: str | None = None


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A learner's token, or the ticket to a report; bound to a session where it names one."""

    hash: str
    kind: TokenKind
    tenant: str
    learner: str
    session: str | None
    created_at: str
    expires_at: str
