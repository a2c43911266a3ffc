"""Who asks: from what came in `Authorization: Bearer` to an `Access`."""

from asyncio import to_thread
from contextlib import suppress

from app.errors import Forbidden, StorageFailed, Unauthorised
from app.learners.access import OF_A_LEARNER, Access
from app.learners.hashing import PREFIXES, hashed
from app.learners.host_keys import is_kid
from app.learners.host_tokens import Wanted, subject_of, verdict_on
from app.learners.learners import Learners, learner_of
from app.learners.means import Means
from app.learners.ports import AccessRows
from app.learners.records import KeyRecord, TokenRecord
from app.learners.tenants import is_tenant
from app.learners.times import epoch, moved

MOST_LETTERS = 4_096
_USED_SECONDS = 60


class Knowing:
    """Finds out who asks.

    What was found is remembered for seconds: a turn reads nothing for it, and what is revoked
    works that much longer on another worker. `public_url` is whom hosts' tokens are for; where it
    is empty none is taken.
    """

    def __init__(self, means: Means, learners: Learners, public_url: str) -> None:
        """Take the ports."""
        self._means, self._learners = means, learners
        self._public_url = public_url.rstrip("/")

    async def of(
        self, bearer: str, learner: str | None = None, origin: str | None = None
    ) -> Access:
        """Return who asks, by a key or token.

        A secret key acts for `learner`, a learner of its tenant (NotFound); an embed key is good
        on its own origins (Forbidden). Unauthorised says what was good once ("token-expired"), of
        everything else only that it is not taken ("token-refused").
        """
        if len(bearer) > MOST_LETTERS or not bearer.isascii():
            raise _refused()
        means, now = self._means, self._means.clock.now()
        place = (hashed(bearer), learner)
        found = means.found.get(place, now)
        if found is None:
            age = means.found.age
            found, ends = await self._looked_up(bearer, learner, now)
            means.found.put(place, found, now, age, ends)
        if found.kind == "embed" and origin not in found.origins:
            raise Forbidden(
                "This key is for pages of other origins. Name this one when the key is made "
                "(winwin keys make --embed --origin ...)."
            )
        return found

    def forget(self) -> None:
        """Look everybody up again: a learner was deleted, with all that opened their door."""
        self._means.forget()

    async def origins(self) -> frozenset[str]:
        """Return the origins of all embed keys in use."""
        means, now = self._means, self._means.clock.now()
        found = means.origins.get("", now)
        if found is None:
            age = means.origins.age
            found = await means.store.transact(lambda rows: rows.embed_origins(now))
            means.origins.put("", found, now, age)
        return found

    async def _looked_up(
        self, bearer: str, learner: str | None, now: str
    ) -> tuple[Access, str | None]:
        """Return who asks, and when that ends."""
        if not bearer.startswith(PREFIXES):
            return await self._of_host(bearer, now)
        hash_ = hashed(bearer)

        def work(rows: AccessRows) -> KeyRecord | TokenRecord | None:
            found = rows.key_by_hash(hash_) or rows.token(hash_)
            if isinstance(found, KeyRecord) and found.kind == "secret" and learner is not None:
                learner_of(rows, found.tenant, learner)
            return found

        found = await self._means.store.transact(work)
        if isinstance(found, KeyRecord):
            _refuse_ended(found.expires_at, found.revoked_at, now)
            await self._note_used(found, now)
            return _of_key(found, learner), found.expires_at
        if found is None:
            raise _refused()
        _refuse_ended(found.expires_at, None, now)
        return _of_token(found), found.expires_at

    async def _of_host(self, token: str, now: str) -> tuple[Access, str | None]:
        # Not on the event loop: the first one loads the library.
        said = await to_thread(self._means.reader.unchecked, token)
        if said is None or not (is_tenant(said.issuer) and is_kid(said.kid)):
            raise _refused()
        key = await self._means.store.transact(lambda rows: rows.host_key(said.issuer, said.kid))
        if key is None or key.retired_at is not None or not self._public_url:
            raise _refused()
        claims = await to_thread(self._means.reader.claims_of, token, key)
        if claims is None:
            raise _refused()
        verdict = verdict_on(claims, Wanted(key.tenant, self._public_url, epoch(now)))
        if verdict == "expired":
            raise _expired()
        if verdict == "refused":
            raise _refused()
        known, _ = await self._learners.find_or_make(key.tenant, subject_of(claims))
        return Access(key.tenant, known.learner, "host", OF_A_LEARNER, key=key.kid), None

    async def _note_used(self, key: KeyRecord, now: str) -> None:
        if key.used_at is not None and now < moved(key.used_at, seconds=_USED_SECONDS):
            return
        # A unit of work of its own, and not worth failing for: a disk that is full can be read.
        with suppress(StorageFailed):
            await self._means.store.transact(lambda rows: rows.note_key_used(key.id, now))


def _of_key(key: KeyRecord, learner: str | None) -> Access:
    if key.kind == "embed":
        return Access(key.tenant, None, "embed", frozenset(), key=key.id, origins=key.origins)
    return Access(key.tenant, learner, "secret", key.scopes, key=key.id)


def _of_token(token: TokenRecord) -> Access:
    if token.kind == "report":
        return Access(token.tenant, token.learner, "ticket", frozenset(), token.session)
    return Access(token.tenant, token.learner, "token", OF_A_LEARNER, token.session)


def _refuse_ended(expires_at: str | None, revoked_at: str | None, now: str) -> None:
    if revoked_at is not None:
        raise _refused()
    if expires_at is not None and expires_at <= now:
        raise _expired()


def _refused() -> Unauthorised:
    return Unauthorised(
        "This key or token is not taken. See that it was copied whole, or ask for a new one.",
        "token-refused",
    )


def _expired() -> Unauthorised:
    return Unauthorised(
        "This key or token was good once and has expired. Get a new one.", "token-expired"
    )
