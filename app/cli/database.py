"""`winwin migrate`: the database, from outside of the server."""

import typer

from app.cli.environment import usable_settings


def migrate() -> None:
    """Bring the database to the newest form."""
    from app.storage import migrate as migration

    settings = usable_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migration.upgrade(settings.store_url)
    typer.echo(f"{settings.store_url} is at {migration.current(settings.store_url)}")
