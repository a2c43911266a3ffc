"""The glossary: one Markdown file an entry, read whole and checked before anybody sees it.

Rules: front matter, a definition, then the sections of `HEADINGS` in that order (more may follow);
no two entries share a name; every reference leads somewhere. The first fault raises `BadContent`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import BadContent
from app.knowledge.front_matter import Document, check_head, read_document

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
    """One term; `see_also` holds ids of other entries, `sections` begin with `HEADINGS`."""

    id: str
    title: str
    aliases: tuple[str, ...]
    see_also: tuple[str, ...]
    source: str
    definition: str
    sections: tuple[Section, ...]


class _Head(BaseModel):
    """The front matter as authors write it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: _Id
    title: _Words
    aliases: list[_Words]
    see_also: list[_Id]
    source: _Words


def load_glossary(folder: Path, headings: Sequence[str] = HEADINGS) -> dict[str, Entry]:
    """Read every `*.md` in `folder`, keyed and ordered by id; `headings` are what each must have.

    Raises `BadContent` with file and line; line 0 means the file or folder as a whole.
    """
    documents = [read_document(path) for path in sorted(folder.glob("*.md"))]
    if not documents:
        raise BadContent(str(folder), 0, "there are no glossary entries (*.md) here")
    found = [(document, _entry(document, headings)) for document in documents]
    _check_names(found)
    _check_references(found)
    return {entry.id: entry for _, entry in sorted(found, key=lambda pair: pair[1].id)}


def load_translated(
    folder: Path, headings: Sequence[str], base: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Read a glossary in another language: the ids of `base`, all of them and no others.

    Raises `BadContent` like `load_glossary`, and where an entry leads elsewhere than its original.
    """
    found = load_glossary(folder, headings)
    for key in sorted(set(found) ^ set(base)):
        problem = "it translates no entry" if key in found else "the entry is not translated"
        raise BadContent(str(folder / f"{key}.md"), 0, problem)
    for key, entry in found.items():
        if entry.see_also != base[key].see_also:
            problem = f"see_also has to be: {', '.join(base[key].see_also)}"
            raise BadContent(str(folder / f"{key}.md"), 0, problem)
    return found


def _entry(document: Document, wanted: Sequence[str]) -> Entry:
    head = check_head(document, _Head)
    stem = Path(document.file).stem
    if head.id != stem:
        problem = f"id '{head.id}' does not match the file name; write '{stem}'"
        raise BadContent(document.file, document.places["id",], problem)
    definition, sections = _body(document, wanted)
    names, links = tuple(head.aliases), tuple(head.see_also)
    return Entry(head.id, head.title, names, links, head.source, definition, sections)


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
