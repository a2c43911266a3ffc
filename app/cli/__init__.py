"""The command line: `winwin serve | play | ask | scenario | understand | judge | doctor …`.

A file holds a family of commands; each command imports what it needs when it is called.
"""

import typer

from app.authoring.commands import scenario_commands
from app.cli.checking import doctor, evaluate_model
from app.cli.database import backup, migrate, restore
from app.cli.environment import usable_settings
from app.cli.exporting import export_commands
from app.cli.files import ask, judge, understand
from app.cli.keys import key_commands, tenant_commands
from app.cli.learners import learner_commands, retain
from app.cli.playing import play
from app.cli.serving import serve
from app.cli.webhooks import webhook_commands

cli = typer.Typer(
    help="Practise negotiating, and get a critique you can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line."""
    cli()


def _hand_content_to(context: typer.Context) -> None:
    context.obj = usable_settings().knowledge_dir


cli.command()(serve)
cli.command()(play)
cli.command()(doctor)
cli.command("evaluate-model")(evaluate_model)
cli.command()(migrate)
cli.command()(backup)
cli.command()(restore)
cli.command()(retain)
cli.add_typer(learner_commands, name="learners")
cli.add_typer(key_commands, name="keys")
cli.add_typer(tenant_commands, name="tenants")
cli.add_typer(export_commands, name="export")
cli.add_typer(webhook_commands, name="webhooks")
cli.add_typer(scenario_commands, name="scenario", callback=_hand_content_to)
cli.command()(understand)
cli.command()(ask)
cli.command()(judge)
