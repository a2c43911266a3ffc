"""Errors as this door says them: what happened, that nothing is lost, and what to do."""

from app.errors import Conflict, NotFound, Rejected, StorageFailed, WinwinError
from app.telemetry.logs import note_failure
from app.terminal.seat import Room


def explain(room: Room, error: Exception) -> None:
    """Say what went wrong in a game that can go on.

    Only errors that are worded for people are shown; of any other the log has type and place,
    since its message may tell the counterpart's secrets.
    """
    words, note = room.words.trouble, room.screen.note
    if isinstance(error, Conflict | NotFound | Rejected):
        note(words.at_game.format(problem=error))
    elif isinstance(error, StorageFailed):
        note(words.storage.format(problem=error))
    else:
        note_failure("a turn at the terminal failed", error)
        note(words.inside.format(problem=type(error).__name__))


def explain_end(room: Room, error: WinwinError) -> None:
    """Say why a game cannot go on: its session or its scenario is gone."""
    room.screen.note(room.words.trouble.gone.format(problem=error, command=room.command))
