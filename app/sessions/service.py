"""Use cases of a practice session, each one unit of work on the store.

Voices that answer at once make a turn one transaction: either the whole exchange is kept or none
of it. With a live voice each released part is kept for itself (`speaking.py`). A resend finds the
first answer either way. The greeting, and the answer to a corrected turn, are always said at once,
in the phrasebook's words.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

from app.errors import NotFound, Rejected
from app.negotiation.acts import Accept, Close
from app.negotiation.history import History
from app.review.debrief import Debrief
from app.sessions.beside import see
from app.sessions.correcting import correct_turn
from app.sessions.creating import NewSession, new_record
from app.sessions.exchange import Exchange, Listening, TurnResult, at_table
from app.sessions.finishing import Finishing
from app.sessions.following import Saved, joined, read_saved
from app.sessions.model_hearing import Utterance
from app.sessions.pending import pending_of
from app.sessions.ports import ScenarioCard, StyleCard, Transaction
from app.sessions.pressing import check_acceptable, put_together
from app.sessions.records import EventRecord, Principal
from app.sessions.rehearsing import Rehearsal
from app.sessions.speaking import Speaking
from app.sessions.table import Table
from app.sessions.taking import take
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.turn import Heard, answer, press
from app.sessions.unsaid import caught_up, is_unanswered, settled
from app.sessions.viewing import view_brief, view_card, view_turn
from app.sessions.views import Brief, SessionCard, SessionView
from app.sessions.writing import (
    correction_events,
    history_of,
    told_events,
    understood_event,
    worded,
)

# A door needs the use cases and what they take and return: all of it from here.
__all__ = ["NewSession", "Said", "SessionService", "Talk", "TurnResult"]


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
        self._speaking = Speaking(tools, self._finishing.begin)
        self._rehearsal = Rehearsal(tools.live, tools.note_failure)

    def now(self) -> str:
        """Return the time, as it stands in what is kept."""
        return self._tools.clock.now()

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
        reply = worded(answer(table, History()), self._tools.ids.new("trn"))

        def work(tx: Transaction) -> SessionView:
            if request.id is not None and tx.session(owner, request.id) is not None:
                exchange, turns = at_table(tx, self._tools, owner, request.id)
                return see(tx, self._tools, exchange.record, exchange.table, turns)
            tx.add_session(record)
            told = told_events(reply.turn_id, reply.units)
            return Exchange(tx, self._tools, record, table).keep((), reply, told).session

        view = await self._tools.store.transact(work)
        self._rehearsal.begin(table)
        return view

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
            exchange, turns = at_table(tx, self._tools, owner, session_id)
            turns = caught_up(exchange, turns)
            view = see(tx, self._tools, exchange.record, exchange.table, turns)
            if not is_unanswered(turns):
                return view
            pending = pending_of(tx, session_id)
            after = None if pending is None else pending.since - 1
            # A game whose last words are still being said is over, but not ready to be judged.
            return replace(view, report_url=None, reply_after=after)

        return await self._tools.store.transact(work)

    async def delete(self, owner: Principal, session_id: str) -> None:
        """Delete a session with all that was said in it (NotFound)."""
        if not await self._tools.store.transact(lambda tx: tx.delete_session(owner, session_id)):
            raise NotFound("session", session_id)

    async def take_turn(self, owner: Principal, session_id: str, said: Said) -> TurnResult:
        """Hear the learner and answer; a resend gets the first answer."""
        return await (await self.begin_turn(owner, session_id, said)).result()

    async def begin_turn(self, owner: Principal, session_id: str, said: Said) -> Talk:
        """Hear the learner and begin to answer; the events may be read as they are saved."""

        def pressed(table: Table, history: History) -> Heard:
            if said.offer is not None:
                return press(table, history, put_together(said.offer, table))
            raise Rejected("/text", "Say something, or put an offer together.")

        text = said.text.strip() if said.offer is None else ""
        listen_to = Utterance(text) if text else pressed
        return await self._exchange(owner, session_id, said.client_turn_id, listen_to)

    async def end(
        self, owner: Principal, session_id: str, action: str, client_turn_id: str | None
    ) -> TurnResult:
        """Accept what is on the table, or leave without a deal."""
        return await (await self.begin_end(owner, session_id, action, client_turn_id)).result()

    async def begin_end(
        self, owner: Principal, session_id: str, action: str, client_turn_id: str | None
    ) -> Talk:
        """Accept or leave; the events of the answer may be read as they are saved."""

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
            exchange, turns = at_table(tx, self._tools, owner, session_id)
            turns, table = settled(exchange, turns), exchange.table
            corrected = correct_turn(tx, table, turns, turn_id, alternative)
            if corrected.reply is None:
                view = see(tx, self._tools, exchange.record, table, tx.turns(session_id))
                (shown,) = (turn for turn in view.turns if turn.id == turn_id)
                events = tx.add_events(session_id, correction_events(shown, view))
                return TurnResult((shown,), view, events)
            new_id = self._tools.ids.new("trn")
            reply = worded(corrected.reply, new_id, corrected.revision)
            turns = tx.turns(session_id)
            anew = understood_event(view_turn(turns[-1], history_of(turns), table))
            return exchange.keep(turns, reply, [anew, *told_events(reply.turn_id, reply.units)])

        return await self._finished(owner, await self._tools.store.transact(work))

    async def events(
        self, owner: Principal, session_id: str, after: int
    ) -> tuple[EventRecord, ...]:
        """Return the saved events with a higher sequence number (NotFound)."""
        return (await self._saved(owner, session_id, after)).events

    async def follow(
        self, owner: Principal, session_id: str, after: int
    ) -> AsyncGenerator[EventRecord, None]:
        """Return the events after a sequence number; a reply under way until it is whole."""
        saved = await self._saved(owner, session_id, after)
        talk = self._speaking.talk_of(owner, session_id) if saved.is_under_way else None
        return joined(saved, talk)

    async def debrief(self, owner: Principal, session_id: str) -> Debrief:
        """Return the debrief of a finished session (Conflict while it is open).

        The first read waits until what is done once for a finished game is done.
        """
        return await self._finishing.debrief(owner, session_id)

    async def tell_report(self, owner: Principal, session_id: str) -> None:
        """Make the report of a game that is over, and tell endpoints so (NotFound, Conflict)."""
        await self._finishing.told(owner, session_id)

    async def report(self, owner: Principal, session_id: str, *, is_plain: bool = False) -> Debrief:
        """Return the debrief to be read: in a model's words where they passed, unless `is_plain`.

        Levels, evidence, quotes, figures and order are those of `debrief` in any case.
        """
        return await self._finishing.report(owner, session_id, is_plain=is_plain)

    async def close(self) -> None:
        """End what is being said, and give up what nobody has waited for yet."""
        await self._speaking.close()
        self._finishing.close()
        self._rehearsal.close()
        if self._tools.live is not None:
            await self._tools.live.voice.close()
        if self._tools.ear is not None:
            await self._tools.ear.ear.close()
        if self._tools.wording is not None:
            await self._tools.wording.reworder.close()

    async def _exchange(
        self, owner: Principal, session_id: str, client_turn_id: str | None, listen_to: Listening
    ) -> Talk:
        if self._tools.live is not None or self._tools.ear is not None:
            return await self._speaking.take(owner, session_id, client_turn_id, listen_to)

        def work(tx: Transaction) -> TurnResult:
            exchange, turns = at_table(tx, self._tools, owner, session_id)
            return take(exchange, turns, client_turn_id, listen_to)

        return Talk.over(await self._finished(owner, await self._tools.store.transact(work)))

    async def _finished(self, owner: Principal, result: TurnResult) -> TurnResult:
        """When the game is over with an exchange, what follows an end begins."""
        if result.session.report_url is not None:
            await self._finishing.begin(owner, result.session.id)
        return result

    async def _saved(self, owner: Principal, session_id: str, after: int) -> Saved:
        return await self._tools.store.transact(
            lambda tx: read_saved(tx, self._tools, owner, session_id, after)
        )
