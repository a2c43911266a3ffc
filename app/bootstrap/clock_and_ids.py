"""The computer's clock, new ids and new secrets: what is never the same twice."""

import secrets
import time
from datetime import UTC, datetime
from threading import Lock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class UtcClock:
    """The computer's clock; satisfies `app.sessions.ports.Clock`."""

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC, to the millisecond."""
        return datetime.now(UTC).isoformat(timespec="milliseconds")


class SortableIds:
    """Ids of 10 characters of time and 16 of chance; satisfies `app.sessions.ports.Ids`."""

    def __init__(self) -> None:
        """Begin with the clock."""
        self._last, self._lock = 0, Lock()

    def new(self, prefix: str) -> str:
        """Return a new id that sorts after those before it, though the clock was set back."""
        with self._lock:
            self._last = max(time.time_ns() // 1_000_000, self._last + 1)
            return f"{prefix}_{_in_base_32(self._last, 10)}{_chance(16)}"

    def seed(self) -> int:
        """Return a new seed."""
        return 1 + secrets.randbelow(2**31 - 1)


def new_secret() -> str:
    """Return 32 bytes of chance, in 43 characters that need no quoting."""
    return secrets.token_urlsafe(32)


def _in_base_32(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, rest = divmod(number, len(_ALPHABET))
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))


def _chance(length: int) -> str:
    return _in_base_32(secrets.randbelow(len(_ALPHABET) ** length), length)
