"""The lines of the log while a test runs, as they would be written."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.telemetry.logs import JsonLines


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.written.append(self.format(record))

    def of(self, event: str) -> list[dict[str, object]]:
        """Return the lines of an event."""
        return [line for line in map(json.loads, self.written) if line["event"] == event]


@contextmanager
def written() -> Iterator[Lines]:
    """Keep the lines of the project's log, from the level info on."""
    logger, lines = logging.getLogger("winwin"), Lines()
    level = logger.level
    logger.addHandler(lines)
    logger.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        logger.removeHandler(lines)
        logger.setLevel(level)
