"""Counts and logs calls to models: use, outcome and figures, never the words."""

import threading
from collections import Counter
from collections.abc import Mapping

from app.telemetry.logs import note


class ModelCalls:
    """How many calls of each use ended how, since the process began."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._counted: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    def __call__(self, use: str, outcome: str, **figures: object) -> None:
        """Count a call that has ended, and log it with its figures."""
        with self._lock:
            self._counted[use, outcome] += 1
        note("model_call", use=use, outcome=outcome, **figures)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Return the calls by (use, outcome); the outcome is ok, abandoned, or a fault."""
        with self._lock:
            return dict(self._counted)
