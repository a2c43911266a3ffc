"""Start-up: from settings to the container of everything a door needs.

This is the only file that picks adapters; below it nobody knows whether a model is configured.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.coach.rubric import Rubric
from app.dialogue.template_voice import TemplateVoice
from app.knowledge.glossary import load_glossary
from app.knowledge.language import load_language
from app.knowledge.phrases import load_coach_words, load_phrasebook, load_readings
from app.knowledge.rubric import load_rubric
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.reports.page import render_report
from app.reports.words import ReportWords, load_report_words
from app.review.debrief import Debrief
from app.review.make import Played, Teaching, make_debrief
from app.sessions.ports import Store
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.service import SessionService, Tools
from app.sessions.services import Services
from app.sessions.table import Speech, Table, Tables
from app.sessions.writing import history_of
from app.settings import Settings
from app.storage import migrate
from app.storage.database import SqliteStore
from app.terminal.words import TerminalWords, load_terminal_words

LANGUAGES = ("en",)
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class Container:
    """What the doors are given: `create_app` mounts the pages, `winwin play` uses the words."""

    services: Services
    render_report: Callable[[Debrief], str]
    report_words: ReportWords
    terminal_words: TerminalWords


class UtcClock:
    """The computer's clock; satisfies `app.sessions.ports.Clock`."""

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC, to the millisecond."""
        return datetime.now(UTC).isoformat(timespec="milliseconds")


class SortableIds:
    """Ids of 10 characters of time and 16 of chance; satisfies `app.sessions.ports.Ids`."""

    def new(self, prefix: str) -> str:
        """Return a new id that sorts by time of making."""
        return f"{prefix}_{_in_base_32(time.time_ns() // 1_000_000, 10)}{_chance(16)}"

    def seed(self) -> int:
        """Return a new seed."""
        return 1 + secrets.randbelow(2**31 - 1)


def build_container(settings: Settings) -> Container:
    """Read and check every content file, open and migrate the database, join the rooms."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(settings.store_url)
    store = SqliteStore(settings.store_url, UtcClock().now)
    return container_on(settings.knowledge_dir, store)


def container_on(knowledge: Path, store: Store) -> Container:
    """Join the rooms on a store that is given."""
    glossary = load_glossary(knowledge / "glossary")
    rubric = load_rubric(knowledge / "rubrics" / "win-win.yaml", set(glossary))
    phrases = knowledge / "phrases" / "en"
    book = load_phrasebook(phrases / "voice.yaml")
    titles = {key: entry.title for key, entry in glossary.items()}
    teaching = Teaching(rubric, load_coach_words(phrases / "coach.yaml", book), titles)
    library, styles = load_library(knowledge / "scenarios"), load_styles(knowledge / "styles.yaml")
    tables = Tables(library, styles, _speech(knowledge))
    tools = Tools(
        store,
        library,
        styles,
        tables,
        UtcClock(),
        SortableIds(),
        _debrief_maker(teaching),
        _version(rubric),
    )
    words = load_report_words(phrases / "report.yaml")
    services = Services(SessionService(tools), store, glossary)
    spoken = load_terminal_words(phrases / "terminal.yaml")
    return Container(services, lambda debrief: render_report(debrief, words), words, spoken)


def _speech(knowledge: Path) -> Mapping[str, Speech]:
    found = {}
    for code in LANGUAGES:
        folder = knowledge / "phrases" / code
        voice = TemplateVoice(load_phrasebook(folder / "voice.yaml"))
        language = load_language(folder / "ear.yaml")
        found[code] = Speech(language, load_readings(folder / "readings.yaml"), (voice,))
    return found


def _debrief_maker(
    teaching: Teaching,
) -> Callable[[SessionRecord, Table, tuple[TurnRecord, ...]], Debrief]:
    def make(record: SessionRecord, table: Table, turns: tuple[TurnRecord, ...]) -> Debrief:
        played = Played(
            record.id,
            table.scenario,
            record.role,
            record.style,
            record.seed,
            history_of(turns),
            {turn.number: turn.understood for turn in turns},
            (
                ("scenario", f"{record.scenario_id} {table.scenario.version}"),
                ("engine", record.engine_version),
                ("ear", record.ear_version),
            ),
        )
        return make_debrief(played, teaching)

    return make


def _version(rubric: Rubric) -> str:
    return f"{rubric.id} {rubric.version}"


def _in_base_32(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, rest = divmod(number, len(_ALPHABET))
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))


def _chance(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))
