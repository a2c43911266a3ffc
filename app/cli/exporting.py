"""`winwin export csv`: what a tenant's learners did, as tables."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli.environment import said_as, usable_settings

if TYPE_CHECKING:
    from app.sessions.export_port import Wanted

export_commands = typer.Typer(
    help="Hand out what a tenant's learners did, as tables.", no_args_is_help=True
)
_FORMS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]


@export_commands.callback()
def _group() -> None:
    """Keep `csv` a command of its own, as long as there is one form only."""


@export_commands.command("csv")
def export_csv(
    rows: Annotated[
        Literal["sessions", "turns"], typer.Option(help="one row a session, or one a turn")
    ] = "sessions",
    tenant: Annotated[str, typer.Option(help="whose learners")] = "local",
    since: Annotated[
        datetime | None, typer.Option(formats=_FORMS, help="sessions that began then or later")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_FORMS, help="sessions that began before then")
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="with what was said, in the last column of turns")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="a new file; else standard output")] = None,
) -> None:
    """Write a table of sessions or of turns as CSV; docs/csv.md explains each column."""
    from app.sessions.export_port import Wanted

    wanted = Wanted(tenant, _kept(since, "--since"), _kept(until, "--until"))
    with said_as("cannot export"):
        asyncio.run(_write(wanted, rows, with_words=words, out=output))
    if output is not None:
        typer.echo(f"{output}: the {rows} of {tenant}")


def _kept(time: datetime | None, option: str) -> str | None:
    from app.sessions.export_port import as_kept

    try:
        return None if time is None else as_kept(time)
    except OverflowError as wrong:
        raise typer.BadParameter("there is no such time", param_hint=option) from wrong


async def _write(
    wanted: "Wanted", rows: Literal["sessions", "turns"], *, with_words: bool, out: Path | None
) -> None:
    """Write the table piece by piece; the content files say what a session is judged by."""
    from app.bootstrap import build_container
    from app.reports.csv_rows import written

    services = build_container(usable_settings(), with_model=False).services
    try:
        lines = written(services.exports, wanted, rows, with_words=with_words)
        if out is None:
            async for piece in lines:
                typer.echo(piece, nl=False)
            return
        with out.open("xb") as file:
            async for piece in lines:
                file.write(piece.encode(errors="replace"))
    finally:
        await services.close()
