"""Keys of tenants: made once and shown once, replaced with an overlap, revoked at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.errors import Conflict, Forbidden, NotFound, Rejected
from app.learners.access import LOCAL, SCOPES, Scope
from app.learners.hashing import OF_KEYS, hashed, shown
from app.learners.means import Means
from app.learners.origins import origins_of
from app.learners.ports import AccessRows
from app.learners.records import KeyKind, KeyRecord
from app.learners.tenants import refuse_unknown
from app.learners.texts import MOST_ID, is_plain, refuse_odd
from app.learners.times import between, moved

# What a host's server does every day; the rest is asked for by name.
USUAL_SCOPES: frozenset[Scope] = frozenset({"play", "learners", "tokens"})
ALL_SCOPES: frozenset[Scope] = frozenset(SCOPES)
NO_ORIGINS: frozenset[str] = frozenset()
_MOST_NAME, _MOST_DAYS, _MOST_OVERLAP_HOURS = 100, 3_650, 720


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key; nobody can show its secret again."""

    record: KeyRecord
    secret: str = field(repr=False)


class KeyService:
    """Makes, lists, replaces and revokes keys."""

    def __init__(self, means: Means) -> None:
        """Take the ports."""
        self._means = means

    async def make(
        self,
        tenant: str,
        kind: KeyKind,
        name: str = "",
        *,
        scopes: frozenset[str] = USUAL_SCOPES,
        origins: frozenset[str] = NO_ORIGINS,
        days: int | None = None,
    ) -> MadeKey:
        """Make a key of a tenant, for so many days or until it is revoked (Rejected, NotFound).

        Whoever asks by a key of their own gives none with scopes that theirs has not: the door
        looks to that.
        """
        refuse_odd("/name", name, _MOST_NAME, least=0)
        if days is not None and not 1 <= days <= _MOST_DAYS:
            raise Rejected("/days", f"A key lasts 1 to {_MOST_DAYS} days, or until it is revoked.")
        if kind == "secret":
            scopes, origins = _scopes_of(scopes), _none_of(origins)
        else:
            scopes, origins = frozenset(), origins_of(origins)
        made = self._new(tenant, kind, name, scopes, origins, None if days is None else 24 * days)

        def work(rows: AccessRows) -> None:
            refuse_unknown(rows, tenant)
            rows.add_key(made.record)

        await self._means.store.transact(work)
        self._means.forget()
        return made

    async def first(self) -> MadeKey | None:
        """Make the first secret key, of tenant 'local' and with all scopes; None if there is one.

        Of several that start at once on one database one gets a key.
        """
        made = self._new(LOCAL.tenant, "secret", "first", ALL_SCOPES, NO_ORIGINS, None)
        is_first = await self._means.store.transact(lambda rows: rows.add_first_key(made.record))
        return made if is_first else None

    async def list(self, tenant: str | None) -> Sequence[KeyRecord]:
        """Return the keys of a tenant, or of all, newest first; revoked ones too."""
        return await self._means.store.transact(lambda rows: rows.keys(tenant))

    async def rotate(
        self,
        tenant: str,
        key_id: str,
        overlap_hours: int = 24,
        within: frozenset[str] = ALL_SCOPES,
    ) -> MadeKey:
        """Make a key that may what another may; the old one ends after the overlap.

        Raises NotFound, Conflict where it has ended or is replaced already, Rejected, and
        Forbidden where it may what whoever asks may not (`within`).
        """
        if not 0 <= overlap_hours <= _MOST_OVERLAP_HOURS:
            raise Rejected(
                "/overlap_hours", f"The old key works on for 0 to {_MOST_OVERLAP_HOURS} hours."
            )

        def work(rows: AccessRows) -> MadeKey:
            old, now = _key_of(rows, tenant, key_id), self._means.clock.now()
            _refuse_rotating(old, now, within)
            made = self._new(tenant, old.kind, old.name, old.scopes, old.origins, _hours_of(old))
            ends = min(old.expires_at or "9", moved(now, hours=overlap_hours))
            rows.add_key(made.record)
            rows.replace_key(replace(old, expires_at=ends, replaced_by=made.record.id))
            return made

        made = await self._means.store.transact(work)
        self._means.forget()
        return made

    async def revoke(self, tenant: str, key_id: str) -> KeyRecord:
        """End a key now and return it; one that was revoked stays so (NotFound)."""

        def work(rows: AccessRows) -> KeyRecord:
            old = _key_of(rows, tenant, key_id)
            if old.revoked_at is not None:
                return old
            revoked = replace(old, revoked_at=self._means.clock.now())
            rows.replace_key(revoked)
            return revoked

        revoked = await self._means.store.transact(work)
        self._means.forget()
        return revoked

    def _new(
        self,
        tenant: str,
        kind: KeyKind,
        name: str,
        scopes: frozenset[str],
        origins: frozenset[str],
        hours: float | None,
    ) -> MadeKey:
        means, now = self._means, self._means.clock.now()
        secret = OF_KEYS[kind] + means.secret()
        record = KeyRecord(
            id=means.ids.new("key"),
            tenant=tenant,
            kind=kind,
            name=name,
            shown=shown(secret),
            hash=hashed(secret),
            scopes=scopes,
            origins=origins,
            created_at=now,
            expires_at=None if hours is None else moved(now, hours=hours),
        )
        return MadeKey(record, secret)


def _key_of(rows: AccessRows, tenant: str, key_id: str) -> KeyRecord:
    found = rows.key(tenant, key_id) if is_plain(key_id, MOST_ID) else None
    if found is None:
        raise NotFound("key", key_id)
    return found


def _hours_of(old: KeyRecord) -> float | None:
    """Return how long a key lasts from its making, None for one that lasts until revoked."""
    return None if old.expires_at is None else between(old.created_at, old.expires_at)


def _refuse_rotating(old: KeyRecord, now: str, within: frozenset[str]) -> None:
    if old.revoked_at is not None or (old.expires_at is not None and old.expires_at <= now):
        raise Conflict(f"The key {old.id} has ended. Make a new one.")
    if old.replaced_by is not None:
        raise Conflict(f"The key {old.id} is replaced by {old.replaced_by}. Rotate that one.")
    if not old.scopes <= within:
        raise Forbidden(
            f"The key {old.id} may what yours may not: {', '.join(sorted(old.scopes - within))}. "
            "Rotate it with a key that has these scopes, or with `winwin keys rotate`."
        )


def _scopes_of(given: frozenset[str]) -> frozenset[str]:
    unknown = sorted(given - ALL_SCOPES)
    if unknown or not given:
        said = f"There is no scope {unknown[0][:50]!r}." if unknown else "A key wants a scope."
        raise Rejected("/scopes", f"{said} Scopes are: {', '.join(SCOPES)}.")
    return given


def _none_of(origins: frozenset[str]) -> frozenset[str]:
    if origins:
        raise Rejected("/origins", "Only an embed key has origins: no page may hold a secret key.")
    return origins
