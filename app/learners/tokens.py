"""Learners' tokens: what a page carries while a learner practises, and tickets to one report."""

from dataclasses import dataclass, field

from app.errors import Forbidden, Rejected
from app.learners.access import Access
from app.learners.hashing import OF_TOKENS, hashed
from app.learners.learners import learner_of
from app.learners.means import Means
from app.learners.ports import AccessRows
from app.learners.records import LearnerRecord, TokenKind, TokenRecord
from app.learners.times import moved

USUAL_MINUTES, MOST_MINUTES, TICKET_MINUTES = 480, 1_440, 10


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A new token; nobody can show it again."""

    token: str = field(repr=False)
    record: TokenRecord


class TokenService:
    """Makes and ends learners' tokens; `minutes` is how long they last where nobody says."""

    def __init__(self, means: Means, minutes: int = USUAL_MINUTES) -> None:
        """Take the ports."""
        self._means, self._minutes = means, minutes

    async def for_learner(
        self, access: Access, learner: str, session: str | None = None, minutes: int | None = None
    ) -> MadeToken:
        """Make a token of a learner of whoever asks, for one session if one is named.

        NotFound where the learner is not theirs, Rejected for a time that cannot be. Whether the
        session is that learner's, the door asks first.
        """
        wished = self._minutes if minutes is None else minutes
        if not 1 <= wished <= MOST_MINUTES:
            raise Rejected("/minutes", f"A token lasts 1 to {MOST_MINUTES} minutes.")
        made = self._new("learner", access.tenant, learner, session, wished)

        def work(rows: AccessRows) -> None:
            learner_of(rows, access.tenant, learner)
            rows.add_token(made.record)

        await self._means.store.transact(work)
        return made

    async def of_host(self, access: Access) -> MadeToken:
        """Make a token of the learner a host's token names (Forbidden for any other access)."""
        if access.kind != "host" or access.learner is None:
            raise Forbidden("Only a host's token is turned into a learner's without naming one.")
        return await self.for_learner(access, access.learner)

    async def for_visitor(self, access: Access) -> MadeToken:
        """Make a new learner whom no host knows, and their token (Forbidden without embed key)."""
        if access.kind != "embed":
            raise Forbidden("Only an embed key makes visitors.")
        means = self._means
        visitor = LearnerRecord(access.tenant, means.ids.new("lrn"), None, means.clock.now())
        made = self._new("learner", access.tenant, visitor.learner, None, self._minutes)

        def work(rows: AccessRows) -> None:
            rows.add_learner(visitor)
            rows.add_token(made.record)

        await means.store.transact(work)
        return made

    async def ticket(self, tenant: str, learner: str, session: str) -> MadeToken:
        """Make a ticket to the report of one session, for ten minutes."""
        made = self._new("report", tenant, learner, session, TICKET_MINUTES)
        await self._means.store.transact(lambda rows: rows.add_token(made.record))
        return made

    async def end(self, token: str) -> bool:
        """End a token now; say whether there was one."""
        ended = await self._means.store.transact(lambda rows: rows.drop_token(hashed(token)))
        self._means.forget()
        return ended

    async def sweep(self, before: str) -> int:
        """Forget the tokens that expired before a time; return how many."""
        return await self._means.store.transact(lambda rows: rows.sweep_tokens(before))

    def _new(
        self, kind: TokenKind, tenant: str, learner: str, session: str | None, minutes: int
    ) -> MadeToken:
        now, token = self._means.clock.now(), OF_TOKENS[kind] + self._means.secret()
        ends = moved(now, minutes=minutes)
        return MadeToken(
            token, TokenRecord(hashed(token), kind, tenant, learner, session, now, ends)
        )
