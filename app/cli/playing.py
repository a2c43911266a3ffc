"""`winwin play`: a whole game in the terminal."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.environment import usable_settings


def play(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    scenario: Annotated[str | None, typer.Argument(help="its id; left out, you choose")] = None,
    role: Annotated[str | None, typer.Option(help="the side you take")] = None,
    style: Annotated[str | None, typer.Option(help="how the counterpart negotiates")] = None,
    difficulty: Annotated[str | None, typer.Option(help="easy, medium or hard")] = None,
    seed: Annotated[int | None, typer.Option(min=1, max=2**31, help="the same game again")] = None,
    name: Annotated[str | None, typer.Option(help="what stands before your words")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="carry on with an open session")] = False,
) -> None:
    """Play a whole game here in the terminal; the page of `serve` shows the same sessions."""
    from app.bootstrap import build_container
    from app.errors import WinwinError
    from app.sessions.services import ENGLISH
    from app.telemetry.logs import configure_logs
    from app.terminal.calls import Calls
    from app.terminal.choosing import Wish
    from app.terminal.play import play as play_here
    from app.terminal.screen import real_screen
    from app.terminal.seat import Room

    settings = usable_settings()
    configure_logs(settings.log_level)
    try:
        container = build_container(settings, with_model=False)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot start: {error}\n  `winwin doctor` says the fix", err=True)
        raise typer.Exit(1) from error
    wish = Wish(scenario, role, style, difficulty, seed, name)
    address = f"http://{settings.host}:{settings.port}"
    place = settings.store_place.removeprefix("sqlite:///")
    with Calls(container.services) as calls:
        words = {
            code: (said, container.pages.words[code])
            for code, said in container.terminal_words.items()
        }
        room = Room(calls, real_screen(), *words[ENGLISH], place, address, _called(), words)
        code = play_here(room, wish, is_resumed=resume)
    raise typer.Exit(code)


def _called() -> str:
    """How this program was started, to be typed again; the bare name where that finds it."""
    started = Path(sys.argv[0])
    if started.suffix == ".py":
        return "python -m app.cli"
    return started.name if shutil.which(started.name) == str(started) else str(started)
