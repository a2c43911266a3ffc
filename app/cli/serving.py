"""`winwin serve`: the page and the API."""

import socket
from typing import Annotated, Final, TypedDict

import typer

from app.cli.environment import usable_settings


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

_EXPOSED = """
warning: {host} can be reached from outside this computer, and this version has no keys yet:
  whoever reaches it can play and read every session. Publish it on loopback only
  (docker run -p 127.0.0.1:8000:8000 ...), or put it behind something that asks who is there.
"""

# Asked to stop, a server lets what is under way end within these seconds; then it is cut off, the
# phrasebook says what is left of a reply, and whoever sends again finds it. Docker waits for ten.
_STOP_SECONDS = 5

SERVER_OPTIONS: Final[ServerOptions] = {
    "log_config": None,
    "access_log": False,
    "timeout_graceful_shutdown": _STOP_SECONDS,
}


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
) -> None:
    """Serve the page and the API."""
    import uvicorn

    settings = usable_settings()
    address, number = host or settings.host, settings.port if port is None else port
    _refuse_taken_port(address, number)
    shown = "127.0.0.1" if address in ("0.0.0.0", "::") else address  # noqa: S104
    app = "app.main:serve_from_settings"
    if address not in ("127.0.0.1", "localhost", "::1"):
        typer.echo(_EXPOSED.format(host=address), err=True)
    typer.echo(_HEADLINE.format(host=shown, port=number, place=settings.data_dir))
    uvicorn.run(app, factory=True, host=address, port=number, **SERVER_OPTIONS)


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
