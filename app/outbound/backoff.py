"""When a delivery that failed is tried again: ten tries over about three days."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MINUTE, _HOUR = 60.0, 3600.0
_DAY = 24 * _HOUR
# After the first failure, the second, and so on; after the last of these it is given up.
PAUSES = (
    5.0, _MINUTE, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, _DAY,
)  # fmt: skip
# A pause is longer by up to this share: what failed together does not come back together.
_JITTER = 0.2

Chance = Callable[[], float]


def pause_after(tries: int, asked: float | None, chance: Chance) -> float | None:
    """Return the seconds until the next try, None where there is none.

    `tries` are those that failed, `asked` what the receiver asked for, of which a day is granted;
    `chance` is at least 0 and below 1.
    """
    if tries > len(PAUSES):
        return None
    pause = PAUSES[max(tries, 1) - 1] * (1 + _JITTER * chance())
    return max(pause, min(asked or 0.0, _DAY))


def seconds_asked(retry_after: str | None, now: str) -> float | None:
    """Return what a header Retry-After asks for: seconds, or a date; None where it is neither."""
    told = (retry_after or "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.fromisoformat(now)).total_seconds())
