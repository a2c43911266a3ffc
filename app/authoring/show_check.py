"""Shows what a check found: one line a finding, with file and line first, and the way out."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.authoring.checking import FileReport, Finding
from app.authoring.sentences import remedy_of, warning_text
from app.authoring.words import AuthoringWords
from app.knowledge.scenario_faults import Fault

_INDENT = "    "


def show_report(report: FileReport, words: AuthoringWords, console: Console) -> None:
    """Print every fault and warning of a file, then one line that sums it up."""
    for fault in report.faults:
        _say(console, _fault_line(fault, report.path, words), "red")
        _say(console, _INDENT + _way_out(fault, words), "dim")
    for finding in report.findings:
        _say(console, _finding_line(finding, report, words), "yellow")
        remedy = words.warnings[finding.warning.code].do
        _say(console, _INDENT + words.check.do.format(remedy=remedy), "dim")
    _say(console, _summary(report, words), "red" if report.faults else "green")


def place(path: Path, line: int) -> str:
    """Write a place as editors and terminals know it, from the folder one stands in."""
    here = Path.cwd()
    absolute = path.resolve()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return f"{shown}:{line}"


def _fault_line(fault: Fault, path: Path, words: AuthoringWords) -> str:
    return words.check.error.format(place=place(path, fault.line), problem=fault.problem)


def _way_out(fault: Fault, words: AuthoringWords) -> str:
    if fault.near:
        return words.check.near.format(key=fault.near[0])
    return words.check.do.format(remedy=remedy_of(fault, words))


def _finding_line(finding: Finding, report: FileReport, words: AuthoringWords) -> str:
    at, code = place(report.path, finding.line), finding.warning.code
    return words.check.warning.format(place=at, code=code, text=warning_text(finding, words))


def _summary(report: FileReport, words: AuthoringWords) -> str:
    said, name = words.check, report.path.stem
    if report.faults:
        return said.broken.format(id=name, count=len(report.faults))
    if report.findings:
        count = len(report.findings)
        return said.only_warnings.format(id=name, count=count, draws=report.draws)
    return said.clean.format(id=name, draws=report.draws)


def _say(console: Console, text: str, style: str) -> None:
    console.print(Text(text, style), soft_wrap=True, highlight=False)
