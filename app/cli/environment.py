"""What commands share: the settings of this environment, and how what went wrong is said."""

from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def said_as(what: str) -> Iterator[None]:
    """End the program with what went wrong and why, without a traceback."""
    from app.errors import WinwinError

    try:
        yield
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: {what}: {error}", err=True)
        raise typer.Exit(1) from error
