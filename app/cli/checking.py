"""`winwin doctor` and `winwin evaluate-model`: is everything there, and what is a model worth."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli import checks
from app.cli.environment import usable_settings
from app.cli.findings import is_sound, show
from app.cli.key_checks import check_keys


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="the findings as JSON")] = False,
) -> None:
    """Look at content, database, model, hosts and keys; change nothing, say the fix for each."""
    settings = usable_settings()
    findings = [
        *checks.check_content(settings),
        *checks.check_database(settings),
        *checks.check_model(settings),
        *checks.check_hosts(settings),
        *check_keys(settings),
        *checks.check_traces(settings),
    ]
    show(findings, as_json=as_json)
    raise typer.Exit(0 if is_sound(findings) else 1)


def evaluate_model(
    output: Annotated[Path | None, typer.Option(help="a file for the card")] = None,
    price_in: Annotated[float | None, typer.Option(min=0, help="of a million tokens in")] = None,
    price_out: Annotated[float | None, typer.Option(min=0, help="of a million tokens out")] = None,
) -> None:
    """Try the configured model on a fixed set of cases, and write a card of what came of it."""
    from app.batch.evaluating import Evaluated, evaluate, not_configured
    from app.batch.model_card import Prices
    from app.bootstrap import build_evaluation
    from app.bootstrap.clock_and_ids import UtcClock
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
