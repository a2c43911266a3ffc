"""Row ⇄ record of tenants, learners, keys and tokens."""

import json
from typing import Any

from app.errors import StorageFailed
from app.learners.records import (
    HostKeyRecord,
    KeyRecord,
    LearnerRecord,
    TenantRecord,
    TokenRecord,
)
from app.storage.mapping import Row, dump

_SETS = ("scopes", "origins")


def tenant_to_row(record: TenantRecord) -> dict[str, Any]:
    """Return the columns of a tenant."""
    return _same(record, TenantRecord)


def tenant_from_row(row: Row) -> TenantRecord:
    """Return the tenant of a row."""
    return TenantRecord(**_columns(row, TenantRecord))


def learner_to_row(record: LearnerRecord) -> dict[str, Any]:
    """Return the columns of a learner."""
    return _same(record, LearnerRecord)


def learner_from_row(row: Row) -> LearnerRecord:
    """Return the learner of a row."""
    return LearnerRecord(**_columns(row, LearnerRecord))


def key_to_row(record: KeyRecord) -> dict[str, Any]:
    """Return the columns of a key; its sets are lists in order, so that a row is always alike."""
    sets = {name: dump(sorted(getattr(record, name))) for name in _SETS}
    return _same(record, KeyRecord) | sets


def key_from_row(row: Row) -> KeyRecord:
    """Return the key of a row (StorageFailed where it cannot be read)."""
    try:
        sets = {name: frozenset(json.loads(row[name])) for name in _SETS}
    except (TypeError, ValueError) as wrong:
        raise StorageFailed(f"The key '{row['id']}' cannot be read.") from wrong
    return KeyRecord(**_columns(row, KeyRecord) | sets)


def host_key_to_row(record: HostKeyRecord) -> dict[str, Any]:
    """Return the columns of a host's public key."""
    return _same(record, HostKeyRecord) | {"jwk": dump(dict(record.jwk))}


def host_key_from_row(row: Row) -> HostKeyRecord:
    """Return the public key of a row (StorageFailed where it cannot be read)."""
    try:
        jwk = json.loads(row["jwk"])
    except (TypeError, ValueError) as wrong:
        raise StorageFailed(f"The public key '{row['kid']}' cannot be read.") from wrong
    return HostKeyRecord(**_columns(row, HostKeyRecord) | {"jwk": jwk})


def token_to_row(record: TokenRecord) -> dict[str, Any]:
    """Return the columns of a token."""
    return _same(record, TokenRecord)


def token_from_row(row: Row) -> TokenRecord:
    """Return the token of a row."""
    return TokenRecord(**_columns(row, TokenRecord))


def _same(record: Any, kind: type[Any]) -> dict[str, Any]:  # noqa: ANN401 - any of the records
    return {name: getattr(record, name) for name in kind.__dataclass_fields__}


def _columns(row: Row, kind: type[Any]) -> dict[str, Any]:
    return {name: row[name] for name in kind.__dataclass_fields__}
