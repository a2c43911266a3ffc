"""The published schema accepts every scenario as it is written, and refuses slips of the pen.

`python -m tests.unit.knowledge.test_scenario_json_schema` writes docs/scenario.schema.json anew.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.knowledge.placed import place_text
from app.knowledge.scenario_json_schema import scenario_json_schema
from tests.unit.knowledge.broken import KNOWLEDGE, changed
from tests.unit.knowledge.market import MARKET

WRITTEN = KNOWLEDGE.parent / "docs" / "scenario.schema.json"
FILES = [*sorted((KNOWLEDGE / "scenarios").glob("*.yaml")), KNOWLEDGE / "templates/scenario.yaml"]
VALIDATOR = Draft202012Validator(scenario_json_schema())


def described() -> str:
    return json.dumps(scenario_json_schema(), indent=1, ensure_ascii=False) + "\n"


def problems(text: str) -> list[str]:
    found = VALIDATOR.iter_errors(place_text(text, "file").plain())
    return ["/".join(map(str, error.absolute_path)) for error in found]


def test_the_published_schema_is_current() -> None:
    assert described() == WRITTEN.read_text(encoding="utf-8"), (
        "the form of a scenario changed: read the difference, then write it anew (see the head)"
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(scenario_json_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_is_accepted_as_it_is_written(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_tells_an_editor_where_the_schema_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == WRITTEN


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  - id: place", "  - id: Place", "issues/1/id"),
        ("    step: 2", "    step: two", "issues/0/step"),
        ("kind: choice", "kind: pick", "issues/1/kind"),
        ("level: 2", "level: 5", "roles/owner/interests/0/disclosures/0/level"),
        ("minutes: 5", "minutes: 5\nminute: 5", ""),
        ("rent: {weight: 50", "rent: {weight: 500", "roles/owner/preferences/rent/weight"),
    ],
)
def test_a_slip_of_the_pen_is_found_where_it_stands(old: str, new: str, place: str) -> None:
    assert problems(changed(MARKET, old, new)) == [place]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: changed(text, "level: 2", "level: ${level}"),
        lambda text: changed(text, "asks: [interest]", "asks: ${asks}"),
        lambda text: changed(
            text, "        title: A free gate", "        when: {town: Ulm}\n        title: G"
        ),
        lambda text: changed(text, "{weight: 50, best: high}", "${stake}"),
    ],
)
def test_a_reference_may_stand_where_a_number_list_or_mapping_is_due(
    change: Callable[[str], Any],
) -> None:
    assert problems(change(MARKET)) == []


if __name__ == "__main__":
    WRITTEN.write_text(described(), encoding="utf-8")
