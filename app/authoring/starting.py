"""Writes a new scenario from the template, and never over a file that is there."""

import re
from pathlib import Path

from app.authoring.words import NewWords
from app.errors import WinwinError

# The template is a whole scenario; this is the id it carries until it gets its own.
_TEMPLATE_ID = "your-scenario"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CannotStart(WinwinError):
    """A new scenario cannot be written; the message says why and what to do."""


def start_scenario(scenario_id: str, template: Path, folder: Path, said: NewWords) -> Path:
    """Write `folder`/`scenario_id`.yaml and return its path (CannotStart)."""
    if not _ID.fullmatch(scenario_id) or len(scenario_id) > 60:
        raise CannotStart(said.not_an_id.format(given=scenario_id))
    path = folder / f"{scenario_id}.yaml"
    text = template.read_text(encoding="utf-8").replace(_TEMPLATE_ID, scenario_id)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise CannotStart(said.exists.format(path=path)) from error
    except OSError as error:
        raise CannotStart(said.not_writable.format(path=path, problem=error.strerror)) from error
    return path
