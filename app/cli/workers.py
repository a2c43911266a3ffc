"""Several server processes on one address; where one dies another takes its place."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from app.cli.serving import SERVER_OPTIONS

if TYPE_CHECKING:
    from fastapi import FastAPI

# One that starts on a busy machine is not taken for one that hangs.
_HANGS_SECONDS = 60


def serve_by(workers: int, host: str, port: int) -> None:
    """Serve until a signal ends it; the address is taken once, the processes share it."""
    config = uvicorn.Config(
        partial(worker_app, host, port),
        factory=True,
        host=host,
        port=port,
        workers=workers,
        timeout_worker_healthcheck=_HANGS_SECONDS,
        **SERVER_OPTIONS,
    )
    # uvicorn.run would do just this, but takes the application by name alone: no process would
    # know the address that was typed.
    Multiprocess(config, sockets=[config.bind_socket()]).run()


def worker_app(host: str, port: int) -> "FastAPI":
    """Return the application of one process; where it cannot start, all of them end."""
    from app.main import serve_from_settings

    try:
        return serve_from_settings(host, port)
    except SystemExit as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(STARTUP_FAILURE) from error
