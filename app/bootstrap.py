"""Start-up: from settings to the container of everything a door needs.

This is the only file that picks adapters; below it nobody knows whether a model is configured.
"""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.coach.rubric import Rubric
from app.dialogue.template_voice import TemplateVoice
from app.knowledge.glossary import Entry, load_glossary, load_translated
from app.knowledge.language import load_language
from app.knowledge.languages import check_spoken, find_languages
from app.knowledge.phrases import load_coach_words, load_phrasebook, load_readings
from app.knowledge.rubric import load_rubric
from app.knowledge.rubric_words import load_rubric_words
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.reports.pages import Pages
from app.reports.words import ReportWords, load_report_words
from app.review.debrief import Debrief
from app.review.make import Played, Teaching, make_debrief
from app.sessions.ports import Store
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.service import SessionService, Tools
from app.sessions.services import ENGLISH, Services
from app.sessions.table import Speech, Table, Tables
from app.sessions.writing import history_of
from app.settings import Settings
from app.storage import migrate
from app.storage.database import SqliteStore
from app.terminal.words import TerminalWords, load_terminal_words

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class Container:
    """What the doors are given: `create_app` mounts the pages, `winwin play` uses the words.

    Words are by language; `pages.words` are those of reports.
    """

    services: Services
    pages: Pages
    terminal_words: Mapping[str, TerminalWords]


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
    phrases = {code: knowledge / "phrases" / code for code in find_languages(knowledge)}
    pages = Pages({code: load_report_words(at / "report.yaml") for code, at in phrases.items()})
    glossaries = _glossaries(knowledge / "glossary", pages.words)
    rubrics = _rubrics(knowledge / "rubrics", set(glossaries[ENGLISH]), phrases)
    teaching = {
        code: _teaching(rubrics[code], at, glossaries[code]) for code, at in phrases.items()
    }
    library, styles = load_library(knowledge / "scenarios"), load_styles(knowledge / "styles.yaml")
    check_spoken(library.cards(), phrases)
    speech = {code: _speech(at) for code, at in phrases.items()}
    tables = Tables(library, styles, speech)
    tools = Tools(
        store,
        library,
        styles,
        tables,
        UtcClock(),
        SortableIds(),
        _debrief_maker(teaching),
        _version(rubrics[ENGLISH]),
    )
    services = Services(SessionService(tools), store, glossaries)
    spoken = {code: load_terminal_words(at / "terminal.yaml") for code, at in phrases.items()}
    return Container(services, pages, spoken)


def _glossaries(
    folder: Path, words: Mapping[str, ReportWords]
) -> Mapping[str, Mapping[str, Entry]]:
    base = load_glossary(folder)
    others = {
        code: load_translated(folder / code, said.glossary.sections, base)
        for code, said in words.items()
        if code != ENGLISH
    }
    return {ENGLISH: base} | others


def _rubrics(folder: Path, entries: set[str], languages: Iterable[str]) -> Mapping[str, Rubric]:
    name = "win-win.yaml"
    base = load_rubric(folder / name, entries)
    others = {
        code: load_rubric_words(folder / code / name, base) for code in languages if code != ENGLISH
    }
    return {ENGLISH: base} | others


def _teaching(rubric: Rubric, phrases: Path, glossary: Mapping[str, Entry]) -> Teaching:
    words = load_coach_words(phrases / "coach.yaml", load_phrasebook(phrases / "voice.yaml"))
    return Teaching(rubric, words, {key: entry.title for key, entry in glossary.items()})


def _speech(phrases: Path) -> Speech:
    voice = TemplateVoice(load_phrasebook(phrases / "voice.yaml"))
    language = load_language(phrases / "ear.yaml")
    return Speech(language, load_readings(phrases / "readings.yaml"), (voice,))


def _debrief_maker(
    teaching: Mapping[str, Teaching],
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
            record.language,
        )
        return make_debrief(played, teaching[record.language])

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
