"""The pages made from values, each in its reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.knowledge.glossary_groups import Group
from app.reports.glossary_page import render_answer, render_entry, render_index
from app.reports.markdown import render_markdown
from app.reports.page import render_report
from app.reports.pdf import is_installed, render_pdf
from app.reports.pictures import draw_picture, name_pictures
from app.reports.png import draw_png
from app.reports.words import ReportWords
from app.review.debrief import Debrief
from app.sessions.ports import GlossaryEntry
from app.sessions.questions import Answer


@dataclass(frozen=True, slots=True)
class Pages:
    """What a door asks for a page; `words` are the fixed words by language.

    `groups` are those of the glossary's index; a glossary is the one of the language asked for.
    """

    words: Mapping[str, ReportWords]
    groups: tuple[Group, ...] = ()

    def report(self, debrief: Debrief, *, has_coach: bool = False, ticket: str = "") -> str:
        """Return a report in the language of its session.

        It has a place to ask about it if asked, and carries `ticket` on where it was opened by one.
        """
        words = self.words[debrief.language]
        has_pdf = is_installed()
        return render_report(debrief, words, has_pdf=has_pdf, has_coach=has_coach, ticket=ticket)

    def markdown(self, debrief: Debrief) -> str:
        """Return a report as Markdown."""
        return render_markdown(debrief, self.words[debrief.language])

    def pdf(self, debrief: Debrief, base: str) -> bytes:
        """Return a report as PDF, its links below `base` (slow; NotInstalled without its extra)."""
        return render_pdf(self.report(debrief), base)

    def pictures(self, debrief: Debrief) -> dict[str, str]:
        """Return the report's pictures by name, as SVG; one of nothing known is left out."""
        return name_pictures(debrief, self.words[debrief.language])

    def picture(self, debrief: Debrief, name: str) -> str:
        """Return one of the report's pictures, as SVG; empty where there is none of that name."""
        return draw_picture(debrief, self.words[debrief.language], name)

    def png(self, svg: str) -> bytes:
        """Return a picture as PNG (NotInstalled without its extra)."""
        return draw_png(svg)

    def glossary(self, glossary: Mapping[str, GlossaryEntry], language: str) -> str:
        """Return the glossary's index."""
        return render_index(glossary, self.groups, self.words[language])

    def entry(
        self, entry: GlossaryEntry, glossary: Mapping[str, GlossaryEntry], language: str
    ) -> str:
        """Return a glossary entry's page."""
        return render_entry(entry, glossary, self.words[language])

    def answer(self, answer: Answer, glossary: Mapping[str, GlossaryEntry]) -> str:
        """Return the page of an answer, in the language of the question."""
        return render_answer(answer, glossary, self.words[answer.language])
