"""Start-up: from settings to the container of everything a door needs.

This is the only room that picks adapters; below it nobody knows whether a model is configured.
"""

from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from app.bootstrap import content
from app.bootstrap.access import join_access, sweeping_of
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.bootstrap.drafts import DraftsWhenWanted, drafts_apart
from app.bootstrap.webhooks import endpoints_on, safety_for_now, safety_of, webhook_chores
from app.coach.rubric import Rubric
from app.knowledge.answering import load_questions
from app.knowledge.coach_talk import load_coach_talk
from app.knowledge.glossary_groups import load_groups
from app.knowledge.judge_words import load_judge_words
from app.knowledge.languages import check_spoken, find_languages
from app.knowledge.phrases import load_phrasebook
from app.knowledge.prose import load_report_prose
from app.knowledge.scenarios import load_library
from app.knowledge.speech_rules import load_speech_rules
from app.knowledge.styles import load_styles
from app.learners.service import AccessServices
from app.processes.played_apart import PlayedApart
from app.reports.pages import Pages
from app.reports.words import ReportWords, load_report_words
from app.review.teaching import Teaching
from app.sessions.answers import Answers
from app.sessions.caps import Caps
from app.sessions.coaching import CoachService
from app.sessions.configured import NO_MODEL, Configured
from app.sessions.drafts import DraftService
from app.sessions.endpoints import Safety
from app.sessions.exporting import ExportService
from app.sessions.journey import JourneyService
from app.sessions.learners import LearnerService
from app.sessions.ports import Store
from app.sessions.questions import Questions
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.retaining import Retention
from app.sessions.rollouts import WhatIf, roll_out
from app.sessions.service import SessionService
from app.sessions.services import ENGLISH, Services
from app.sessions.table import Table, Tables
from app.sessions.tools import RolloutMaker, Tools
from app.sessions.transcripts import TranscriptService
from app.settings import Settings
from app.simulation.whatif import what_if
from app.storage import migrate
from app.storage.memory import MemoryStore
from app.storage.opening import open_store
from app.telemetry.calls import ModelCalls
from app.telemetry.logs import note, note_failure
from app.telemetry.observed import Observed
from app.telemetry.store import ObservedStore
from app.telemetry.traces import NO_TRACES, Traces, observing_calls, open_traces
from app.terminal.words import TerminalWords, load_terminal_words

Chore = Callable[[], Coroutine[object, object, None]]


@dataclass(frozen=True, slots=True)
class Container:
    """What the doors are given: `create_app` mounts the pages, `winwin play` uses the words.

    Words are by language; `pages.words` are those of reports. `later` is what a model needs and a
    start does not (`Container.ready`). `observed` has what is measured meanwhile.
    `chores` go on for as long as a server runs. `access` says who asks: on a database only.
    """

    services: Services
    pages: Pages
    terminal_words: Mapping[str, TerminalWords]
    later: tuple[Callable[[], object], ...] = ()
    observed: Observed = field(default_factory=Observed)
    chores: tuple[Chore, ...] = ()
    access: AccessServices | None = None

    def ready(self) -> None:
        """Do now what a start leaves for later (BadContent for a bad pattern).

        It compiles the ears' patterns, and imports LangChain where a coach is configured: seconds,
        so a thread of its own does it.
        """
        for work in self.later:
            work()


def build_server(settings: Settings) -> Container:
    """Return what `build_container` does; games are played on in a process of their own."""
    apart = PlayedApart(note_failure)
    made = build_container(settings, apart)
    drafts = DraftService(drafts_apart(settings.knowledge_dir))
    services = replace(made.services, closers=(apart.close,), drafts=drafts)
    sweeping = () if made.access is None else (sweeping_of(made.access).run,)
    sending = webhook_chores(settings, services)
    chores = (*sweeping, *sending, *_chores(settings, services.learners))
    return replace(made, services=services, chores=chores)


def build_container(
    settings: Settings, simulate: WhatIf = what_if, *, with_model: bool = True
) -> Container:
    """Read and check every content file, open and migrate the database, join the rooms.

    Without a model the phrasebook speaks, whatever is configured: a door that runs a loop for
    each call cannot keep a model's connections.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(settings.store_url)
    observed = Observed(traces=open_traces(settings.otel_endpoint))
    opened = open_store(settings.store_url, UtcClock().now, settings.database_connections)
    store = ObservedStore(opened, observed)
    model = _model(settings, observed.traces) if with_model else NO_MODEL
    safety = safety_of(settings)
    made = container_on(
        settings.knowledge_dir, store, simulate=simulate, model=model, safety=safety
    )
    return replace(
        made,
        later=(observed.meter.ready, *made.later),
        observed=observed,
        access=join_access(settings, store),
    )


@asynccontextmanager
async def open_learners(settings: Settings) -> AsyncIterator[LearnerService]:
    """Give what exports and deletes learners' data, on the migrated database; no content."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(settings.store_url)
    store = open_store(settings.store_url, UtcClock().now, settings.database_connections)
    try:
        yield LearnerService(store, UtcClock())
    finally:
        await store.close()


def build_questions(knowledge: Path) -> tuple[Questions, Mapping[str, ReportWords]]:
    """Return what answers questions from the glossary, and the words around it; no database."""
    phrases = {code: knowledge / "phrases" / code for code in find_languages(knowledge)}
    words = {code: load_report_words(at / "report.yaml") for code, at in phrases.items()}
    return load_questions(phrases, content.glossaries(knowledge / "glossary", words)), words


def build_evaluation(settings: Settings) -> tuple[Configured, Services, Mapping[str, str]]:
    """Return a configured model, use cases in which only its coach answers, and its names."""
    model, store = _model(settings), MemoryStore(UtcClock().now)
    for work in model.later:
        work()
    only_coach = replace(NO_MODEL, coach=model.coach)
    endpoint, names = settings.endpoint, dict[str, str]()
    if endpoint is not None:
        models = {use: name or "-" for use, name in asdict(endpoint.models).items()}
        names = {"address": endpoint.place, **models}
    return model, container_on(settings.knowledge_dir, store, model=only_coach).services, names


def build_transcripts(knowledge: Path) -> TranscriptService:
    """Return what judges talks between people; nothing is kept, so no database is opened."""
    return container_on(knowledge, MemoryStore(UtcClock().now)).services.transcripts


def build_without_database(settings: Settings) -> Container:
    """Return what `build_container` does, on a store in memory: to look at, not to serve."""
    store = MemoryStore(UtcClock().now)
    return container_on(settings.knowledge_dir, store, model=_model(settings))


def container_on(
    knowledge: Path,
    store: Store,
    roll_out: RolloutMaker | None = None,
    simulate: WhatIf = what_if,
    *,
    model: Configured = NO_MODEL,
    safety: Safety | None = None,
) -> Container:
    """Join the rooms on a store that is given; `roll_out` stands in for what `simulate` is for.

    Without `safety` secrets are sealed with a key that nobody keeps.
    """
    phrases = {code: knowledge / "phrases" / code for code in find_languages(knowledge)}
    words = {code: load_report_words(at / "report.yaml") for code, at in phrases.items()}
    glossaries = content.glossaries(knowledge / "glossary", words)
    pages = Pages(words, load_groups(knowledge / "glossary" / "groups.yaml", glossaries[ENGLISH]))
    rubrics = content.rubrics(knowledge / "rubrics", set(glossaries[ENGLISH]), phrases)
    library, styles = load_library(knowledge / "scenarios"), load_styles(knowledge / "styles.yaml")
    titles = {card.id: card.title for card in library.cards()}
    books = {code: load_phrasebook(at / "voice.yaml") for code, at in phrases.items()}
    teaching = {
        code: content.teaching(rubrics[code], at, books[code], glossaries[code], titles)
        for code, at in phrases.items()
    }
    check_spoken(library.cards(), phrases)
    speech = {code: content.speech(at, books[code]) for code, at in phrases.items()}
    tables = Tables(library, styles, speech)
    tools = Tools(
        store,
        library,
        styles,
        tables,
        UtcClock(),
        SortableIds(),
        teaching,
        roll_out or _rollout_maker(teaching, simulate),
        note_failure,
        _version(rubrics[ENGLISH]),
        model.voice,
        model.caps,
        model.ear,
        model.wording,
    )
    questions = load_questions(phrases, glossaries)
    use_cases = SessionService(tools), JourneyService(tools)
    judging = {code: load_judge_words(at / "judge.yaml") for code, at in phrases.items()}
    transcripts = TranscriptService(library, speech, teaching, judging)
    talk = {code: load_coach_talk(at / "coach_talk.yaml") for code, at in phrases.items()}
    coach = CoachService(tools, use_cases[0].debrief, questions, talk, model.coach)
    answers = Answers(store, tools.clock, tools.ids)
    services = Services(
        *use_cases,
        store,
        glossaries,
        questions,
        transcripts,
        coach,
        answers,
        LearnerService(store, tools.clock),
        ExportService(store, library, tuple(one.id for one in rubrics[ENGLISH].characteristics)),
        endpoints_on(store, safety or safety_for_now(), tools.bell),
        DraftService(DraftsWhenWanted(knowledge)),
        model_calls=model.calls,
    )
    spoken = {code: load_terminal_words(at / "terminal.yaml") for code, at in phrases.items()}
    later = (*(said.language.ready for said in speech.values()), *model.later)
    return Container(services, pages, spoken, later)


def _chores(settings: Settings, learners: LearnerService) -> tuple[Chore, ...]:
    """Return what a server does by itself, for as long as it runs."""
    days = settings.retention_days
    if not days:
        return ()

    def told(sessions: int) -> None:
        note("old sessions deleted", sessions=sessions, untouched_days=days)

    return (Retention(learners, days, told, note_failure).run,)


def _model(settings: Settings, traces: Traces = NO_TRACES) -> Configured:
    """Return what is configured of a model; its libraries are imported only then."""
    endpoint, knowledge = settings.endpoint, settings.knowledge_dir
    if endpoint is None:
        return NO_MODEL
    from app.llm.opening import open_model

    phrases = {code: knowledge / "phrases" / code for code in find_languages(knowledge)}
    rules = {code: load_speech_rules(at / "free_speech.yaml") for code, at in phrases.items()}
    prose = {code: load_report_prose(at) for code, at in phrases.items()}
    calls = ModelCalls()
    observe = observing_calls(calls, traces)
    opened = open_model(endpoint, settings.prompts_dir, observe, rules, prose)
    caps = Caps(settings.llm_most_tokens_session, settings.llm_most_tokens_day)
    return replace(opened, caps=caps, calls=calls.counts)


def _rollout_maker(teaching: Mapping[str, Teaching], simulate: WhatIf) -> RolloutMaker:
    def make(
        record: SessionRecord, table: Table, turns: tuple[TurnRecord, ...]
    ) -> Mapping[str, object]:
        return roll_out(record, table, turns, teaching[record.language].rubric, simulate)

    return make


def _version(rubric: Rubric) -> str:
    return f"{rubric.id} {rubric.version}"
