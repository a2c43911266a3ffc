"""What `winwin doctor` finds: one finding a thing looked at, and the fix where it wants one."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import typer

State = Literal["ok", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `fix` says what to type where it is not ok."""

    area: str
    state: State
    text: str
    fix: str = ""


def ok(area: str, text: str) -> Finding:
    """Return a finding that nothing is wrong with."""
    return Finding(area, "ok", text)


def warning(area: str, text: str, fix: str) -> Finding:
    """Return a finding with which a server runs, and not as it should."""
    return Finding(area, "warning", text, fix)


def problem(area: str, text: str, fix: str) -> Finding:
    """Return a finding with which no server runs, or not for long."""
    return Finding(area, "problem", text, fix)


def is_sound(findings: Sequence[Finding]) -> bool:
    """Say whether there is no problem among them."""
    return all(finding.state != "problem" for finding in findings)


def show(findings: Sequence[Finding], *, as_json: bool) -> None:
    """Write findings to the terminal: what wants a fix on standard error, or all as JSON."""
    if as_json:
        document = {"ok": is_sound(findings), "findings": [asdict(one) for one in findings]}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for one in findings:
        if one.state == "ok":
            typer.echo(one.text)
        else:
            typer.echo(f"{one.state}: {one.text}\n  fix: {one.fix}", err=True)
