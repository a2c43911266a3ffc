"""Structured logs: one JSON object a line, with times in UTC and no message text."""

import logging

import structlog


def configure_logs(level: str) -> None:
    """Set up logging for the process; an unknown level is a ValueError."""
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise ValueError(f"there is no log level '{level}'")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
    )
