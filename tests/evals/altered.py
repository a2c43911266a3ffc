"""Scenarios with somebody's words in the public brief of the counterpart."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from app.errors import BadContent
from app.knowledge.scenarios import Library, load_library
from app.negotiation.scenario import Scenario
from app.sessions.ports import ScenarioCard
from tests.builders_talk import KNOWLEDGE

_BASES = ("flat-lease", "licence-renewal", "job-offer", "puesto-de-mercado")


@dataclass(frozen=True, slots=True)
class Altered:
    """Scenarios that can be played; `refused` are the ids that the content check turned down."""

    libraries: dict[str, Library]
    refused: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those that can be played."""
        return tuple(self.libraries)

    def cards(self) -> tuple[ScenarioCard, ...]:
        """Every scenario as a chooser sees it."""
        return tuple(card for one in self.libraries.values() for card in one.cards())

    def resolve(self, scenario_id: str, seed: int) -> tuple[Scenario, str]:
        """Draw a scenario."""
        return self.libraries[scenario_id].resolve(scenario_id, seed)

    def revive(self, document: str) -> Scenario:
        """Return the scenario of a resolved document."""
        return next(iter(self.libraries.values())).revive(document)

    def learner_of(self, scenario_id: str) -> str:
        """The role whose counterpart has the words in its brief."""
        return self.resolve(scenario_id, 1)[0].roles[0].id


def attacked_scenarios(lines: Sequence[tuple[str, str]]) -> Altered:
    """Write each (id, text) into a copy of a shipped scenario and read it as any other."""
    found, refused = {}, []
    for number, (key, text) in enumerate(lines):
        try:
            found[key] = _library(key, text, _BASES[number % len(_BASES)])
        except BadContent:
            refused.append(key)
    return Altered(found, tuple(refused))


def _library(key: str, text: str, base: str) -> Library:
    source = (KNOWLEDGE / "scenarios" / f"{base}.yaml").read_text(encoding="utf-8")
    file: dict[str, Any] = yaml.safe_load(source)
    second = list(file["roles"])[1]
    file["id"], file["roles"][second]["public_brief"] = key, text.strip()[:1200]
    with TemporaryDirectory() as folder:
        written = Path(folder) / f"{key}.yaml"
        written.write_text(yaml.safe_dump(file, allow_unicode=True, sort_keys=False), "utf-8")
        return load_library(Path(folder))
