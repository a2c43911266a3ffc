"""The command line: `winwin serve | play | ask | scenario | understand | judge | doctor …`.

Each command imports what it needs when it is called.
"""

import shutil
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.authoring.commands import scenario_commands

if TYPE_CHECKING:
    from app.settings import Settings

cli = typer.Typer(
    help="Practise negotiating, and get a critique you can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_HEADLINE = """
winwin is running on http://{host}:{port}  (stop it with Ctrl-C)

  Open that address in a browser and play. The first game is guided and takes three minutes.
  Try asking "What matters most to you?" before the first figure.
  Everything stays on this computer, in {place}.
"""

_EXPOSED = """
warning: {host} can be reached from outside this computer, and this version has no keys yet:
  whoever reaches it can play and read every session. Publish it on loopback only
  (docker run -p 127.0.0.1:8000:8000 ...), or put it behind something that asks who is there.
"""


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
) -> None:
    """Serve the page and the API."""
    import uvicorn

    settings = _settings()
    address, number = host or settings.host, settings.port if port is None else port
    _refuse_taken_port(address, number)
    shown = "127.0.0.1" if address in ("0.0.0.0", "::") else address  # noqa: S104
    app = "app.main:serve_from_settings"
    if address not in ("127.0.0.1", "localhost", "::1"):
        typer.echo(_EXPOSED.format(host=address), err=True)
    typer.echo(_HEADLINE.format(host=shown, port=number, place=settings.data_dir))
    uvicorn.run(app, factory=True, host=address, port=number, log_config=None, access_log=False)


@cli.command()
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

    settings = _settings()
    configure_logs(settings.log_level)
    try:
        container = build_container(settings, with_model=False)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot start: {error}\n  `winwin doctor` says the fix", err=True)
        raise typer.Exit(1) from error
    wish = Wish(scenario, role, style, difficulty, seed, name)
    address = f"http://{settings.host}:{settings.port}"
    place = settings.store_url.removeprefix("sqlite:///")
    with Calls(container.services) as calls:
        words = {
            code: (said, container.pages.words[code])
            for code, said in container.terminal_words.items()
        }
        room = Room(calls, real_screen(), *words[ENGLISH], place, address, _called(), words)
        code = play_here(room, wish, is_resumed=resume)
    raise typer.Exit(code)


@cli.command()
def doctor() -> None:
    """Check content, data folder, database and model, and say the fix for what is wrong."""
    from app.bootstrap import build_container
    from app.errors import WinwinError
    from app.sessions.services import ENGLISH

    settings = _settings()
    problems = []
    try:
        (container := build_container(settings)).ready()
        cards = container.services.sessions.scenarios()
        entries = container.services.glossary(ENGLISH)
        typer.echo(f"content: {len(cards)} scenarios, {len(entries)} entries")
        typer.echo(f"database: {settings.store_url} is migrated and writable")
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


@cli.command("evaluate-model")
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

    settings = _settings()
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


@cli.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    from app.storage import migrate as migration

    settings = _settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migration.upgrade(settings.store_url)
    typer.echo(f"{settings.store_url} is at {migration.current(settings.store_url)}")


def _hand_content_to(context: typer.Context) -> None:
    context.obj = _settings().knowledge_dir


cli.add_typer(scenario_commands, name="scenario", callback=_hand_content_to)


def _called() -> str:
    """How this program was started, to be typed again; the bare name where that finds it."""
    started = Path(sys.argv[0])
    if started.suffix == ".py":
        return "python -m app.cli"
    return started.name if shutil.which(started.name) == str(started) else str(started)


@cli.command()
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
        is_good = understand_files(_settings().knowledge_dir, scenarios or (), file)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot understand: {error}", err=True)
        raise typer.Exit(1) from error
    if not is_good:
        typer.echo("winwin: some lines could not be read; their answers say why", err=True)
        raise typer.Exit(1)


@cli.command()
def ask(
    question: Annotated[list[str], typer.Argument(help="in your own words")],
    language: Annotated[str, typer.Option(help="the language to answer in")] = "en",
) -> None:
    """Ask the glossary; the answer names the entries it is taken from."""
    from app.bootstrap import build_questions
    from app.errors import WinwinError
    from app.terminal.answering import answer_question

    try:
        questions, words = build_questions(_settings().knowledge_dir)
        typer.echo(answer_question(questions, words, " ".join(question), language))
    except WinwinError as error:
        typer.echo(f"winwin: cannot answer: {error}", err=True)
        raise typer.Exit(1) from error


@cli.command()
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
        judging = build_transcripts(_settings().knowledge_dir)
        typer.echo(judge_file(file, beside, format, judging), nl=False)
    except (WinwinError, OSError) as error:
        typer.echo(f"winwin: cannot judge: {error}", err=True)
        raise typer.Exit(1) from error


def _settings() -> "Settings":
    from app.errors import BadSettings
    from app.settings import read_settings

    try:
        return read_settings()
    except BadSettings as error:
        typer.echo(f"winwin: {error}\n  fix: change that variable, or unset it", err=True)
        raise typer.Exit(1) from error


def _refuse_taken_port(host: str, port: int) -> None:
    """Say who is to blame before the server's own traceback would."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            typer.echo(
                f"winwin: cannot listen on {host}:{port} ({error.strerror}).\n"
                f"  fix: stop what uses that port, or choose another: make serve PORT={port + 1}",
                err=True,
            )
            raise typer.Exit(1) from error


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
