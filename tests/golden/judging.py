"""Writes the tables of docs/judging.md from the rubric and the checks, so that no number is twice.

`python -m tests.golden.judging` writes them anew below the mark; what stands above it is prose.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from app.coach.checks.registry import CHECKS
from app.coach.rubric import Characteristic
from tests.builders_play import RUBRIC

_ROOT = Path(__file__).resolve().parents[2]
PAGE = _ROOT / "docs" / "judging.md"
_RUBRIC_FILE = _ROOT / "knowledge" / "rubrics" / "win-win.yaml"
_MARK = re.compile(r"<!-- Made from .*? -->\n", re.DOTALL)
_WHY = re.compile(r"^  (\w+): .*?# (.+)$", re.MULTILINE)


def page() -> str:
    """Return the whole page: the prose as it stands, and the tables as they should be."""
    text = PAGE.read_text(encoding="utf-8")
    mark = _MARK.search(text)
    assert mark is not None, f"{PAGE.name} has lost the mark below which its tables stand"
    return text[: mark.end()] + "\n" + "\n".join(_tables()) + "\n"


def _tables() -> Iterator[str]:
    yield "## The eight characteristics\n"
    yield "A minus marks counter-evidence; weight ranks what is told first.\n"
    for characteristic in RUBRIC.characteristics:
        yield from _characteristic(characteristic)
    yield "## The numbers\n"
    yield f"Rubric `{RUBRIC.id}`, version {RUBRIC.version}.\n"
    yield "| threshold | value | why |\n|---|---|---|"
    reasons = dict(_WHY.findall(_RUBRIC_FILE.read_text(encoding="utf-8")))
    for name, value in asdict(RUBRIC.thresholds).items():
        yield f"| `{name}` | {value:g} | {reasons.get(name, '')} |"
    for name, value in asdict(RUBRIC.practice).items():
        yield f"| `{name}` | {value:g} | {reasons.get(name, '')} |"
    rule = RUBRIC.level_rule
    yield "\n| level rule | value |\n|---|---|"
    yield f"| behaviour's share of the score | {rule.behaviour_share:g} |"
    yield f"| cut points | {', '.join(f'{cut:g}' for cut in rule.cuts)} |"
    yield f"| checks observed at least | {rule.least_observed} |"
    yield f"| levels the measures may move | {rule.outcome_may_move} |"


def _characteristic(characteristic: Characteristic) -> Iterator[str]:
    yield f"### {characteristic.title}\n"
    yield "Measures: " + ", ".join(f"`{name}`" for name in characteristic.measures) + "."
    if characteristic.top_needs:
        names = ", ".join(f"`{name}`" for name in characteristic.top_needs)
        yield f"The top level needs {names} whole."
    yield "\n| check | | when | weight |\n|---|---|---|---|"
    for key in characteristic.checks:
        text = RUBRIC.checks[key]
        is_counter = not text.met
        when = " ".join((inspect.getdoc(CHECKS[key]) or "").split("\n\n")[0].split())
        sign = "−" if is_counter else ""
        yield f"| {text.title} | {sign} | {when} | {text.weight} |"
    yield ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
