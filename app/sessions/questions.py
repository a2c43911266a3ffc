"""Questions to the coach about its subject: the answer as a value, and the ports behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

QUESTION_LIMIT = 500


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """What an answer rests on: a part of an entry, word for word; `language` is the text's."""

    entry: str
    title: str
    heading: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry by its id and title."""

    entry: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: sentences that stand in `passages`, or why there is none.

    `note` says that a cited text is not in `language`; `nearest` are the entries closest to the
    question, best first, cited or not.
    """

    question: str
    language: str
    is_in_scope: bool
    sentences: tuple[str, ...]
    note: str
    passages: tuple[CitedPassage, ...]
    nearest: tuple[NamedEntry, ...]

    @property
    def text(self) -> str:
        """Return the whole answer as it is read."""
        return " ".join(part for part in (self.note, *self.sentences) if part)


class Questions(Protocol):
    """Answers questions from the glossary."""

    async def ask(self, question: str, language: str) -> Answer:
        """Answer in a language (NotFound for one nobody speaks here); never raises on words."""


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how near they are in meaning."""

    async def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """Return a vector for each text, None where that is not to be had now."""
