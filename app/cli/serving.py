"""`winwin serve`: the page and the API."""

import asyncio
import socket
from typing import TYPE_CHECKING, Annotated, Final, TypedDict

import typer

from app.cli.environment import said_as, usable_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.learners.keys import MadeKey
    from app.settings import Settings


class ServerOptions(TypedDict):
    """What every server process is run with, whatever its address."""

    log_config: None
    access_log: bool
    timeout_graceful_shutdown: int


_HEADLINE = """
winwin is running on http://{host}:{port}  (stop it with Ctrl-C)

  Open that address in a browser and play. The first game is guided and takes three minutes.
  Try asking "What matters most to you?" before the first figure.
  Everything stays on this computer, in {place}.
"""

_OPEN = """
warning: others can reach {host}, and WINWIN_KEYS is off:
  whoever does can play and read every session. Unset WINWIN_KEYS, so that a key is asked for, or
  put it behind something that asks who is there.
"""

_FIRST_KEY = """
The first key of this server; it may everything, and is shown this once:

  {secret}

  Keep it as you keep a password. Where what a server prints is kept, put another in its place:
  winwin keys rotate {key} --overlap-hours 0
"""

# Asked to stop, a server lets what is under way end within these seconds; then it is cut off, the
# phrasebook says what is left of a reply, and whoever sends again finds it. Docker waits for ten.
_STOP_SECONDS = 5
# As in the setting; what reads settings is not imported before a command runs.
_MOST_WORKERS = 64

SERVER_OPTIONS: Final[ServerOptions] = {
    "log_config": None,
    "access_log": False,
    "timeout_graceful_shutdown": _STOP_SECONDS,
}


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=_MOST_WORKERS, help="how many processes answer")
    ] = None,
) -> None:
    """Serve the page and the API."""
    settings = usable_settings().listening_on(host, port)
    address, number = settings.host, settings.port
    _refuse_taken_port(address, number)
    shown = "127.0.0.1" if address in ("0.0.0.0", "::") else address  # noqa: S104
    if settings.wants_keys:
        _show_first_key(settings)
    elif not settings.is_on_loopback:
        typer.echo(_OPEN.format(host=settings.public_url or address), err=True)
    typer.echo(_HEADLINE.format(host=shown, port=number, place=settings.data_dir))

    processes = settings.workers if workers is None else workers
    if processes == 1:
        _serve_alone(address, number)
    else:
        from app.cli.workers import serve_by

        _migrate(settings)
        serve_by(processes, address, number)


def _serve_alone(host: str, port: int) -> None:
    import uvicorn

    def app() -> "FastAPI":
        from app.main import serve_from_settings

        return serve_from_settings(host, port)

    uvicorn.run(app, factory=True, host=host, port=port, **SERVER_OPTIONS)


def _migrate(settings: "Settings") -> None:
    """Make or migrate the database once, before several processes open it."""
    from app.storage.migrate import upgrade

    with said_as("cannot start"):
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        upgrade(settings.store_url)


def _show_first_key(settings: "Settings") -> None:
    """Make the first key where there is none, and print it: on the terminal, never in a log."""
    from app.bootstrap.access import open_access

    async def first() -> "MadeKey | None":
        async with open_access(settings) as access:
            return await access.keys.first()

    with said_as("cannot start"):
        made = asyncio.run(first())
    if made is not None:
        typer.echo(_FIRST_KEY.format(secret=made.secret, key=made.record.id))


def _refuse_taken_port(host: str, port: int) -> None:
    """Say who is to blame before the server's own traceback would."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            typer.echo(
                f"winwin: cannot listen on {host}:{port} ({error.strerror}).\n"
                f"  fix: stop what uses that port, or choose another: make serve PORT={port + 1}",
                err=True,
            )
            raise typer.Exit(1) from error
