"""The glossary: one Markdown file an entry, read whole and checked before anybody sees it.

Rules: front matter, a definition, then the sections of `HEADINGS` in that order (more may follow);
no two entries share a name; every reference leads somewhere. The first fault raises `BadContent`.
A translation may hold some of the entries only; the others are shown in English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import BadContent
from app.knowledge.front_matter import Document, check_head, read_document

# What the entries are written in that others translate, and the headings they have.
ORIGINAL = "en"
HEADINGS = ("Why it matters", "Example", "Common mistake")
_MARK = "## "

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of an entry; `text` is Markdown without its heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One term; `see_also` holds ids of other entries, `sections` begin with `HEADINGS`.

    `language` is what it is written in.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    see_also: tuple[str, ...]
    source: str
    definition: str
    sections: tuple[Section, ...]
    language: str = ORIGINAL


class _Names(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: _Id
    title: _Words
    aliases: list[_Words]
    source: _Words


class _Head(_Names):
    """The front matter as authors write it."""

    see_also: list[_Id]


class _TranslatedHead(_Names):
    """That of a translation, which leads where its original does and need not say so."""

    see_also: list[_Id] | None = None


def load_glossary(folder: Path) -> dict[str, Entry]:
    """Read every `*.md` in `folder`, keyed and ordered by id.

    Raises `BadContent` with file and line; line 0 means the file or folder as a whole.
    """
    found = [(document, _original(document)) for document in _documents(folder)]
    _check_names(found)
    _check_references(found)
    return _by_id(found)


def load_translated(
    folder: Path, headings: Sequence[str], base: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Read entries of `base` in another language, whose code is the folder's name; not all need be.

    `headings` are what each must have. Raises `BadContent` like `load_glossary`, and where an
    entry is none of `base` or leads elsewhere than its original.
    """
    found = [
        (document, _translated(document, headings, base, folder.name))
        for document in _documents(folder)
    ]
    _check_names(found)
    return _by_id(found)


def _documents(folder: Path) -> list[Document]:
    documents = [read_document(path) for path in sorted(folder.glob("*.md"))]
    if not documents:
        raise BadContent(str(folder), 0, "there are no glossary entries (*.md) here")
    return documents


def _by_id(found: list[tuple[Document, Entry]]) -> dict[str, Entry]:
    return {entry.id: entry for _, entry in sorted(found, key=lambda pair: pair[1].id)}


def _original(document: Document) -> Entry:
    head = check_head(document, _Head)
    return _entry(document, head, tuple(head.see_also), HEADINGS)


def _translated(
    document: Document, headings: Sequence[str], base: Mapping[str, Entry], language: str
) -> Entry:
    head = check_head(document, _TranslatedHead)
    if head.id not in base:
        raise BadContent(document.file, document.places["id",], "it translates no entry")
    links = base[head.id].see_also
    if head.see_also is not None and tuple(head.see_also) != links:
        problem = f"see_also is the original's: leave it out, or write {', '.join(links)}"
        raise BadContent(document.file, document.places["see_also",], problem)
    return replace(_entry(document, head, links, headings), language=language)


def _entry(
    document: Document, head: _Names, links: tuple[str, ...], headings: Sequence[str]
) -> Entry:
    stem = Path(document.file).stem
    if head.id != stem:
        problem = f"id '{head.id}' does not match the file name; write '{stem}'"
        raise BadContent(document.file, document.places["id",], problem)
    definition, sections = _body(document, headings)
    return Entry(head.id, head.title, tuple(head.aliases), links, head.source, definition, sections)


def _body(document: Document, wanted: Sequence[str]) -> tuple[str, tuple[Section, ...]]:
    file, lines, begin = document.file, document.lines, document.body_at
    marks = [i for i in range(begin, len(lines)) if lines[i].startswith(_MARK)]
    starts, ends = [begin - 1, *marks], [*marks, len(lines)]
    headings = [lines[i].removeprefix(_MARK) for i in marks]
    for position, heading in enumerate(wanted):
        if headings[position : position + 1] != [heading]:
            line = min(ends[position] + 1, len(lines))
            raise BadContent(file, line, f"the heading '{_MARK}{heading}' is missing here")
    texts = ["\n".join(lines[a + 1 : b]).strip() for a, b in zip(starts, ends, strict=True)]
    if "" in texts:
        raise BadContent(file, starts[texts.index("")] + 1, "there is no text below this line")
    return texts[0], tuple(map(Section, headings, texts[1:]))


def _check_names(found: list[tuple[Document, Entry]]) -> None:
    """Titles claim their names first, so that it is the alias that is told to give way."""
    named = [(document, document.places["title",], entry.title, entry) for document, entry in found]
    for document, entry in found:
        for position, alias in enumerate(entry.aliases):
            named.append((document, document.places["aliases", position], alias, entry))
    taken: dict[str, str] = {}
    for document, line, name, entry in named:
        if holder := taken.get(name.casefold()):
            raise BadContent(document.file, line, f"'{name}' is already a name of '{holder}'")
        taken[name.casefold()] = entry.id


def _check_references(found: list[tuple[Document, Entry]]) -> None:
    known = {entry.id for _, entry in found}
    for document, entry in found:
        for position, target in enumerate(entry.see_also):
            if target not in known - {entry.id}:
                problem = f"see_also names '{target}', which is no other entry"
                raise BadContent(document.file, document.places["see_also", position], problem)
