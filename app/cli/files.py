"""`winwin understand | ask | judge`: files and questions in, findings out."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.environment import usable_settings


def understand(
    file: Annotated[Path | None, typer.Argument(help="JSON lines; standard input without")] = None,
    scenarios: Annotated[
        list[Path] | None, typer.Option(help="a further folder of scenario files")
    ] = None,
) -> None:
    """Say what utterances do: JSON lines in, acts, offer and markers of each out."""
    from app.batch.commands import understand_files
    from app.errors import WinwinError

    try:
        is_good = understand_files(usable_settings().knowledge_dir, scenarios or (), file)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot understand: {error}", err=True)
        raise typer.Exit(1) from error
    if not is_good:
        typer.echo("winwin: some lines could not be read; their answers say why", err=True)
        raise typer.Exit(1)


def ask(
    question: Annotated[list[str], typer.Argument(help="in your own words")],
    language: Annotated[str, typer.Option(help="the language to answer in")] = "en",
) -> None:
    """Ask the glossary; the answer names the entries it is taken from."""
    from app.bootstrap import build_questions
    from app.errors import WinwinError
    from app.terminal.answering import answer_question

    try:
        questions, words = build_questions(usable_settings().knowledge_dir)
        typer.echo(answer_question(questions, words, " ".join(question), language))
    except WinwinError as error:
        typer.echo(f"winwin: cannot answer: {error}", err=True)
        raise typer.Exit(1) from error


def judge(
    file: Annotated[Path, typer.Argument(help="a talk: 'Name: words' lines, JSON or JSON lines")],
    scenario: Annotated[str | None, typer.Option(help="what was negotiated, by its id")] = None,
    roles: Annotated[str | None, typer.Option(help="who is who: Anna=client,Ben=vendor")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31, help="which draw of the scenario")] = 1,
    language: Annotated[str | None, typer.Option(help="of a talk without a scenario")] = None,
    format: Annotated[str, typer.Option(help="json or md")] = "json",  # noqa: A002 - the option
) -> None:
    """Judge a negotiation between two people, for both sides."""
    from app.batch.judging import FORMS, judge_file, read_roles
    from app.bootstrap import build_transcripts
    from app.errors import WinwinError
    from app.review.people.transcript import About

    if format not in FORMS:
        raise typer.BadParameter(f"one of {', '.join(FORMS)}", param_hint="--format")
    try:
        beside = About(scenario, seed, read_roles(roles), language)
        judging = build_transcripts(usable_settings().knowledge_dir)
        typer.echo(judge_file(file, beside, format, judging), nl=False)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot judge: {error}", err=True)
        raise typer.Exit(1) from error
