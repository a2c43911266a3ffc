"""What doors are given: the use cases and what they show."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import NotFound
from app.sessions.answers import Answers
from app.sessions.coaching import CoachService
from app.sessions.configured import CallCounts, no_calls
from app.sessions.drafts import DraftService
from app.sessions.endpoints import EndpointService
from app.sessions.exporting import ExportService
from app.sessions.journey import JourneyService
from app.sessions.learners import LearnerService
from app.sessions.ports import GlossaryEntry, Store
from app.sessions.questions import Questions
from app.sessions.service import SessionService
from app.sessions.transcripts import TranscriptService

# The language every content file exists in; others translate it.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a door may use; `glossaries` has the entries by language and id.

    An entry that is not translated stands there in English, and says so (`language`). `closers`
    let go of what else runs for them; each may wait, and may be called again. `model_calls` counts
    the calls to a model since the start, by use and outcome.
    """

    sessions: SessionService
    journey: JourneyService
    store: Store
    glossaries: Mapping[str, Mapping[str, GlossaryEntry]]
    questions: Questions
    transcripts: TranscriptService
    coach: CoachService
    answers: Answers
    learners: LearnerService
    exports: ExportService
    webhooks: EndpointService
    drafts: DraftService
    closers: tuple[Callable[[], None], ...] = ()
    model_calls: CallCounts = no_calls

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

    async def close(self) -> None:
        """Let go of the use cases and of the store; a second call does nothing."""
        await self.sessions.close()
        for close in self.closers:
            await asyncio.to_thread(close)
        self.transcripts.close()
        self.drafts.close()
        await self.coach.close()
        await self.store.close()
