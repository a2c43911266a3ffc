"""`winwin learners | retain`: what is kept of learners, handed out or deleted."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from app.cli.environment import said_as, usable_settings

if TYPE_CHECKING:
    from app.sessions.learners import LearnerService

T = TypeVar("T")

learner_commands = typer.Typer(
    help="Hand out or delete all that is kept of a learner.", no_args_is_help=True
)

_Learner = Annotated[str, typer.Argument(help="the learner's id; on a laptop it is 'local'")]
_Tenant = Annotated[str, typer.Option(help="the tenant they belong to")]


@learner_commands.command("export")
def export_learner(
    learner: _Learner,
    tenant: _Tenant = "local",
    output: Annotated[Path | None, typer.Option(help="a new file; else standard output")] = None,
) -> None:
    """Write everything that is kept of a learner, as JSON."""
    from app.sessions.records import Principal

    owner = Principal(tenant, learner)
    with said_as("cannot export"):
        made = _done(lambda learners: learners.export(owner))
        whole = {**asdict(made.owner), "at": made.at, "kept": made.kept}
        text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        if output is None:
            typer.echo(text, nl=False)
            return
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    typer.echo(f"{output}: {len(made.kept['session'])} sessions of {learner}")


@learner_commands.command("delete")
def delete_learner(
    learner: _Learner,
    tenant: _Tenant = "local",
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
) -> None:
    """Delete everything that is kept of a learner; there is no way back but a backup."""
    from app.sessions.records import Principal

    if not yes:
        typer.confirm(f"Delete everything that is kept of '{learner}' in '{tenant}'?", abort=True)
    with said_as("cannot delete"):
        deleted = _done(lambda learners: learners.delete(Principal(tenant, learner)))
    typer.echo(f"deleted all that was kept of {learner}: {deleted} sessions with all in them")


def retain(
    days: Annotated[int, typer.Option(min=1, max=36_500, help="after so many days untouched")],
) -> None:
    """Delete the sessions of all learners that nobody touched for so many days."""
    with said_as("cannot delete old sessions"):
        deleted = _done(lambda learners: learners.retain(days))
    typer.echo(f"deleted {deleted} sessions untouched for {days} days")


def _done(work: "Callable[[LearnerService], Awaitable[T]]") -> T:
    """Do something on the configured database, and let go of it."""
    from app.bootstrap import open_learners

    async def run() -> T:
        async with open_learners(usable_settings()) as learners:
            return await work(learners)

    return asyncio.run(run())
