"""The scenario library: files under knowledge/scenarios/ → playable scenarios.

A file is checked at start-up in several draws, so that an error shows with its file and line
before anybody plays.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from app.errors import BadContent, NotFound
from app.knowledge.placed import Placed, check, read_placed
from app.knowledge.resolve import resolve
from app.knowledge.scenario_build import build_scenario
from app.knowledge.scenario_schema import ScenarioFile
from app.negotiation.scenario import Scenario
from app.sessions.ports import RoleCard, ScenarioCard

# With four alternatives to a draw, one stays undrawn in 32 seeds about once in 2,500 files.
_SEEDS_CHECKED = range(1, 33)
_KEPT = 512
_QUOTED = re.compile(r"'([^']+)'")


class Library:
    """The scenarios of one folder; satisfies `app.sessions.ports.ScenarioLibrary`."""

    def __init__(self, templates: Mapping[str, tuple[str, Placed]]) -> None:
        """Take templates by id with their file names; `load_library` reads and checks them."""
        self._templates = templates
        self._cards = tuple(self._card(key) for key in templates)

    def cards(self) -> tuple[ScenarioCard, ...]:
        """Return every scenario as a chooser sees it."""
        return self._cards

    def resolve(self, scenario_id: str, seed: int) -> tuple[Scenario, str]:
        """Draw a scenario; return it with its resolved document as JSON text."""
        if scenario_id not in self._templates:
            raise NotFound("scenario", scenario_id)
        name, template = self._templates[scenario_id]
        document = json.dumps(resolve(template, seed, name).plain(), ensure_ascii=False)
        return revive(document), document

    def revive(self, document: str) -> Scenario:
        """Return the scenario of a resolved document, from the cache if it was met before."""
        return revive(document)

    def _card(self, scenario_id: str) -> ScenarioCard:
        name, template = self._templates[scenario_id]
        file = _checked(resolve(template, 0, name), name)
        roles = tuple(RoleCard(key, r.title, r.teaser) for key, r in file.roles.items())
        return ScenarioCard(file.id, file.title, file.summary, file.minutes, roles)


def load_library(folder: Path) -> Library:
    """Read and check every scenario file of a folder (BadContent with file and line)."""
    templates = {}
    for path in sorted(folder.glob("*.yaml")):
        template = read_placed(path, path.name)
        for seed in _SEEDS_CHECKED:
            _build(resolve(template, seed, path.name), path.name)
        templates[path.stem] = (path.name, template)
    if not templates:
        raise BadContent(folder.name, 0, "there is no scenario in this folder")
    return Library(templates)


@lru_cache(maxsize=_KEPT)
def revive(document: str) -> Scenario:
    """Build the scenario of a resolved document (JSON text)."""
    return build_scenario(ScenarioFile.model_validate_json(document))


def _checked(placed: Placed, name: str) -> ScenarioFile:
    file = check(placed, ScenarioFile, name)
    if name.endswith(".yaml") and name != f"{file.id}.yaml":
        raise BadContent(name, placed.line_at(["id"]), f"the id '{file.id}' is not the file's name")
    return file


def _build(placed: Placed, name: str) -> Scenario:
    file = _checked(placed, name)
    try:
        return build_scenario(file)
    except ValueError as error:
        raise BadContent(name, _line_of(str(error), placed), str(error)) from error


def _line_of(problem: str, placed: Placed) -> int:
    """Follow the names a ValueError of the game puts in quotes, outermost first."""
    here = placed
    for name in _QUOTED.findall(problem):
        here = _called(name, here) or here
    return here.line


def _called(name: str, within: Placed) -> Placed | None:
    """Return the last of the outermost parts called so: of two with one id, the second."""
    parts = list(_inside(within))
    while parts:
        found = [part for key, part in parts if name in _names(key, part)]
        if found:
            return found[-1]
        parts = [inner for _, part in parts for inner in _inside(part)]
    return None


def _inside(part: Placed) -> Iterable[tuple[str, Placed]]:
    if isinstance(part.value, dict):
        return part.value.items()
    return [("", inner) for inner in part.value] if isinstance(part.value, list) else ()


def _names(key: str, part: Placed) -> tuple[object, ...]:
    if isinstance(part.value, dict):
        return (key, part.value["id"].value) if "id" in part.value else (key,)
    return (key, part.value) if key == "issue" else (key,)
