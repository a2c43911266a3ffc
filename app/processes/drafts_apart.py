"""Drafts looked over in a process each, which ends when it takes too much."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter

from app.errors import Rejected, WinwinError
from app.review.design.drafts import CheckedDraft, DraftError, PreviewedDraft
from app.sessions.tools import FailureNote

SECONDS = 75.0
_HOME = Path(__file__).resolve().parents[2]
_FAILED = 1  # how Python ends after an exception nobody caught
_CHECKED = TypeAdapter(CheckedDraft)
_PREVIEWED = TypeAdapter(PreviewedDraft)
_ERRORS = TypeAdapter(tuple[DraftError, ...])


class DraftFailed(WinwinError):
    """The process that looks drafts over failed, by no fault of the draft."""


class DraftsApart:
    """Satisfies `app.sessions.drafts.Drafting`; one process a draft, `seconds` at most."""

    def __init__(
        self,
        command: tuple[str, ...],
        too_much: str,
        note_failure: FailureNote,
        seconds: float = SECONDS,
    ) -> None:
        """Take the program, what is said of a draft that takes too much, and the log."""
        self._command = command
        self._too_much = too_much
        self._note_failure = note_failure
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False

    def check(self, text: str, draws: int) -> CheckedDraft:
        """Return what is wrong with a text (Rejected for too much, DraftFailed)."""
        told = self._told({"what": "check", "yaml": text, "draws": draws})
        return _CHECKED.validate_python(told)

    def preview(self, text: str, seed: int) -> PreviewedDraft | tuple[DraftError, ...]:
        """Return what one draw of a text holds (Rejected for too much, DraftFailed)."""
        told = self._told({"what": "preview", "yaml": text, "seed": seed})
        if "errors" in told:
            return _ERRORS.validate_python(told["errors"])
        return _PREVIEWED.validate_python(told)

    def close(self) -> None:
        """End the process, if one runs, and start no other."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                self._process.kill()

    def _told(self, asked: dict[str, object]) -> dict[str, object]:
        answer, status = self._run(json.dumps(asked).encode())
        if status == _FAILED:
            failed = DraftFailed("Looking a draft over failed.")
            self._note_failure("looking a draft over in another process failed", failed)
            raise failed
        told: dict[str, object] = {"rejected": self._too_much} if status else json.loads(answer)
        if "rejected" in told:
            raise Rejected("/yaml", str(told["rejected"]))
        return told

    def _run(self, asked: bytes) -> tuple[bytes, int]:
        """Return what the process wrote and how it ended; below 0 it was ended."""
        process = self._begun()
        try:
            answer, _ = process.communicate(asked, self._seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            answer, _ = process.communicate()
        finally:
            with self._lock:
                self._process = None
        return answer, process.returncode

    def _begun(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._is_closed:
                raise DraftFailed("The server is stopping.")
            self._process = subprocess.Popen(  # noqa: S603 - the program is our own
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback may hold an author's text
                cwd=_HOME,
                process_group=0,
            )
            return self._process


def command_for(module: str, knowledge: Path) -> tuple[str, ...]:
    """Return the program that looks drafts over by a folder of content."""
    return (sys.executable, "-m", module, str(knowledge.resolve()))
