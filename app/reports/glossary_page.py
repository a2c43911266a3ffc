"""A glossary entry as an HTML page; its paragraphs are plain text, escaped like every word."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.reports.words import ReportWords
from app.sessions.ports import GlossaryEntry


def render_entry(
    entry: GlossaryEntry, glossary: Mapping[str, GlossaryEntry], words: ReportWords
) -> str:
    """Return the page of an entry; `glossary` gives the titles of the entries it refers to.

    The page asks for `/static/report.css` and links to `/` and `/glossary/{entry}?language=…`.
    """
    related = [glossary[other] for other in entry.see_also if other in glossary]
    return _pages().get_template("glossary.html").render(entry=entry, related=related, words=words)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what blank lines part."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("app.reports"), autoescape=True, undefined=StrictUndefined
    )
    pages.filters["paragraphs"] = paragraphs
    return pages
