"""Use cases of a practice session, each one unit of work on the store.

Offline voices answer at once, so hearing, deciding, speaking and saving are one transaction:
either the whole exchange is kept or none of it, and a resend finds the first answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.dialogue.listen import EAR_VERSION
from app.errors import Conflict, NotFound, Rejected
from app.negotiation.acts import Accept, Close, Propose
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.negotiation.standing import current_offers
from app.negotiation.terms import terms_of
from app.review.debrief import Debrief
from app.sessions.correcting import correct_turn
from app.sessions.ports import (
    Clock,
    Ids,
    Personas,
    ScenarioCard,
    ScenarioLibrary,
    Store,
    StyleCard,
    Transaction,
)
from app.sessions.records import EventRecord, Principal, SessionRecord, TurnRecord
from app.sessions.table import Table, Tables
from app.sessions.turn import Heard, Reply, answer, hear, press
from app.sessions.viewing import view_brief, view_card, view_session, view_turn
from app.sessions.views import Brief, SessionCard, SessionView, TurnView
from app.sessions.writing import (
    history_of,
    learner_record,
    phase_of,
    reply_record,
    turn_events,
    turns_left,
)
from app.strategy.decide import ENGINE_VERSION

MODES = ("practice", "assessment")


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session is created from; no seed means a new one is drawn."""

    scenario: str
    role: str
    style: str = "collaborating"
    difficulty: str = "medium"
    seed: int | None = None
    language: str = "en"
    mode: str = "practice"


@dataclass(frozen=True, slots=True)
class Said:
    """What a learner sends: words, or an offer put together from options."""

    text: str = ""
    offer: dict[str, str] | None = None
    client_turn_id: str | None = None


@dataclass(frozen=True, slots=True)
class TurnResult:
    """The turns of an exchange, the session after it, and the events saved for it."""

    turns: tuple[TurnView, ...]
    session: SessionView
    events: tuple[EventRecord, ...]


DebriefMaker = Callable[[SessionRecord, Table, tuple[TurnRecord, ...]], Debrief]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the use cases are given by start-up."""

    store: Store
    library: ScenarioLibrary
    personas: Personas
    tables: Tables
    clock: Clock
    ids: Ids
    make_debrief: DebriefMaker
    rubric_version: str


class SessionService:
    """The use cases; every one takes the owner and touches only what is theirs."""

    def __init__(self, tools: Tools) -> None:
        """Take the ports."""
        self._tools = tools

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
        record = self._new_record(owner, request)
        table = self._tools.tables.lay(record)
        reply = answer(table, History())

        def work(tx: Transaction) -> SessionView:
            tx.add_session(record)
            result = self._keep(tx, record, table, None, reply, 0)
            return result.session

        return await self._tools.store.transact(work)

    async def sessions(
        self, owner: Principal, limit: int, before: str | None
    ) -> tuple[tuple[SessionCard, ...], bool]:
        """Return a page of the owner's sessions, newest first, and whether there are more."""
        found = await self._tools.store.transact(lambda tx: tx.sessions(owner, limit + 1, before))
        cards = tuple(view_card(r, self._tools.tables.lay(r).learner.title) for r in found[:limit])
        return cards, len(found) > limit

    async def get(self, owner: Principal, session_id: str) -> SessionView:
        """Return a session (NotFound)."""
        record, turns = await self._tools.store.transact(lambda tx: _load(tx, owner, session_id))
        return view_session(record, self._tools.tables.lay(record), turns)

    async def delete(self, owner: Principal, session_id: str) -> None:
        """Delete a session with all that was said in it (NotFound)."""
        if not await self._tools.store.transact(lambda tx: tx.delete_session(owner, session_id)):
            raise NotFound("session", session_id)

    async def take_turn(self, owner: Principal, session_id: str, said: Said) -> TurnResult:
        """Hear the learner and answer; a resend gets the first answer."""

        def listen_to(table: Table, history: History) -> Heard:
            if said.offer is not None:
                return press(table, history, _put_together(said.offer, table))
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
            _check_acceptable(table, history)
            return press(table, history, Accept())

        return await self._exchange(owner, session_id, client_turn_id, listen_to)

    async def correct(
        self, owner: Principal, session_id: str, turn_id: str, alternative: str
    ) -> TurnResult:
        """Take another reading of an own turn; after the latest one there is a new answer."""

        def work(tx: Transaction) -> TurnResult:
            record, turns = _load(tx, owner, session_id)
            table = self._tools.tables.lay(record)
            corrected = correct_turn(tx, table, turns, turn_id, alternative)
            if corrected.reply is None:
                view = view_session(record, table, tx.turns(session_id))
                return TurnResult(_views_of(view, (turn_id,)), view, ())
            return self._keep(tx, record, table, None, corrected.reply, corrected.revision)

        return await self._tools.store.transact(work)

    async def events(
        self, owner: Principal, session_id: str, after: int
    ) -> tuple[EventRecord, ...]:
        """Return the saved events with a higher sequence number (NotFound)."""

        def work(tx: Transaction) -> tuple[EventRecord, ...]:
            _load_session(tx, owner, session_id)
            return tx.events(session_id, after)

        return await self._tools.store.transact(work)

    async def debrief(self, owner: Principal, session_id: str) -> Debrief:
        """Return the debrief of a finished session (Conflict while it is open)."""
        record, turns = await self._tools.store.transact(lambda tx: _load(tx, owner, session_id))
        if record.phase not in (Phase.DEAL, Phase.ENDED):
            raise Conflict(
                "The report is made when the game is over. Finish it or walk away first."
            )
        return self._tools.make_debrief(record, self._tools.tables.lay(record), turns)

    async def _exchange(
        self,
        owner: Principal,
        session_id: str,
        client_turn_id: str | None,
        listen_to: Callable[[Table, History], Heard],
    ) -> TurnResult:
        def work(tx: Transaction) -> TurnResult:
            record, turns = _load(tx, owner, session_id)
            table = self._tools.tables.lay(record)
            if client_turn_id is not None:
                earlier = tx.turn_by_client_id(session_id, client_turn_id)
                if earlier is not None:
                    return _answered_before(tx, record, table, turns, earlier)
            history = history_of(turns)
            if phase_of(history, table.scenario) in (Phase.DEAL, Phase.ENDED):
                raise Conflict("This game is over. Read its report, or start a new one.")
            heard = listen_to(table, history)
            said = learner_record(record, heard, self._id("trn"), client_turn_id, self._now())
            tx.add_turn(said)
            return self._keep(tx, record, table, said, answer(table, heard.history), 0)

        return await self._tools.store.transact(work)

    def _keep(
        self,
        tx: Transaction,
        record: SessionRecord,
        table: Table,
        said: TurnRecord | None,
        reply: Reply,
        revision: int,
    ) -> TurnResult:
        """Save the counterpart's turn and the events of the exchange; return what to show."""
        replied = reply_record(record, reply, self._id("trn"), revision, self._now())
        tx.add_turn(replied)
        turns = tx.turns(record.id)
        history = history_of(turns)
        left = turns_left(history, table.scenario, table.learner.id)
        tx.note_progress(record.id, phase_of(history, table.scenario).value, left)
        view = view_session(record, table, turns)
        said_view = view_turn(said, turns, table) if said else None
        reply_view = view_turn(replied, turns, table)
        events = tx.add_events(record.id, turn_events(said_view, reply_view, view))
        shown = (said_view, reply_view) if said_view else view.turns[-2:]
        return TurnResult(tuple(t for t in shown if t), view, events)

    def _new_record(self, owner: Principal, request: NewSession) -> SessionRecord:
        tools = self._tools
        if request.mode not in MODES:
            raise Rejected("/mode", f"The mode is one of: {', '.join(MODES)}.")
        seed = tools.ids.seed() if request.seed is None else request.seed
        scenario, document = tools.library.resolve(request.scenario, seed)
        if request.role not in (role.id for role in scenario.roles):
            raise Rejected("/role", f"The roles are: {', '.join(r.id for r in scenario.roles)}.")
        self._check_choice(request)
        return SessionRecord(
            id=self._id("ses"),
            tenant=owner.tenant,
            learner=owner.learner,
            scenario_id=scenario.id,
            title=scenario.title,
            document=document,
            language=request.language,
            role=request.role,
            style=request.style,
            difficulty=request.difficulty,
            mode=request.mode,
            seed=seed,
            engine_version=ENGINE_VERSION,
            ear_version=EAR_VERSION,
            rubric_version=tools.rubric_version,
            phase=Phase.OPEN.value,
            turns_left=scenario.turn_limit,
            created_at=self._now(),
        )

    def _check_choice(self, request: NewSession) -> None:
        try:
            self._tools.personas.persona(request.style, request.difficulty)
            self._tools.tables.speech(request.language)
        except NotFound as error:
            field = {"style": "/style", "difficulty": "/difficulty"}.get(error.kind, "/locale")
            raise Rejected(field, str(error)) from error

    def _id(self, prefix: str) -> str:
        return self._tools.ids.new(prefix)

    def _now(self) -> str:
        return self._tools.clock.now()


def _load_session(tx: Transaction, owner: Principal, session_id: str) -> SessionRecord:
    record = tx.session(owner, session_id)
    if record is None:
        raise NotFound("session", session_id)
    return record


def _load(
    tx: Transaction, owner: Principal, session_id: str
) -> tuple[SessionRecord, tuple[TurnRecord, ...]]:
    record = _load_session(tx, owner, session_id)
    return record, tx.turns(session_id)


def _answered_before(
    tx: Transaction,
    record: SessionRecord,
    table: Table,
    turns: tuple[TurnRecord, ...],
    earlier: TurnRecord,
) -> TurnResult:
    """The first answer to a turn that was sent again, with the events it had then."""
    view = view_session(record, table, turns)
    pair = tuple(t for t in view.turns if earlier.number <= t.number <= earlier.number + 1)
    ids = {turn.id for turn in pair}
    events = tuple(event for event in tx.events(record.id, 0) if event.turn in ids)
    return TurnResult(pair, view, events)


def _views_of(view: SessionView, ids: tuple[str, ...]) -> tuple[TurnView, ...]:
    return tuple(turn for turn in view.turns if turn.id in ids)


def _put_together(offer: dict[str, str], table: Table) -> Propose:
    """Check an offer from the builder option by option (Rejected names the field)."""
    if not offer:
        raise Rejected("/offer", "Choose an option for at least one issue.")
    known = {issue.id: issue for issue in table.scenario.issues}
    for issue_id, option_id in offer.items():
        if issue_id not in known:
            raise Rejected(f"/offer/{issue_id}", f"There is no issue '{issue_id}' here.")
        if known[issue_id].index_of(option_id) is None:
            raise Rejected(f"/offer/{issue_id}", f"'{option_id}' is no option of this issue.")
    return Propose((terms_of(offer),))


def _check_acceptable(table: Table, history: History) -> None:
    if state(history, table.scenario).phase is Phase.AGREEING:
        return
    on_table = current_offers(history, table.counterpart.id)
    if not on_table:
        raise Conflict("There is no offer on the table yet, so there is nothing to accept.")
    if len(on_table) > 1:
        raise Conflict("There are several offers on the table. Say which one you accept.")
    if not table.scenario.is_complete(on_table[0].terms):
        raise Conflict("Their offer leaves points open. Settle those first.")
