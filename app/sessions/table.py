"""The table a session is played at: scenario, words, persona and voices, put together once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

from app.dialogue.language import Language
from app.dialogue.lexicon import Lexicon, build_lexicon
from app.dialogue.ports import Voice
from app.dialogue.understood import Readings
from app.dialogue.values import Words
from app.errors import NotFound
from app.negotiation.scenario import Role, Scenario
from app.sessions.ports import Personas, ScenarioLibrary
from app.sessions.records import SessionRecord
from app.strategy.persona import Persona

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
# Of so many games, and of so many ways to draw what can be agreed in them, the latest are kept.
_KEPT, _KEPT_LEXICONS = 128, 64


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


class Latest(Generic[K, V]):
    """The latest so many values by key; whatever was asked for least lately goes first."""

    def __init__(self, most: int) -> None:
        """Begin with none."""
        self._most, self._held = most, OrderedDict[K, V]()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made if it is not there."""
        if key not in self._held:
            self._held[key] = make()
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        return self._held[key]


class Tables:
    """Sets tables for sessions; scenarios with their compiled words are kept for the next turn.

    Compiling words takes as long as several turns, and most draws of a scenario differ in what
    things are worth to whom only: those share their words.
    """

    def __init__(
        self, library: ScenarioLibrary, personas: Personas, speech: Mapping[str, Speech]
    ) -> None:
        """Take the libraries and the speech of each language."""
        self._library = library
        self._personas = personas
        self._speech = speech
        self._words = Latest[bytes, Words](_KEPT)
        self._lexicons = Latest[bytes, Lexicon](_KEPT_LEXICONS)
        self._lock = Lock()

    def lay(self, record: SessionRecord) -> Table:
        """Return the table of a session."""
        speech = self.speech(record.language)
        key = _digest(record.language, record.document)
        # Tables are laid on the event loop and on the database thread.
        with self._lock:
            words = self._words.get(key, lambda: self._words_of(record.document, speech.language))
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

    def _words_of(self, document: str, language: Language) -> Words:
        scenario = self._library.revive(document)
        key = _digest(language.code, *map(repr, _spoken_of(scenario)))
        lexicon = self._lexicons.get(key, lambda: build_lexicon(scenario, language))
        return Words(language, scenario, lexicon)


def words_of(scenario: Scenario, language: Language) -> Words:
    """Compile a scenario's words for an ear."""
    return Words(language, scenario, build_lexicon(scenario, language))


def _spoken_of(scenario: Scenario) -> tuple[object, ...]:
    """Return all of a scenario that its words are compiled from."""
    return scenario.issues, scenario.words, [role.id for role in scenario.roles]


def _digest(*parts: str) -> bytes:
    """Return a key for long texts, which would take as much memory as what is made of them."""
    return blake2b("\0".join(parts).encode(), digest_size=20).digest()
