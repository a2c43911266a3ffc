"""Questions to the coach answered from the glossary; satisfies `app.sessions.questions.Questions`.

A language is indexed when it is first asked in. With an embedder the two rankings are merged by
rank; without one, or where it cannot answer now, words alone rank. Scope is told by words alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

from app.errors import NotFound
from app.knowledge.glossary import Entry
from app.knowledge.search import Found, Search
from app.knowledge.search_answer import Cited, compose
from app.knowledge.search_fusion import fuse, nearest
from app.knowledge.search_words import SearchWords, load_search_words
from app.sessions.questions import Answer, CitedPassage, Embedder, NamedEntry

_NEAREST = 3
_FUSED = 20

Glossaries = Mapping[str, Mapping[str, Entry]]


class GlossaryQuestions:
    """Answers in every language there is a glossary for."""

    def __init__(
        self,
        glossaries: Glossaries,
        words: Mapping[str, SearchWords],
        embedder: Embedder | None = None,
    ) -> None:
        self._glossaries = glossaries
        self._words = words
        self._embedder = embedder
        self._searches: dict[str, Search] = {}
        self._vectors: dict[str, Sequence[Sequence[float]]] = {}
        self._lock = Lock()

    async def ask(self, question: str, language: str) -> Answer:
        """Answer in a language (NotFound); any text will do as a question."""
        found = self.find(question, language)
        if not found.is_in_scope:
            return self._refuse(question, language, found)
        found = await self._merged(question, language, found)
        cited, says = compose(found), self._words[language].says
        is_told = all(one.passage.entry.language == language for one in cited)
        return Answer(
            question=question,
            language=language,
            is_in_scope=True,
            sentences=tuple(sentence for one in cited for sentence in one.sentences),
            note="" if is_told else says.untranslated,
            passages=tuple(map(_passage, cited)),
            nearest=tuple(map(_named, found.entries[:_NEAREST])),
        )

    def find(self, question: str, language: str) -> Found:
        """Return what a question is about, by words alone (NotFound)."""
        return self._search(language).find(question)

    def _search(self, language: str) -> Search:
        if language not in self._glossaries:
            raise NotFound("language", language)
        with self._lock:
            if language not in self._searches:
                entries, words = self._glossaries[language], self._words[language]
                self._searches[language] = Search(entries, words)
        return self._searches[language]

    async def _merged(self, question: str, language: str, found: Found) -> Found:
        if self._embedder is None:
            return found
        passages = found.passages
        if language not in self._vectors:
            vectors = await self._embedder.embed([passage.text for passage in passages])
            if vectors is None:
                return found
            self._vectors[language] = vectors
        asked = await self._embedder.embed([question])
        if asked is None:
            return found
        keys = [passage.entry.id for passage in passages]
        near = nearest(asked[0], self._vectors[language], keys)[:_FUSED]
        fused = fuse([entry.id for entry in found.entries[:_FUSED]], near)
        entries = self._glossaries[language]
        return replace(found, entries=tuple(entries[key] for key in fused))

    def _refuse(self, question: str, language: str, found: Found) -> Answer:
        words = self._words[language]
        entries = self._glossaries[language]
        near = () if found.reading.is_foreign else found.entries[:_NEAREST]
        near = near or tuple(entries[key] for key in words.fallback)
        titles = [entry.title for entry in near]
        joined = words.says.last.join([t for t in (", ".join(titles[:-1]), titles[-1]) if t])
        says = (words.says.out_of_scope, words.says.nearest.format(titles=joined))
        return Answer(question, language, False, says, "", (), tuple(map(_named, near)))


def load_questions(
    phrases: Mapping[str, Path], glossaries: Glossaries, embedder: Embedder | None = None
) -> GlossaryQuestions:
    """Read how questions are read in each language; `phrases` are the folders of their words."""
    ids = {code: frozenset(entries) for code, entries in glossaries.items()}
    words = {code: load_search_words(at / "search.yaml", ids[code]) for code, at in phrases.items()}
    return GlossaryQuestions(glossaries, words, embedder)


def _passage(cited: Cited) -> CitedPassage:
    one = cited.passage
    entry = one.entry
    return CitedPassage(entry.id, entry.title, one.heading, one.text, entry.language)


def _named(entry: Entry) -> NamedEntry:
    return NamedEntry(entry.id, entry.title)
