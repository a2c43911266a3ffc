"""The command line: `winwin serve | doctor | migrate`; the app is imported only when needed."""

import socket
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings

cli = typer.Typer(
    help="Practise negotiating, and get a critique you can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_HEADLINE = """
winwin is running on http://{host}:{port}  (stop it with Ctrl-C)

  Open that address in a browser, choose a side, and play: about twelve minutes.
  Try asking "What matters most to you?" before the first figure.
  Everything stays on this computer, in {place}.
"""

_EXPOSED = """
warning: {host} can be reached from outside this computer, and this version has no keys yet:
  whoever reaches it can play and read every session. Publish it on loopback only
  (docker run -p 127.0.0.1:8000:8000 ...), or put it behind something that asks who is there.
"""


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
) -> None:
    """Serve the page and the API."""
    import uvicorn

    settings = _settings()
    address, number = host or settings.host, settings.port if port is None else port
    _refuse_taken_port(address, number)
    shown = "127.0.0.1" if address in ("0.0.0.0", "::") else address  # noqa: S104
    app = "app.main:serve_from_settings"
    if address not in ("127.0.0.1", "localhost", "::1"):
        typer.echo(_EXPOSED.format(host=address), err=True)
    typer.echo(_HEADLINE.format(host=shown, port=number, place=settings.data_dir))
    uvicorn.run(app, factory=True, host=address, port=number, log_config=None, access_log=False)


@cli.command()
def doctor() -> None:
    """Check content, data folder and database, and say the fix for what is wrong."""
    from app.bootstrap import build_container
    from app.errors import WinwinError

    settings = _settings()
    problems = []
    try:
        container = build_container(settings)
        cards = container.services.sessions.scenarios()
        typer.echo(f"content: {len(cards)} scenarios, {len(container.services.glossary)} entries")
        typer.echo(f"database: {settings.store_url} is migrated and writable")
    except WinwinError as error:
        problems.append(f"{error}\n  fix: mend the file named above, or set WINWIN_DATABASE_URL")
    except OSError as error:
        problems.append(f"{error}\n  fix: choose a folder you may write to: WINWIN_DATA_DIR=...")
    for problem in problems:
        typer.echo(f"problem: {problem}", err=True)
    raise typer.Exit(1 if problems else 0)


@cli.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    from app.storage import migrate as migration

    settings = _settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migration.upgrade(settings.store_url)
    typer.echo(f"{settings.store_url} is at {migration.current(settings.store_url)}")


def _settings() -> "Settings":
    from app.errors import BadSettings
    from app.settings import read_settings

    try:
        return read_settings()
    except BadSettings as error:
        typer.echo(f"winwin: {error}\n  fix: change that variable, or unset it", err=True)
        raise typer.Exit(1) from error


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


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
