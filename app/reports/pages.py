"""The pages made from values, each in its reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.reports.glossary_page import render_entry
from app.reports.page import render_report
from app.reports.words import ReportWords
from app.review.debrief import Debrief
from app.sessions.ports import GlossaryEntry


@dataclass(frozen=True, slots=True)
class Pages:
    """What a door asks for a page; `words` are the fixed words by language."""

    words: Mapping[str, ReportWords]

    def report(self, debrief: Debrief) -> str:
        """Return a report in the language of its session."""
        return render_report(debrief, self.words[debrief.language])

    def entry(
        self, entry: GlossaryEntry, glossary: Mapping[str, GlossaryEntry], language: str
    ) -> str:
        """Return a glossary entry's page; `glossary` is the one of the same language."""
        return render_entry(entry, glossary, self.words[language])
