"""Takes measurements from the first request on; Prometheus' library comes a moment later.

Importing it takes a tenth of a second, which no start and no first page should wait for: what is
measured before is kept and told then.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.telemetry.instruments import Instruments

    Measurement = Callable[[Instruments], None]

# Kept, undone by an error, or left alone by whoever asked for it: it ends without them.
Outcome = Literal["kept", "undone", "left"]
_MOST_BEFORE = 10_000


class Meter:
    """What one server process measures; every method may be called from any thread."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._instruments: Instruments | None = None
        self._before: deque[Measurement] = deque(maxlen=_MOST_BEFORE)
        self._lock = threading.Lock()

    def request(self, method: str, route: str, status: int, seconds: float | None) -> None:
        """Count a request; `seconds` is None for a stream, which lasts as long as it is read."""
        kind = f"{status // 100}xx"
        self._measure(lambda to: to.request(method, route, kind))
        if seconds is not None:
            self._measure(lambda to: to.lasted(method, route, seconds))

    def streams(self, change: int) -> None:
        """Note that a stream began (1) or ended (-1)."""
        self._measure(lambda to: to.streams(change))

    def turn(self, voice: str) -> None:
        """Count a reply of the counterpart by who worded it."""
        self._measure(lambda to: to.turn(voice))

    def unit_of_work(self, waited: float, seconds: float, outcome: Outcome) -> None:
        """Note a unit of work on the database: seconds it waited, and seconds it took."""
        self._measure(lambda to: to.unit_of_work(waited, seconds, outcome))

    def text(self, model_calls: Mapping[tuple[str, str], int]) -> bytes:
        """Return everything measured so far in Prometheus' text format."""
        return self.ready().text(model_calls)

    def ready(self) -> "Instruments":
        """Import what is needed, and tell it what was measured before."""
        from app.telemetry.instruments import Instruments

        with self._lock:
            if self._instruments is None:
                made = Instruments()
                while self._before:
                    self._before.popleft()(made)
                self._instruments = made
            return self._instruments

    def _measure(self, measurement: "Measurement") -> None:
        if self._instruments is None:
            with self._lock:
                if self._instruments is None:
                    self._before.append(measurement)
                    return
        measurement(self._instruments)
