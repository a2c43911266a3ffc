"""Reads knowledge/rubrics/<lang>/*.yaml: a rubric's words in another language, and words only.

Rules: it has a text where the rubric has one and none where it has none; a text names the same
slots; thresholds, measures, weights and entries stay those of the rubric itself.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter

from pydantic import BaseModel, ConfigDict, Field

from app.coach.rubric import Characteristic, CheckText, Rubric
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed

_LEVELS = 5


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Characteristic(_Strict):
    title: str
    anchors: list[str] = Field(min_length=_LEVELS, max_length=_LEVELS)
    unsure: str
    capped: str


class _Check(_Strict):
    title: str
    met: str
    missed: str
    moment_title: str
    moment: str
    keep: str
    change: str
    here: str = ""


class _WordsFile(_Strict):
    rubric: str
    version: str
    characteristics: dict[str, _Characteristic]
    checks: dict[str, _Check]
    words: dict[str, str]


def load_rubric_words(path: Path, rubric: Rubric) -> Rubric:
    """Return the rubric with the words of this file, its judging unchanged.

    Raises BadContent with file and line where the two do not match text for text.
    """
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _WordsFile, name)
    for key, wanted in {"rubric": rubric.id, "version": rubric.version}.items():
        if placed.value[key].value != wanted:
            raise BadContent(name, placed.value[key].line, f"{key}: these are words for '{wanted}'")
    _check_texts(placed, texts_of(rubric), name)
    return replace(
        rubric,
        characteristics=tuple(_characteristic(c, file) for c in rubric.characteristics),
        checks={key: _check(text, file.checks[key]) for key, text in rubric.checks.items()},
        words=file.words,
    )


def texts_of(rubric: Rubric) -> dict[tuple[str | int, ...], str]:
    """Return every text of a rubric that a learner reads, by its place in a file of words."""
    texts: dict[tuple[str | int, ...], str] = {}
    for one in rubric.characteristics:
        here = ("characteristics", one.id)
        texts |= {(*here, "title"): one.title, (*here, "unsure"): one.unsure}
        texts[(*here, "capped")] = one.capped
        texts |= {(*here, "anchors", at): anchor for at, anchor in enumerate(one.anchors)}
    for key, text in rubric.checks.items():
        texts |= {("checks", key, part): getattr(text, part) for part in _Check.model_fields}
    return texts | {("words", key): text for key, text in rubric.words.items()}


def _check_texts(placed: Placed, wanted: Mapping[tuple[str | int, ...], str], name: str) -> None:
    for part in ("characteristics", "checks", "words"):
        ids = {str(place[1]) for place in wanted if place[0] == part}
        for key in sorted(ids ^ set(placed.value[part].value)):
            raise BadContent(name, placed.line_at((part, key)), f"{part}: '{key}' is not in both")
    for place, text in wanted.items():
        here = _at(placed, place)
        if here is None and not text:
            continue
        if here is None:
            line = placed.line_at(place[:-1])
            raise BadContent(name, line, f"{'.'.join(map(str, place))} is missing")
        if bool(here.value.strip()) != bool(text):
            problem = "is empty and must not be" if text else "has to stay empty"
            raise BadContent(name, here.line, f"{'.'.join(map(str, place))} {problem}")
        if _slots(here.value) != _slots(text):
            known = ", ".join(f"{{{slot}}}" for slot in sorted(_slots(text))) or "none"
            raise BadContent(name, here.line, f"{'.'.join(map(str, place))}: its slots are {known}")


def _at(placed: Placed, place: tuple[str | int, ...]) -> Placed | None:
    """Return what stands at a place; None where its last step, which may be left out, is not."""
    for step in place[:-1]:
        placed = placed.value[step]
    last = place[-1]
    is_left_out = isinstance(last, str) and last not in placed.value
    return None if is_left_out else placed.value[last]


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _characteristic(one: Characteristic, file: _WordsFile) -> Characteristic:
    said = file.characteristics[one.id]
    anchors = tuple(said.anchors)
    return replace(one, title=said.title, anchors=anchors, unsure=said.unsure, capped=said.capped)


def _check(text: CheckText, said: _Check) -> CheckText:
    return replace(text, **said.model_dump())
