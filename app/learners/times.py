"""Times as they are kept: ISO 8601 in UTC, to the millisecond, so that text sorts as time does."""

from datetime import datetime, timedelta


def moved(now: str, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> str:
    """Return the time so much later than a time, in the same form."""
    then = datetime.fromisoformat(now) + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return then.isoformat(timespec="milliseconds")


def between(earlier: str, later: str) -> float:
    """Return the hours from one time to another."""
    span = datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    return span / timedelta(hours=1)


def epoch(now: str) -> float:
    """Return a time as seconds since 1970, as signed tokens write it."""
    return datetime.fromisoformat(now).timestamp()
