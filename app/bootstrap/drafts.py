"""What looks drafts of scenarios over: the author's tools, imported when the first draft comes."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.processes.drafts_apart import DraftsApart, command_for
from app.sessions.drafts import TOO_MUCH
from app.telemetry.logs import note_failure

if TYPE_CHECKING:
    from app.authoring.drafts import DraftsHere
    from app.review.design.drafts import CheckedDraft, DraftError, PreviewedDraft

_PROGRAM = "app.authoring.draft_process"


def drafts_apart(knowledge: Path) -> DraftsApart:
    """Return what looks drafts over by a folder of content, in a process each: for a server."""
    return DraftsApart(command_for(_PROGRAM, knowledge), TOO_MUCH, note_failure)


class DraftsWhenWanted:
    """Looks drafts over in this process, by tools that no start waits for."""

    def __init__(self, knowledge: Path) -> None:
        """Take the folder of content files."""
        self._knowledge = knowledge

    def check(self, text: str, draws: int) -> "CheckedDraft":
        """Return what is wrong with a text, and what its design lacks over so many draws."""
        return self._here.check(text, draws)

    def preview(self, text: str, seed: int) -> "PreviewedDraft | tuple[DraftError, ...]":
        """Return what one draw of a text holds, or what is wrong with it."""
        return self._here.preview(text, seed)

    def close(self) -> None:
        """Do nothing: what is under way here comes to its end."""

    @cached_property
    def _here(self) -> "DraftsHere":
        from app.authoring.drafts import DraftsHere

        return DraftsHere(self._knowledge)
