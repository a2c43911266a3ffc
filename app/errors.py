"""The error tree: exceptions are for broken worlds, expected things are values.

    WinwinError
    ├── BadContent        a file under knowledge/ or prompts/ is wrong (file, line, problem)
    ├── BadSettings       the environment asks for something that cannot be
    ├── NotFound          no such scenario, session, turn or role
    ├── Conflict          the session is not in a state that allows this now
    ├── Rejected          what was sent cannot be used; carries the field and the fix
    ├── Unauthorised     no key or token came, or one that is not taken
    ├── Forbidden        who asks may not do this
    ├── NotInstalled      an optional part is missing; the message names the fix
    ├── ModelFailed       a language model did not answer as it has to (reason)
    └── StorageFailed     the database did not do what it was asked
        ├── StorageBusy   it cannot now and may in a moment: locked, restarting, out of reach
        └── StorageFull   it has no room left (or no right) to write

Each door turns these into its own form in one file; none shows internals.
"""

from typing import Literal

ModelFault = Literal[
    "slow_start",
    "stalled",
    "cut",
    "unauthorised",
    "not_found",
    "rate_limited",
    "server_error",
    "malformed",
    "empty",
    "endless",
    "refused",
    "tool_call",
    "unreachable",
    "over_cap",
    "breaker_open",
    "deadline",
    "recited",
]
ConflictCode = Literal["conflict", "over", "not-over", "being-answered"]

UnauthorisedCode = Literal["unauthorised", "key-wanted", "token-expired", "token-refused"]


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

    def __init__(self, problem: str, code: ConflictCode = "conflict") -> None:
        """`code` tells a program why, where it can go on by itself."""
        super().__init__(problem)
        self.code = code


class Rejected(WinwinError):
    """What was sent cannot be used; `field` is a JSON pointer into the body."""

    def __init__(self, field: str, problem: str) -> None:
        """Name the field and the problem in words the sender can act on."""
        super().__init__(problem)
        self.field = field
        self.problem = problem


class Unauthorised(WinwinError):
    """No key or token came, or one that is not taken; the message says what to do, and no more."""

    def __init__(self, problem: str, code: UnauthorisedCode = "unauthorised") -> None:
        """`code` tells a program why: a page asks for a key, or says to open it again."""
        super().__init__(problem)
        self.code = code


class Forbidden(WinwinError):
    """Who asks is known and may not do this; the message says what would be needed."""


class NotInstalled(WinwinError):
    """An optional part of this project was not installed; the message names the exact fix."""


class ModelFailed(WinwinError):
    """A call to a model failed; neither its words nor ours are in the message.

    `tokens_in` and `tokens_out` are what the failed call cost all the same, as far as is known;
    `retry_after_seconds` is what the endpoint asked for.
    """

    def __init__(self, reason: ModelFault, *, retry_after_seconds: float | None = None) -> None:
        """`reason` is one word for what went wrong."""
        super().__init__(f"the model failed: {reason}")
        self.reason = reason
        self.retry_after_seconds = retry_after_seconds
        self.tokens_in = 0
        self.tokens_out = 0


class StorageFailed(WinwinError):
    """The database refused or failed; nothing of the attempt was kept."""


class StorageBusy(StorageFailed):
    """The database cannot do it now; the same attempt may work in a moment.

    Where the connection was lost while a unit of work was being kept, it may have been kept.
    """


class StorageFull(StorageFailed):
    """The database takes no more writing until somebody makes room; reading may still work."""
