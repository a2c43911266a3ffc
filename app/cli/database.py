"""`winwin migrate | backup | restore`: the database, from outside of the server."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.environment import said_as, usable_settings


def migrate(
    to: Annotated[str | None, typer.Option(help="a revision, as 0003; else the newest")] = None,
    down: Annotated[
        bool, typer.Option("--down", help="allow --to to go back: what newer tables hold is lost")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="only say where it stands; 1 if not at the newest")
    ] = False,
) -> None:
    """Bring the database to the newest form, or to an older one."""
    from app.storage import migrate as migration

    settings = usable_settings()
    with said_as(f"cannot migrate {settings.store_place}"):
        _refuse_odd_wish(to, migration.revisions(), is_down=down, is_check=check)
        if check:
            revision = migration.current(settings.store_url) if _is_there() else None
            typer.echo(f"{settings.store_place} is at {revision}, the newest is {migration.head()}")
            raise typer.Exit(0 if revision == migration.head() else 1)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        if to is None:
            migration.upgrade(settings.store_url)
        else:
            _move(settings.store_url, to, is_down=down)
        typer.echo(f"{settings.store_place} is at {migration.current(settings.store_url)}")


def backup(
    file: Annotated[Path, typer.Argument(help="a new file; the server may be running")],
) -> None:
    """Write everything kept to one file (SQLite)."""
    from app.storage.backup import back_up

    settings = usable_settings()
    with said_as("cannot back up"):
        made = back_up(settings.store_url, file)
    typer.echo(
        f"{file}: {made.sessions} sessions at revision {made.revision}, {made.size:,} bytes.\n"
        "It holds what learners wrote: keep it as you keep the database."
    )


def restore(
    file: Annotated[Path, typer.Argument(help="what `winwin backup` wrote")],
    force: Annotated[
        bool, typer.Option("--force", help="take the place of the database; it is kept aside")
    ] = False,
) -> None:
    """Put a backup in the place of the database (SQLite); stop the server first."""
    from app.bootstrap.clock_and_ids import UtcClock
    from app.storage.backup import restore as put_back

    settings = usable_settings()
    with said_as("cannot restore"):
        found, aside = put_back(settings.store_url, file, UtcClock().now(), is_forced=force)
    typer.echo(f"{settings.store_place} holds the {found.sessions} sessions of {file}.")
    if aside is not None:
        typer.echo(f"What was there before is kept as {aside}.")


def _refuse_odd_wish(
    to: str | None, known: tuple[str, ...], *, is_down: bool, is_check: bool
) -> None:
    if is_down and to is None:
        raise typer.BadParameter("say how far, with --to REVISION", param_hint="--down")
    if is_check and to is not None:
        raise typer.BadParameter("it changes nothing, so leave --to out", param_hint="--check")
    if to is not None and to not in (*known, "base"):
        raise typer.BadParameter(f"one of {', '.join(known)}, or base", param_hint="--to")


def _move(url: str, to: str, *, is_down: bool) -> None:
    """Go to a revision; back only where that was allowed."""
    from app.storage import migrate as migration

    present = migration.current(url) or ""
    if to != "base" and to >= present:
        migration.upgrade_to(url, to)
    elif is_down:
        migration.downgrade(url, to)
    else:
        raise typer.BadParameter(
            f"that is back from {present or 'nothing'}, and what the newer tables hold is lost: "
            "make a backup (winwin backup FILE), then add --down",
            param_hint="--to",
        )


def _is_there() -> bool:
    """Say whether there is a database to look at: opening a SQLite file would make it."""
    from app.storage.backup import file_of

    url = usable_settings().store_url
    return not url.startswith("sqlite") or file_of(url).exists()
