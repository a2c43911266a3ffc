"""What doors are given: the use cases and what they show."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import NotFound
from app.sessions.ports import GlossaryEntry, Store
from app.sessions.service import SessionService

# The language every content file exists in; others translate it.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a door may use; `glossaries` has the entries by language and id."""

    sessions: SessionService
    store: Store
    glossaries: Mapping[str, Mapping[str, GlossaryEntry]]

    def glossary(self, language: str) -> Mapping[str, GlossaryEntry]:
        """Return the entries in a language, by id (NotFound)."""
        if language not in self.glossaries:
            raise NotFound("language", language)
        return self.glossaries[language]

    def entry(self, entry_id: str, language: str) -> GlossaryEntry:
        """Return an entry in a language (NotFound)."""
        glossary = self.glossary(language)
        if entry_id not in glossary:
            raise NotFound("glossary entry", entry_id)
        return glossary[entry_id]
