"""`winwin scenario new|check|preview|simulate|schema`: what is typed → the tools."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from app.authoring.content import Content
    from app.knowledge.scenario_faults import DrawnFile

scenario_commands = typer.Typer(
    help="Write scenarios: a template, a check, a preview, simulated games.",
    no_args_is_help=True,
)

_Named = Annotated[
    list[str] | None, typer.Argument(help="ids of the library or paths of files; all without any")
]
_One = Annotated[str, typer.Argument(help="an id of the library or the path of a file")]


@scenario_commands.command()
def check(
    context: typer.Context,
    named: _Named = None,
    strict: Annotated[bool, typer.Option(help="count warnings as errors")] = False,
) -> None:
    """Say every error with its line, and what the design lacks."""
    from app.authoring.checking import check_file
    from app.authoring.show_check import show_report

    with _errors_said():
        content = _content(context)
        words, learn = content.words(), cache(content.practice)
        is_bad = False
        for path in content.files(named or (), words):
            report = check_file(path, learn)
            show_report(report, words, _console())
            is_bad |= bool(report.faults) or (strict and bool(report.findings))
    raise typer.Exit(1 if is_bad else 0)


@scenario_commands.command()
def preview(
    context: typer.Context,
    named: _One,
    seed: Annotated[int, typer.Option(min=1, help="which draw to show")] = 1,
    svg: Annotated[Path | None, typer.Option(help="write the picture to this file")] = None,
) -> None:
    """Show both role sheets, what can be found out, and what there is to win together."""
    from app.authoring.picture import draw_picture
    from app.authoring.preview import show_preview

    with _errors_said():
        content = _content(context)
        words, console = content.words(), _console()
        (drawn,) = _sound_draws(content, named, range(seed, seed + 1))
        show_preview(drawn.scenario, seed, words.preview, console)
        if svg is not None:
            svg.write_text(draw_picture(drawn.scenario, words.preview), encoding="utf-8")
            typer.echo(words.preview.written.format(path=svg))


@scenario_commands.command()
def simulate(
    context: typer.Context,
    named: _One,
    games: Annotated[int, typer.Option(min=1, help="about how many games in all")] = 200,
    seed: Annotated[int, typer.Option(min=1, help="the first draw")] = 1,
) -> None:
    """Let seven kinds of learners play it; flag draws that are trivial or impossible."""
    from rich.progress import Progress

    from app.authoring.simulating import DIFFICULTIES, rounds_of, seeds_of, show_trial, try_out

    with _errors_said():
        content = _content(context)
        words, personas = content.words(), content.personas(DIFFICULTIES)
        rounds = rounds_of(games, personas)
        draws = _sound_draws(content, named, seeds_of(rounds, seed))
        with Progress(console=_console(stderr=True), transient=True) as bar:
            trial = try_out(draws, personas, rounds, bar)
        show_trial(trial, words.simulate, _console())


@scenario_commands.command()
def new(
    context: typer.Context,
    scenario_id: Annotated[str, typer.Argument(metavar="ID", help="like the-bakery")],
    to: Annotated[Path | None, typer.Option(help="a folder; the library's without")] = None,
) -> None:
    """Write a commented scenario to start from; it can be played at once."""
    from app.authoring.starting import start_scenario

    with _errors_said():
        content = _content(context)
        said = content.words().new
        folder = to or content.scenarios
        path = start_scenario(scenario_id, content.template, folder, said)
        named = scenario_id if to is None else str(path)
        typer.echo(said.written.format(path=path))
        typer.echo(said.next_steps.format(id=named))


@scenario_commands.command()
def schema() -> None:
    """Print the JSON Schema of a scenario file, for editors."""
    import json

    from app.knowledge.scenario_json_schema import scenario_json_schema

    typer.echo(json.dumps(scenario_json_schema(), indent=1, ensure_ascii=False))


def _sound_draws(content: "Content", named: str, seeds: range) -> "tuple[DrawnFile, ...]":
    """Return the draws of a file, or show its faults and leave."""
    from app.authoring.checking import FileReport
    from app.authoring.show_check import show_report
    from app.knowledge.scenario_faults import read_draws

    words = content.words()
    (path,) = content.files([named], words)
    draws, faults = read_draws(path, seeds)
    if faults:
        show_report(FileReport(path, faults, (), len(draws)), words, _console())
        raise typer.Exit(1)
    return draws


def _content(context: typer.Context) -> "Content":
    from app.authoring.content import Content

    return Content(Path(context.obj))


def _console(stderr: bool = False) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr)


@contextmanager
def _errors_said() -> Iterator[None]:
    from app.errors import WinwinError

    try:
        yield
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: {error}", err=True)
        raise typer.Exit(1) from error
