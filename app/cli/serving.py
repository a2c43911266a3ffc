"""`winwin serve`: the page and the API."""

import socket
from typing import Annotated

import typer

from app.cli.environment import usable_settings

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
    uvicorn.run(app, factory=True, host=address, port=number, log_config=None, access_log=False)


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
