"""The error tree: exceptions are for broken worlds, expected things are values.

    WinwinError
    ├── BadContent        a file under knowledge/ or prompts/ is wrong (file, line, problem)
    ├── BadSettings       the environment asks for something that cannot be
    ├── NotFound          no such scenario, session, turn or role
    ├── Conflict          the session is not in a state that allows this now
    ├── Rejected          what was sent cannot be used; carries the field and the fix
    ├── NotInstalled      an optional part is missing; the message names the fix
    └── StorageFailed     the database did not do what it was asked

Each door turns these into its own form in one file; none shows internals.
"""


class WinwinError(Exception):
    """Root of everything this project raises on purpose."""


class BadContent(WinwinError):
    """A content file is wrong; `line` counts from 1, 0 means the file as a whole."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        """Keep the place and the problem apart, so that a tool can show either."""
        super().__init__(f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


class BadSettings(WinwinError):
    """A setting cannot be used; the message names it and the fix."""


class NotFound(WinwinError):
    """Something was asked for by an id that nothing has."""

    def __init__(self, kind: str, key: str) -> None:
        """`kind` is a word of the vocabulary (scenario, session, turn, role)."""
        super().__init__(f"There is no {kind} '{key}'.")
        self.kind = kind
        self.key = key


class Conflict(WinwinError):
    """The session cannot do this now; the message says why and what to do."""


class Rejected(WinwinError):
    """What was sent cannot be used; `field` is a JSON pointer into the body."""

    def __init__(self, field: str, problem: str) -> None:
        """Name the field and the problem in words the sender can act on."""
        super().__init__(problem)
        self.field = field
        self.problem = problem


class NotInstalled(WinwinError):
    """An optional part of this project was not installed; the message names the exact fix."""


class StorageFailed(WinwinError):
    """The database refused or failed; nothing of the attempt was kept."""
