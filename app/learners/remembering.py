"""What was found a moment ago, so that a turn does not read the database for its key again."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from app.learners.times import moved

V = TypeVar("V")


class Remembered(Generic[V]):
    """A map whose values are good for some seconds and of which there are never more than `most`.

    What nobody asks for stays until others push it out: its size is bounded, its age is not.
    """

    def __init__(self, seconds: float, most: int) -> None:
        """Take how long a value is good, and how many are kept."""
        self._seconds, self._most = seconds, most
        self._kept: dict[Hashable, tuple[str, str, V]] = {}
        self.age = 0

    def get(self, key: Hashable, now: str) -> V | None:
        """Return what is remembered at a time, or None; a clock that was set back ends it too."""
        found = self._kept.get(key)
        if found is None:
            return None
        since, until, value = found
        return value if since <= now < until else None

    def put(self, key: Hashable, value: V, now: str, age: int, ends: str | None = None) -> None:
        """Remember a value found when `age` was what it was; not longer than it `ends`."""
        if age != self.age:
            return  # something was revoked while this was looked up
        self._kept.pop(key, None)
        if len(self._kept) >= self._most:
            del self._kept[next(iter(self._kept))]
        until = moved(now, seconds=self._seconds)
        self._kept[key] = (now, until if ends is None else min(until, ends), value)

    def forget(self) -> None:
        """Forget everything, and what is being looked up now with it."""
        self._kept.clear()
        self.age += 1
