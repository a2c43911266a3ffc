"""The scenario library: files under knowledge/scenarios/ → playable scenarios.

A file is checked at start-up with every alternative of every draw in it once, so that an error
shows with its file and line before anybody plays; `winwin scenario check` tries many more draws.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.errors import BadContent, NotFound
from app.knowledge.placed import Placed, check, read_placed
from app.knowledge.places import line_called
from app.knowledge.resolve import resolve, resolve_covering
from app.knowledge.scenario_build import build_scenario
from app.knowledge.scenario_schema import ScenarioFile
from app.negotiation.scenario import Scenario
from app.sessions.ports import RoleCard, ScenarioCard

# For as long as a game is chosen and begun; while it is played its table is kept.
_KEPT = 32
_QUOTED = re.compile(r"'([^']+)'")


class Library:
    """The scenarios of one folder; satisfies `app.sessions.ports.ScenarioLibrary`."""

    def __init__(self, templates: Mapping[str, tuple[str, Placed]]) -> None:
        """Take templates by id with their file names; `load_library` reads and checks them."""
        self._templates = templates
        files = [self._first_draw(key) for key in templates]
        self._cards = tuple(map(_card, sorted(files, key=_rank)))

    def cards(self) -> tuple[ScenarioCard, ...]:
        """Return every scenario as a chooser sees it, by `order`, then by title."""
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

    def _first_draw(self, scenario_id: str) -> ScenarioFile:
        name, template = self._templates[scenario_id]
        return _checked(resolve(template, 0, name), name)


def load_library(folder: Path) -> Library:
    """Read and check every scenario file of a folder (BadContent with file and line)."""
    templates = {}
    for path in sorted(folder.glob("*.yaml")):
        template = read_placed(path, path.name)
        for drawn in resolve_covering(template, path.name):
            _build(drawn, path.name)
        templates[path.stem] = (path.name, template)
    if not templates:
        raise BadContent(folder.name, 0, "there is no scenario in this folder")
    return Library(templates)


@lru_cache(maxsize=_KEPT)
def revive(document: str) -> Scenario:
    """Build the scenario of a resolved document (JSON text)."""
    return build_scenario(ScenarioFile.model_validate_json(document))


def _rank(file: ScenarioFile) -> tuple[int, str]:
    return file.order, file.title


def _card(file: ScenarioFile) -> ScenarioCard:
    roles = tuple(RoleCard(key, r.title, r.teaser) for key, r in file.roles.items())
    is_guided = any(role.guide for role in file.roles.values())
    return ScenarioCard(
        file.id, file.title, file.summary, file.minutes, roles, is_guided, file.language
    )


def _checked(placed: Placed, name: str) -> ScenarioFile:
    file = check(placed, ScenarioFile, name)
    if name.endswith(".yaml") and name != f"{file.id}.yaml":
        raise BadContent(name, placed.line_at(["id"]), f"the id '{file.id}' is not the file's name")
    return file


def build_draw(placed: Placed, name: str) -> tuple[ScenarioFile, Scenario]:
    """Check and build a resolved file (BadContent with file and line)."""
    file = _checked(placed, name)
    try:
        return file, build_scenario(file)
    except ValueError as error:
        # The game puts the names of what it refuses in quotes, outermost first.
        line = line_called(_QUOTED.findall(str(error)), placed)
        raise BadContent(name, line, str(error)) from error


def _build(placed: Placed, name: str) -> Scenario:
    return build_draw(placed, name)[1]
