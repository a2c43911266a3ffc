"""The glossary, entry by entry."""

from fastapi import APIRouter

from app.api.identity import UseCases
from app.api.problems import PROBLEM_RESPONSES
from app.api.wire import EntryAnswer, SectionAnswer
from app.sessions.services import ENGLISH

router = APIRouter(prefix="/v1/glossary", tags=["glossary"], responses=PROBLEM_RESPONSES)


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
    )
