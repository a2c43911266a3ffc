"""The table a session is played at: scenario, words, persona and voices, put together once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from app.dialogue.language import Language
from app.dialogue.lexicon import build_lexicon
from app.dialogue.ports import Voice
from app.dialogue.understood import Readings
from app.dialogue.values import Words
from app.errors import NotFound
from app.negotiation.scenario import Role, Scenario
from app.sessions.ports import Personas, ScenarioLibrary
from app.sessions.records import SessionRecord
from app.strategy.persona import Persona

_KEPT = 256


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's ear, readings and voices, the first voice tried first."""

    language: Language
    readings: Readings
    voices: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class Table:
    """All that a turn needs besides the history."""

    scenario: Scenario
    words: Words
    readings: Readings
    voices: Sequence[Voice]
    persona: Persona
    learner: Role
    counterpart: Role
    seed: int


class Tables:
    """Sets tables for sessions; scenarios with their compiled words are kept for the next turn."""

    def __init__(
        self, library: ScenarioLibrary, personas: Personas, speech: Mapping[str, Speech]
    ) -> None:
        """Take the libraries and the speech of each language."""
        self._library = library
        self._personas = personas
        self._speech = speech
        self._words: dict[str, Words] = {}
        self._lock = Lock()

    def lay(self, record: SessionRecord) -> Table:
        """Return the table of a session."""
        speech = self.speech(record.language)
        scenario = self._library.revive(record.document)
        words = self._remembered(record.document, lambda: words_of(scenario, speech.language))
        return Table(
            words.scenario,
            words,
            speech.readings,
            speech.voices,
            self._personas.persona(record.style, record.difficulty),
            words.scenario.role(record.role),
            words.scenario.other(record.role),
            record.seed,
        )

    def speech(self, language: str) -> Speech:
        """Return a language's speech (NotFound)."""
        if language not in self._speech:
            raise NotFound("language", language)
        return self._speech[language]

    def _remembered(self, document: str, make: Callable[[], Words]) -> Words:
        # Tables are laid on the event loop and on the database thread.
        with self._lock:
            if document not in self._words:
                if len(self._words) >= _KEPT:
                    self._words.pop(next(iter(self._words)))
                self._words[document] = make()
            return self._words[document]


def words_of(scenario: Scenario, language: Language) -> Words:
    """Compile a scenario's words for an ear."""
    return Words(language, scenario, build_lexicon(scenario, language))
