"""One question of each owner at a model at a time, where there is a cap.

What is under way is not counted yet, so many at once would go past any cap together.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from app.sessions.caps import NO_CAPS, Caps
from app.sessions.records import Principal


class OneEach:
    """Whose questions are at a model."""

    def __init__(self, caps: Caps) -> None:
        """Take the caps; without any nobody is held up."""
        self._has_cap = caps != NO_CAPS
        self._asking: set[Principal] = set()

    @contextmanager
    def turn(self, owner: Principal) -> Iterator[bool]:
        """Say whether a model may be asked for this owner, while this is held."""
        if owner in self._asking:
            yield False
            return
        if self._has_cap:
            self._asking.add(owner)
        try:
            yield True
        finally:
            self._asking.discard(owner)
