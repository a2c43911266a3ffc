"""All sessions or all turns of a tenant, for a table: page by page, so that memory stays small.

A page is a unit of work of its own: turns of others come in between, and a session that begins or
is deleted meanwhile may be in it or not. Nothing is judged here: figures are those that were kept
when a session was judged.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

from app.negotiation.standing import offers
from app.negotiation.terms import Terms
from app.review.figures import Figures
from app.sessions.debriefing import figures_in, is_over
from app.sessions.export_port import Place, Wanted
from app.sessions.notes import FIGURES, HINT
from app.sessions.ports import ScenarioLibrary, Store, Transaction
from app.sessions.records import NoteRecord, Principal, SessionRecord, TurnRecord
from app.sessions.writing import history_of

# So many sessions in one unit of work.
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class ExportedSession:
    """A session as one row; `turns` are the learner's, `figures` None while it is not judged.

    `external_id` is the learner's id at the host that sent them; `ended_at` None while it is open.
    """

    record: SessionRecord
    external_id: str | None
    turns: int
    hints: int
    ended_at: str | None
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class ExportedOffer:
    """An offer of a turn as it stood then; `utility` to the learner, None unless it was whole."""

    terms: Terms
    utility: int | None


@dataclass(frozen=True, slots=True)
class ExportedTurn:
    """A turn as one row, with the offers made in it."""

    record: TurnRecord
    offers: tuple[ExportedOffer, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a session."""

    record: SessionRecord
    external_id: str | None
    turns: tuple[TurnRecord, ...]
    notes: tuple[NoteRecord, ...]


class ExportService:
    """Hands out what a tenant's learners did; who asks was checked before."""

    def __init__(
        self, store: Store, library: ScenarioLibrary, characteristics: tuple[str, ...]
    ) -> None:
        """Take the ports, and the ids of what sessions are judged by, in their order."""
        self._store, self._library = store, library
        self.characteristics = characteristics

    async def sessions(self, wanted: Wanted) -> AsyncIterator[list[ExportedSession]]:
        """Yield all sessions, by learner and id, in pages."""
        async for page in self._pages(wanted):
            yield [_session(kept) for kept in page]

    async def turns(self, wanted: Wanted) -> AsyncIterator[list[ExportedTurn]]:
        """Yield the turns of all sessions in the same order, those of a page of sessions each."""
        async for page in self._pages(wanted):
            yield await asyncio.to_thread(self._turns, page)

    async def _pages(self, wanted: Wanted) -> AsyncIterator[list[_Kept]]:
        after: Place | None = None
        while page := await self._store.transact(partial(_read, wanted=wanted, after=after)):
            yield page
            last = page[-1].record
            after = Place(last.learner, last.id)

    def _turns(self, page: list[_Kept]) -> list[ExportedTurn]:
        found: list[ExportedTurn] = []
        for kept in page:
            made = self._offers(kept)
            found += [ExportedTurn(turn, made.get(turn.number, ())) for turn in kept.turns]
        return found

    def _offers(self, kept: _Kept) -> dict[int, tuple[ExportedOffer, ...]]:
        """Return the offers of a session by the number of the turn they were made in."""
        found: dict[int, tuple[ExportedOffer, ...]] = {}
        for offer in offers(history_of(kept.turns)):
            scenario = self._library.revive(kept.record.document)
            own = scenario.role(kept.record.role).preferences
            worth = own.utility(offer.terms) if scenario.is_complete(offer.terms) else None
            before = found.get(offer.turn, ())
            found[offer.turn] = (*before, ExportedOffer(offer.terms, worth))
        return found


def _read(tx: Transaction, wanted: Wanted, after: Place | None) -> list[_Kept]:
    return [_kept(tx, record) for record in tx.sessions_of_tenant(wanted, after, _AT_ONCE)]


def _kept(tx: Transaction, record: SessionRecord) -> _Kept:
    external_id = tx.external_id(Principal(record.tenant, record.learner))
    return _Kept(record, external_id, tx.turns(record.id), tx.notes(record.id, FIGURES, HINT))


def _session(kept: _Kept) -> ExportedSession:
    has_ended = is_over(kept.record) and kept.turns
    return ExportedSession(
        kept.record,
        kept.external_id,
        turns=sum(turn.is_learner for turn in kept.turns),
        hints=sum(note.kind == HINT for note in kept.notes),
        ended_at=kept.turns[-1].at if has_ended else None,
        figures=figures_in(kept.notes),
    )
