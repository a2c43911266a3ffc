"""`winwin doctor` and `winwin evaluate-model`: is everything there, and what is a model worth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.environment import usable_settings

if TYPE_CHECKING:
    from app.settings import Settings


def doctor() -> None:
    """Check content, data folder, database and model, and say the fix for what is wrong."""
    from app.bootstrap import build_container
    from app.errors import WinwinError
    from app.sessions.services import ENGLISH

    settings = usable_settings()
    problems = []
    try:
        (container := build_container(settings)).ready()
        cards = container.services.sessions.scenarios()
        entries = container.services.glossary(ENGLISH)
        typer.echo(f"content: {len(cards)} scenarios, {len(entries)} entries")
        typer.echo(f"database: {settings.store_place} is migrated and writable")
    except WinwinError as error:
        problems.append(f"{error}\n  fix: mend the file named above, or set WINWIN_DATABASE_URL")
    except OSError as error:
        problems.append(f"{error}\n  fix: choose a folder you may write to: WINWIN_DATA_DIR=...")
    problems += _problems_with_model(settings)
    for problem in problems:
        typer.echo(f"problem: {problem}", err=True)
    raise typer.Exit(1 if problems else 0)


def _problems_with_model(settings: "Settings") -> list[str]:
    """Try every configured model, say which answer, and return what is wrong with the others."""
    if settings.endpoint is None:
        return []
    import asyncio

    from app.errors import WinwinError
    from app.llm.checking import check
    from app.llm.prompts import load_prompt
    from app.llm.voice import PROMPT

    try:
        load_prompt(settings.prompts_dir, PROMPT)
        findings = asyncio.run(check(settings.endpoint))
    except WinwinError as error:
        return [f"{error}\n  fix: mend the file named above"]
    for finding in findings:
        if not finding.fix:
            typer.echo(finding.text)
    return [f"{finding.text}\n  fix: {finding.fix}" for finding in findings if finding.fix]


def evaluate_model(
    output: Annotated[Path | None, typer.Option(help="a file for the card")] = None,
    price_in: Annotated[float | None, typer.Option(min=0, help="of a million tokens in")] = None,
    price_out: Annotated[float | None, typer.Option(min=0, help="of a million tokens out")] = None,
) -> None:
    """Try the configured model on a fixed set of cases, and write a card of what came of it."""
    from app.batch.evaluating import Evaluated, evaluate, not_configured
    from app.batch.model_card import Prices
    from app.bootstrap import UtcClock, build_evaluation
    from app.errors import WinwinError
    from app.telemetry.logs import configure_logs

    settings = usable_settings()
    configure_logs("critical")  # the card says what a log of each call would
    knowledge = settings.knowledge_dir
    if settings.endpoint is None:
        typer.echo(f"winwin: {not_configured(knowledge)}", err=True)
        raise typer.Exit(2)
    try:
        tried, prices = Evaluated(*build_evaluation(settings)), Prices(price_in, price_out)
        is_whole = evaluate(knowledge, tried, prices, output, UtcClock().now())
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot evaluate: {error}", err=True)
        raise typer.Exit(1) from error
    if not is_whole:
        raise typer.Exit(130)  # what a shell expects of a program that ended with Ctrl-C
