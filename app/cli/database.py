"""`winwin migrate`: the database, from outside of the server."""

import typer

from app.cli.environment import usable_settings


def migrate() -> None:
    """Bring the database to the newest form."""
    from app.errors import WinwinError
    from app.storage import migrate as migration

    settings = usable_settings()
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        migration.upgrade(settings.store_url)
        revision = migration.current(settings.store_url)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot migrate {settings.store_place}: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{settings.store_place} is at {revision}")
