"""A door with something behind it: scripted use cases that answer with fixed views."""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import httpx

from app.authoring.drafts import DraftsHere
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.bootstrap.webhooks import endpoints_on, safety_for_now
from app.coach.sheets import Beliefs, Preparation, Reflection
from app.errors import Conflict, NotFound
from app.main import create_app
from app.negotiation.scenario import Scenario
from app.reports.pages import Pages
from app.reports.words import load_report_words
from app.review.coach_talk import Source, Sourced
from app.review.debrief import Debrief, Wording
from app.review.further import PracticeTask, ProgressLine, SheetLine
from app.review.hinting import SaidHint
from app.sessions.answers import Answers
from app.sessions.bell import Bell
from app.sessions.coach_answering import Coaching, CoachReply
from app.sessions.coaching import CoachService
from app.sessions.drafts import DraftService
from app.sessions.exporting import ExportService
from app.sessions.journey import JourneyService, Prepared
from app.sessions.learners import LearnerService
from app.sessions.ports import GlossaryEntry, RoleCard, ScenarioCard, StyleCard
from app.sessions.progressing import Progress
from app.sessions.questions import Answer, CitedPassage, NamedEntry
from app.sessions.records import EventRecord, Principal
from app.sessions.service import NewSession, Said, SessionService, Talk, TurnResult
from app.sessions.services import Services
from app.sessions.transcripts import TranscriptService
from app.sessions.views import Brief, PersonView, SessionCard, SessionView, Standing, TurnView
from app.settings import Settings
from app.storage.memory import MemoryStore
from tests.builders_report import a_debrief
from tests.builders_store import AT

COUNTERPART = PersonView("Ada Stone", "Sales lead", "Northwind", "Sells licences.")
SCENARIO = ScenarioCard(
    "licence-renewal",
    "Licence renewal",
    "Two firms.",
    10,
    (RoleCard("client", "Client", "Buy."),),
    is_guided=False,
    language="en",
)

BRIEF = Brief(
    scenario_id=SCENARIO.id,
    title=SCENARIO.title,
    summary=SCENARIO.summary,
    seed=11,
    role="client",
    role_title="Client",
    person="Bo Lind",
    organisation="Fabrikam",
    counterpart=COUNTERPART,
    shared_brief="Shared.",
    relationship="They meet again.",
    public_brief="Public.",
    private_brief=("Private.",),
    batna="Switch.",
    reservation=4000,
    target=7500,
    turn_limit=10,
    minutes=10,
    issues=(),
    language="en",
)


def a_session_view(session_id: str = "ses_1") -> SessionView:
    return SessionView(
        id=session_id,
        scenario_id="licence-renewal",
        title="Licence renewal",
        role="client",
        role_title="Client",
        style="collaborating",
        difficulty="medium",
        seed=7,
        mode="practice",
        phase="open",
        turns_left=9,
        turn_limit=10,
        reservation=4000,
        counterpart=COUNTERPART,
        standing=Standing((), ()),
        agreeing=None,
        deal=None,
        turns=(),
        report_url=None,
        created_at=AT,
        guide=None,
        language="en",
    )


def a_turn_view(number: int, speaker: str, text: str) -> TurnView:
    return TurnView(f"trn_{number}", number, speaker, text, (text,), (), (), False, True, (), AT)


def an_event_record(seq: int, kind: str, **data: object) -> EventRecord:
    return EventRecord(seq, "ses_1", kind, "trn_2", data, AT)


EVENTS = (
    an_event_record(4, "turn.started", speaker="counterpart"),
    an_event_record(5, "turn.sentence", speaker="counterpart", text="Line one.\nGrüße, 你好."),
    an_event_record(6, "session.state", session={"id": "ses_1"}),
)


@dataclass
class ScriptedSessions:
    """Use cases that note what they were asked, or raise what they were given."""

    error: Exception | None = None
    asked: list[object] = field(default_factory=list)

    def now(self) -> str:
        return AT

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        return (SCENARIO,)

    def styles(self) -> tuple[StyleCard, ...]:
        return (StyleCard("competing", "Competing", "Presses."),)

    def brief(self, scenario_id: str, role: str, seed: int | None) -> Brief:
        if scenario_id != SCENARIO.id:
            raise NotFound("scenario", scenario_id)
        return replace(BRIEF, role=role, seed=seed or BRIEF.seed)

    async def create(self, owner: Principal, request: NewSession) -> SessionView:
        self._note((owner, request))
        return a_session_view()

    async def sessions(
        self, owner: Principal, limit: int, before: str | None
    ) -> tuple[tuple[SessionCard, ...], bool]:
        self._note((owner, limit, before))
        card = SessionCard(
            "ses_1", SCENARIO.id, "T", "client", "Client", "competing", "open", 9, AT, "en"
        )
        return (replace(card, id="ses_2"), card)[:limit], limit < 2

    async def get(self, _: Principal, session_id: str) -> SessionView:
        self._note(session_id)
        return a_session_view(session_id)

    async def delete(self, _: Principal, session_id: str) -> None:
        self._note(session_id)

    async def take_turn(self, _: Principal, session_id: str, said: Said) -> TurnResult:
        self._note((session_id, said))
        return _a_result()

    async def begin_turn(self, owner: Principal, session_id: str, said: Said) -> Talk:
        return Talk.over(await self.take_turn(owner, session_id, said))

    async def correct(
        self, _: Principal, session_id: str, turn_id: str, alternative: str
    ) -> TurnResult:
        self._note((session_id, turn_id, alternative))
        return _a_result()

    async def end(
        self, _: Principal, session_id: str, action: str, client_turn_id: str | None
    ) -> TurnResult:
        self._note((session_id, action, client_turn_id))
        return _a_result()

    async def begin_end(
        self, owner: Principal, session_id: str, action: str, client_turn_id: str | None
    ) -> Talk:
        return Talk.over(await self.end(owner, session_id, action, client_turn_id))

    async def events(self, _: Principal, session_id: str, after: int) -> tuple[EventRecord, ...]:
        self._note((session_id, after))
        return tuple(event for event in EVENTS if event.seq > after)

    async def follow(
        self, owner: Principal, session_id: str, after: int
    ) -> AsyncGenerator[EventRecord, None]:
        found = await self.events(owner, session_id, after)
        return _each(found)

    async def close(self) -> None:
        pass

    async def debrief(self, _: Principal, session_id: str) -> Debrief:
        self._note(session_id)
        if session_id == "ses_open":
            raise Conflict("The session is still open.")
        return a_debrief()

    async def report(self, owner: Principal, session_id: str, *, is_plain: bool = False) -> Debrief:
        debrief = await self.debrief(owner, session_id)
        return (
            replace(debrief, wording=Wording(model="small", is_plain=True)) if is_plain else debrief
        )

    def _note(self, asked: object) -> None:
        self.asked.append(asked)
        if self.error is not None:
            raise self.error


async def _each(events: Sequence[EventRecord]) -> AsyncGenerator[EventRecord, None]:
    for event in events:
        yield event


SHEET_LINE = SheetLine("target", "Target", is_met=True, text="Beyond your reservation value.")
HINT = SaidHint(4, 2, "nothing-asked", "Nothing asked yet", "Ask what matters most.", "batna")
PROGRESS = Progress(
    2,
    (ProgressLine("value-creation", "Value creation", (2, None), None),),
    PracticeTask("value-creation", "Value creation", "Offer a package.", SCENARIO.id, "Licence"),
)


@dataclass
class ScriptedJourney:
    """Use cases around the talk that note what they were asked, or raise what they were given."""

    error: Exception | None = None
    asked: list[object] = field(default_factory=list)
    kept: Preparation | None = None
    is_open: bool = True

    async def preparation(self, _: Principal, session_id: str) -> Prepared:
        self._note(session_id)
        return self._prepared()

    async def prepare(self, _: Principal, session_id: str, sheet: Preparation) -> Prepared:
        self._note((session_id, sheet))
        self.kept = sheet
        return self._prepared()

    async def hint(self, _: Principal, session_id: str, level: int) -> SaidHint:
        self._note((session_id, level))
        return replace(HINT, level=level)

    async def guess(self, _: Principal, session_id: str, guess: Beliefs) -> SessionView:
        self._note((session_id, guess))
        return a_session_view(session_id)

    async def reflect(self, _: Principal, session_id: str, reflection: Reflection) -> SessionView:
        self._note((session_id, reflection))
        return replace(a_session_view(session_id), is_reflected=True)

    async def branch(
        self, _: Principal, session_id: str, turn: int, _id: str | None = None
    ) -> SessionView:
        self._note((session_id, turn))
        return replace(a_session_view("ses_9"), branch_of=session_id, branch_turn=turn)

    async def progress(self, _: Principal, language: str) -> Progress:
        self._note(language)
        return PROGRESS

    def _prepared(self) -> Prepared:
        return Prepared(self.kept, (SHEET_LINE,) if self.kept else (), self.is_open)

    def _note(self, asked: object) -> None:
        self.asked.append(asked)
        if self.error is not None:
            raise self.error


@dataclass(frozen=True)
class Part:
    heading: str
    text: str


@dataclass(frozen=True)
class Term:
    id: str
    title: str
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    source: str = "project glossary"
    definition: str = "A definition.\n\nIts second paragraph."
    sections: tuple[Part, ...] = (Part("Example", "An example."),)
    language: str = "en"


GLOSSARY: dict[str, GlossaryEntry] = {
    "batna": Term("batna", "BATNA", ("plan B",), ("zopa", "gone")),
    "zopa": Term("zopa", "ZOPA <script>"),
}


class ScriptedQuestions:
    """Knows one answer; what holds the word "weather" is out of scope."""

    async def ask(self, question: str, language: str) -> Answer:
        if language != "en":
            raise NotFound("language", language)
        near = (NamedEntry("batna", "BATNA"),)
        if "weather" in question:
            return Answer(question, language, False, ("Not in the glossary.",), "", (), near)
        cited = CitedPassage("batna", "BATNA", "Example", "An example.", "en")
        return Answer(question, language, True, ("An example.",), "", (cited,), near)


SOURCE = Source("report", "level/value-creation", "Level")
SENTENCE = Sourced("Value creation: level 3 of 5.", SOURCE)


class ScriptedCoach:
    """Knows one sentence about any session but "ses_none"."""

    async def close(self) -> None:
        """Nothing is open."""

    async def ask_general(self, owner: Principal, question: str, language: str) -> Coaching:
        return await self.ask(owner, "", question, language)

    async def ask(
        self, _: Principal, session_id: str, question: str, language: str | None
    ) -> Coaching:
        if session_id == "ses_none":
            raise NotFound("session", session_id)
        return cast("Coaching", ScriptedCoaching(question, language or "en"))


@dataclass
class ScriptedCoaching:
    """An answer of one sentence."""

    question: str
    language: str

    async def say(self) -> AsyncIterator[Sourced | CoachReply]:
        yield SENTENCE
        yield await self.whole()

    async def whole(self) -> CoachReply:
        return CoachReply(self.question, self.language, "level", (SENTENCE,), "And now?", "report")


_PHRASES = Path(__file__).resolve().parents[1] / "knowledge" / "phrases"
PAGES = Pages({"en": load_report_words(_PHRASES / "en" / "report.yaml")})


class NoScenarios:
    """A library without a scenario: every transcript of one is not found."""

    def cards(self) -> tuple[ScenarioCard, ...]:
        return ()

    def resolve(self, scenario_id: str, seed: int) -> tuple[Scenario, str]:  # noqa: ARG002
        raise NotFound("scenario", scenario_id)

    def revive(self, document: str) -> Scenario:  # noqa: ARG002
        raise NotFound("scenario", "")


def services_around(
    sessions: ScriptedSessions,
    journey: ScriptedJourney | None = None,
    transcripts: TranscriptService | None = None,
) -> Services:
    store = MemoryStore(lambda: AT)
    return Services(
        sessions=cast("SessionService", sessions),
        journey=cast("JourneyService", journey or ScriptedJourney()),
        store=store,
        glossaries={"en": GLOSSARY},
        questions=ScriptedQuestions(),
        transcripts=transcripts or TranscriptService(NoScenarios(), {}, {}, {}),
        coach=cast("CoachService", ScriptedCoach()),
        answers=Answers(store, UtcClock(), SortableIds()),
        learners=LearnerService(store, UtcClock()),
        exports=ExportService(store, NoScenarios(), ("open-communication",)),
        webhooks=endpoints_on(store, safety_for_now(), Bell()),
        drafts=DraftService(DraftsHere(Settings().knowledge_dir)),
    )


def a_door(
    sessions: ScriptedSessions | None = None,
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]"),
    journey: ScriptedJourney | None = None,
) -> httpx.AsyncClient:
    app = create_app(services_around(sessions or ScriptedSessions(), journey), PAGES, hosts)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8000")


def _a_result() -> TurnResult:
    turns = (a_turn_view(1, "learner", "Hello."), a_turn_view(2, "counterpart", "Hello to you."))
    return TurnResult(turns, a_session_view(), EVENTS)
