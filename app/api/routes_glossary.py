"""The glossary: the list of its entries, and each of them."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.cursors import Paging, pages_of
from app.api.identity import UseCases
from app.api.problems import also
from app.api.wire import EntryAnswer, EntryCard, Page, SectionAnswer
from app.sessions.services import ENGLISH

router = APIRouter(prefix="/v1/glossary", tags=["glossary"])

_MOST = 200  # a reader wants them all at once


@router.get("", responses=also(404))
async def list_entries(
    use: UseCases,
    paging: Annotated[Paging, Depends(pages_of(_MOST, _MOST))],
    language: str = ENGLISH,
) -> Page[EntryCard]:
    """List every entry by its title."""
    entries = use.glossary(language).values()
    cards = [EntryCard(id=one.id, title=one.title, language=one.language) for one in entries]
    by_title = sorted(cards, key=lambda card: card.title.casefold())
    return paging.page_of(by_title, lambda card: card.id)


@router.get("/{entry_id}")
async def read_entry(use: UseCases, entry_id: str, language: str = ENGLISH) -> EntryAnswer:
    """Return a glossary entry; its texts are Markdown."""
    entry = use.entry(entry_id, language)
    return EntryAnswer(
        id=entry.id,
        title=entry.title,
        definition=entry.definition,
        sections=[SectionAnswer(heading=part.heading, text=part.text) for part in entry.sections],
        see_also=tuple(entry.see_also),
        source=entry.source,
        language=entry.language,
    )
