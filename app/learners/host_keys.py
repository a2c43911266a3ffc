"""Public keys of hosts: by them the tokens are checked that hosts sign for their learners."""

import re
from asyncio import to_thread
from collections.abc import Sequence

from app.errors import Conflict, NotFound, Rejected
from app.learners.means import Means
from app.learners.ports import AccessRows
from app.learners.records import HostKeyRecord
from app.learners.tenants import refuse_unknown

_KID = re.compile(r"[\x21-\x7e]{1,100}")
_MOST_LETTERS = 16_384


class HostKeyService:
    """Adds, lists and retires public keys."""

    def __init__(self, means: Means) -> None:
        """Take the ports."""
        self._means = means

    async def add(self, tenant: str, public: str, kid: str | None = None) -> HostKeyRecord:
        """Keep a public key, PEM or JWK, under a name its tokens carry (`kid`).

        The name is the key's own where none is given (a JWK's `kid`, else its thumbprint).
        Rejected says what is wrong with a key, NotFound that there is no such tenant, Conflict
        that another of the tenant has that name.
        """
        if len(public) > _MOST_LETTERS:
            raise Rejected("/public_key", "That is too long for a public key.")
        # The library that reads keys is loaded when it is first wanted: not on the event loop.
        algorithm, jwk = await to_thread(self._means.reader.public_key, public)
        named = kid or str(jwk["kid"])
        if not is_kid(named):
            raise Rejected(
                "/kid", "A key's name is 1 to 100 letters, figures and signs, without blanks."
            )
        now = self._means.clock.now()
        record = HostKeyRecord(tenant, named, algorithm, {**jwk, "kid": named}, now)

        def work(rows: AccessRows) -> None:
            refuse_unknown(rows, tenant)
            rows.add_host_key(record)

        try:
            await self._means.store.transact(work)
        except Conflict as taken:
            raise Conflict(
                f"There is a key '{named}' already, or was: a name is used once. Choose another."
            ) from taken
        return record

    async def list(self, tenant: str) -> Sequence[HostKeyRecord]:
        """Return a tenant's public keys, newest first; retired ones too."""
        return await self._means.store.transact(lambda rows: rows.host_keys(tenant))

    async def retire(self, tenant: str, kid: str) -> None:
        """Take no token of this key any more (NotFound where none in use has that name)."""
        now = self._means.clock.now()
        is_done = is_kid(kid) and await self._means.store.transact(
            lambda rows: rows.retire_host_key(tenant, kid, now)
        )
        if not is_done:
            raise NotFound("key", kid)
        self._means.forget()


def is_kid(text: str) -> bool:
    """Say whether a text can be a key's name."""
    return _KID.fullmatch(text) is not None
