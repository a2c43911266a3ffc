"""What each command begins with: the settings of this environment, or the fix."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from app.settings import Settings


def usable_settings() -> "Settings":
    """Return the settings; a value that cannot be used ends the program with its fix."""
    from app.errors import BadSettings
    from app.settings import read_settings

    try:
        return read_settings()
    except BadSettings as error:
        typer.echo(f"winwin: {error}\n  fix: change that variable, or unset it", err=True)
        raise typer.Exit(1) from error
