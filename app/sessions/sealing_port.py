"""What seals secrets that have to be read again."""

from typing import Protocol

from app.errors import WinwinError


class CannotOpen(WinwinError):
    """What was sealed cannot be opened: its key is not there any more."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "This secret was sealed with a key that is not there any more. Put the old "
            "WINWIN_SECRET_KEY or the file secret.key back, or give the webhook a new secret."
        )


class Sealer(Protocol):
    """Seals and opens texts."""

    def seal(self, text: str) -> str:
        """Return a text sealed."""
        ...

    def open(self, sealed: str) -> str:
        """Return the text in what was sealed (CannotOpen)."""
        ...
