"""Every fault of a scenario file with its line, and its draws once it has none.

The library stops at the first fault, because it must not start; an author wants to see them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.errors import BadContent
from app.knowledge.placed import Placed, place_text, read_placed
from app.knowledge.resolve import resolve
from app.knowledge.scenario_schema import ScenarioFile
from app.knowledge.scenarios import build_draw
from app.knowledge.yaml_bounds import MOST_VALUES, check_bounds
from app.negotiation.scenario import Scenario

UNREADABLE = "unreadable"
# Many more help nobody; a file of nothing but slips would take minutes to be told.
_MOST_FAULTS = 1_000
_TEXT = "the text"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where; `kind` is pydantic's name of the error, "content" or "unreadable".

    `near` are keys that are known there and look alike, for a slip of the pen.
    """

    line: int
    problem: str
    kind: str = "content"
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """One draw of a file without faults."""

    seed: int
    placed: Placed
    file: ScenarioFile
    scenario: Scenario


def read_draws(path: Path, seeds: Iterable[int]) -> tuple[tuple[DrawnFile, ...], tuple[Fault, ...]]:
    """Draw a file once a seed; return the sound draws and every fault once, by line."""
    try:
        template = read_placed(path, path.name)
    except BadContent as error:
        return (), (Fault(error.line, error.problem, UNREADABLE),)
    return _draws(template, seeds, path.name)


def read_text_draws(
    text: str, seeds: Iterable[int]
) -> tuple[tuple[DrawnFile, ...], tuple[Fault, ...]]:
    """Do with a text what `read_draws` does with a file; the text may be anybody's.

    It has no name that its id would have to be.
    """
    try:
        check_bounds(text, _TEXT)
        template = place_text(text, _TEXT)
    except BadContent as error:
        return (), (Fault(error.line, error.problem, UNREADABLE),)
    return _draws(template, seeds, _TEXT)


def _draws(
    template: Placed, seeds: Iterable[int], name: str
) -> tuple[tuple[DrawnFile, ...], tuple[Fault, ...]]:
    draws: list[DrawnFile] = []
    faults: dict[Fault, None] = {}
    for seed in seeds:
        read = _read(template, seed, name)
        if isinstance(read, DrawnFile):
            draws.append(read)
        else:
            faults |= dict.fromkeys(read)
        if len(faults) >= _MOST_FAULTS:
            break
    return tuple(draws), tuple(sorted(faults, key=lambda fault: (fault.line, fault.problem)))


def _read(template: Placed, seed: int, name: str) -> DrawnFile | tuple[Fault, ...]:
    try:
        placed = resolve(template, seed, name)
        _refuse_growth(placed, name)
        faults = tuple(_faults_of_form(placed))
        if faults:
            return faults
        file, scenario = build_draw(placed, name)
    except BadContent as error:
        return (Fault(error.line, error.problem),)
    return DrawnFile(seed, placed, file, scenario)


def _refuse_growth(placed: Placed, name: str) -> None:
    """Refuse a draw in which references to large alternatives have become too much."""
    count, parts = 0, [placed]
    while parts:
        part = parts.pop()
        count += 1
        if count > MOST_VALUES:
            raise BadContent(name, part.line, f"a draw holds more than {MOST_VALUES:,} values")
        if isinstance(part.value, dict):
            parts.extend(part.value.values())
        elif isinstance(part.value, list):
            parts.extend(part.value)


def _faults_of_form(placed: Placed) -> Iterator[Fault]:
    try:
        ScenarioFile.model_validate(placed.plain())
    except ValidationError as error:
        for one in islice(error.errors(), _MOST_FAULTS):
            where = one["loc"]
            kind = one["type"]
            near = _alike(where) if kind == "extra_forbidden" else ()
            problem = f"{'.'.join(map(str, where)) or 'the file'}: {one['msg']}"
            yield Fault(placed.line_at(where), problem, kind, near)


@cache
def _form() -> dict[str, Any]:
    return ScenarioFile.model_json_schema()


def _alike(where: Sequence[int | str]) -> tuple[str, ...]:
    """Return the known keys of a place that are spelt much like the unknown one."""
    schema = _form()
    here: dict[str, Any] = schema
    for step in where[:-1]:
        here = _inner(here, step)
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    known = here.get("properties", {})
    return tuple(get_close_matches(str(where[-1]), known, n=1, cutoff=0.5))


def _inner(schema: dict[str, Any], step: int | str) -> dict[str, Any]:
    if isinstance(step, int):
        inner = schema.get("items", {})
    else:
        inner = schema.get("properties", {}).get(step) or schema.get("additionalProperties", {})
    # Keys with a pattern are described by it; there is one an object.
    named = schema.get("patternProperties") if not inner else None
    found: dict[str, Any] = next(iter(named.values())) if named else inner
    return found
