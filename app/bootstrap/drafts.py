"""What looks drafts of scenarios over for a server: the author's tools, in a process each."""

from pathlib import Path

from app.authoring.drafts import TOO_MUCH
from app.processes.drafts_apart import DraftsApart, command_for
from app.telemetry.logs import note_failure

_PROGRAM = "app.authoring.draft_process"


def drafts_apart(knowledge: Path) -> DraftsApart:
    """Return what looks drafts over by a folder of content."""
    return DraftsApart(command_for(_PROGRAM, knowledge), TOO_MUCH, note_failure)
