"""Use cases of a practice session, each one unit of work on the store.

Offline voices answer at once, so hearing, deciding, speaking and saving are one transaction:
either the whole exchange is kept or none of it, and a resend finds the first answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import NotFound, Rejected
from app.negotiation.acts import Accept, Close
from app.negotiation.history import History
from app.review.debrief import Debrief
from app.sessions.beside import see
from app.sessions.correcting import correct_turn
from app.sessions.creating import NewSession, new_record
from app.sessions.exchange import Exchange, Listening, TurnResult, load, load_session
from app.sessions.finishing import Finishing
from app.sessions.ports import ScenarioCard, StyleCard, Transaction
from app.sessions.pressing import check_acceptable, put_together
from app.sessions.records import EventRecord, Principal
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.turn import Heard, answer, hear, press
from app.sessions.viewing import view_brief, view_card
from app.sessions.views import Brief, SessionCard, SessionView
from app.sessions.writing import correction_events

# A door needs the use cases and what they take and return: all of it from here.
__all__ = ["NewSession", "Said", "SessionService", "TurnResult"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a learner sends: words, or an offer put together from options."""

    text: str = ""
    offer: dict[str, str] | None = None
    client_turn_id: str | None = None


class SessionService:
    """The use cases; every one takes the owner and touches only what is theirs."""

    def __init__(self, tools: Tools) -> None:
        """Take the ports."""
        self._tools = tools
        self._finishing = Finishing(tools)

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Return what can be played."""
        return self._tools.library.cards()

    def styles(self) -> tuple[StyleCard, ...]:
        """Return the counterpart styles."""
        return self._tools.personas.cards()

    def brief(self, scenario_id: str, role: str, seed: int | None) -> Brief:
        """Return a role's sheet; without a seed a new game is drawn (NotFound)."""
        seed = self._tools.ids.seed() if seed is None else seed
        scenario, _ = self._tools.library.resolve(scenario_id, seed)
        if role not in (r.id for r in scenario.roles):
            raise NotFound("role", role)
        return view_brief(scenario, role, seed)

    async def create(self, owner: Principal, request: NewSession) -> SessionView:
        """Open a session; the counterpart has greeted when this returns."""
        record = new_record(self._tools, owner, request)
        table = self._tools.tables.lay(record)
        reply = answer(table, History())

        def work(tx: Transaction) -> SessionView:
            tx.add_session(record)
            return Exchange(tx, self._tools, record, table).keep((), reply).session

        return await self._tools.store.transact(work)

    async def sessions(
        self, owner: Principal, limit: int, before: str | None
    ) -> tuple[tuple[SessionCard, ...], bool]:
        """Return a page of the owner's sessions, newest first, and whether there are more."""
        found = await self._tools.store.transact(lambda tx: tx.sessions(owner, limit + 1, before))
        cards = tuple(view_card(r, self._tools.tables.lay(r)) for r in found[:limit])
        return cards, len(found) > limit

    async def get(self, owner: Principal, session_id: str) -> SessionView:
        """Return a session (NotFound)."""

        def work(tx: Transaction) -> SessionView:
            record, turns = load(tx, owner, session_id)
            return see(tx, self._tools, record, self._tools.tables.lay(record), turns)

        return await self._tools.store.transact(work)

    async def delete(self, owner: Principal, session_id: str) -> None:
        """Delete a session with all that was said in it (NotFound)."""
        if not await self._tools.store.transact(lambda tx: tx.delete_session(owner, session_id)):
            raise NotFound("session", session_id)

    async def take_turn(self, owner: Principal, session_id: str, said: Said) -> TurnResult:
        """Hear the learner and answer; a resend gets the first answer."""

        def listen_to(table: Table, history: History) -> Heard:
            if said.offer is not None:
                return press(table, history, put_together(said.offer, table))
            if not said.text.strip():
                raise Rejected("/text", "Say something, or put an offer together.")
            return hear(table, history, said.text.strip())

        return await self._exchange(owner, session_id, said.client_turn_id, listen_to)

    async def end(
        self, owner: Principal, session_id: str, action: str, client_turn_id: str | None
    ) -> TurnResult:
        """Accept what is on the table, or leave without a deal."""

        def listen_to(table: Table, history: History) -> Heard:
            if action != "accept":
                return press(table, history, Close())
            check_acceptable(table, history)
            return press(table, history, Accept())

        return await self._exchange(owner, session_id, client_turn_id, listen_to)

    async def correct(
        self, owner: Principal, session_id: str, turn_id: str, alternative: str
    ) -> TurnResult:
        """Take another reading of an own turn; after the latest one there is a new answer."""

        def work(tx: Transaction) -> TurnResult:
            record, turns = load(tx, owner, session_id)
            table = self._tools.tables.lay(record)
            corrected = correct_turn(tx, table, turns, turn_id, alternative)
            if corrected.reply is None:
                view = see(tx, self._tools, record, table, tx.turns(session_id))
                (shown,) = (turn for turn in view.turns if turn.id == turn_id)
                events = tx.add_events(session_id, correction_events(shown, view))
                return TurnResult((shown,), view, events)
            again = Exchange(tx, self._tools, record, table)
            kept = tx.turns(session_id)
            return again.keep(kept, corrected.reply, revision=corrected.revision)

        return await self._played(owner, session_id, work)

    async def events(
        self, owner: Principal, session_id: str, after: int
    ) -> tuple[EventRecord, ...]:
        """Return the saved events with a higher sequence number (NotFound)."""

        def work(tx: Transaction) -> tuple[EventRecord, ...]:
            load_session(tx, owner, session_id)
            return tx.events(session_id, after)

        return await self._tools.store.transact(work)

    async def debrief(self, owner: Principal, session_id: str) -> Debrief:
        """Return the debrief of a finished session (Conflict while it is open).

        The first read waits until what is done once for a finished game is done.
        """
        return await self._finishing.debrief(owner, session_id)

    async def close(self) -> None:
        """Give up what nobody has waited for yet."""
        self._finishing.close()

    async def _exchange(
        self, owner: Principal, session_id: str, client_turn_id: str | None, listen_to: Listening
    ) -> TurnResult:
        def work(tx: Transaction) -> TurnResult:
            record, turns = load(tx, owner, session_id)
            table = self._tools.tables.lay(record)
            return Exchange(tx, self._tools, record, table).take(turns, client_turn_id, listen_to)

        return await self._played(owner, session_id, work)

    async def _played(
        self, owner: Principal, session_id: str, work: Callable[[Transaction], TurnResult]
    ) -> TurnResult:
        """Keep an exchange; when the game is over with it, what follows an end begins."""
        result = await self._tools.store.transact(work)
        if result.session.report_url is not None:
            await self._finishing.begin(owner, session_id)
        return result
