"""`winwin webhooks`: where messages of a tenant's sessions go, and how that went."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from app.cli.environment import said_as, usable_settings

if TYPE_CHECKING:
    from app.outbound.dispatcher import Dispatcher
    from app.sessions.endpoints import EndpointService
    from app.sessions.outbox_port import Logged

T = TypeVar("T")

webhook_commands = typer.Typer(
    help="Signed messages to other programs: when a game is over, when its report is made.",
    no_args_is_help=True,
)

_Tenant = Annotated[str, typer.Option(help="the tenant it is of; on a laptop 'local'")]
_Webhook = Annotated[str, typer.Argument(help="its id, as `winwin webhooks list` shows it")]


@webhook_commands.command("list")
def list_webhooks(tenant: _Tenant = "local") -> None:
    """List a tenant's webhooks; no secret is shown."""
    with said_as("cannot list webhooks"):
        found = _done(lambda service, _: service.list(tenant))
    rows = [
        (one.id, one.url, ",".join(sorted(one.events)), one.off_reason or "on", one.description)
        for one in found
    ]
    _table(("webhook", "address", "events", "state", "description"), rows)


@webhook_commands.command("add")
def add_webhook(
    url: Annotated[str, typer.Argument(help="https://…")],
    tenant: _Tenant = "local",
    event: Annotated[
        list[str] | None, typer.Option(help="session.completed, report.ready; else both")
    ] = None,
    description: Annotated[str, typer.Option(help="what it is for")] = "",
) -> None:
    """Have messages sent to an address, and show the secret they are signed with, once."""
    from app.sessions.endpoints import Wish
    from app.sessions.outbox_port import WANTED

    wish = Wish(url, event or WANTED, description)
    with said_as("cannot add a webhook"):
        made = _done(lambda service, _: service.make(tenant, wish))
    typer.echo(f"{made.record.id} sends to {made.record.url}.")
    typer.echo(f"Its secret, which is not shown again: {made.secret}")


@webhook_commands.command("remove")
def remove_webhook(webhook: _Webhook, tenant: _Tenant = "local") -> None:
    """Delete a webhook with the log of what was sent to it."""
    with said_as("cannot remove"):
        _done(lambda service, _: service.remove(tenant, webhook))
    typer.echo(f"{webhook} was removed.")


@webhook_commands.command("test")
def try_webhook(webhook: _Webhook, tenant: _Tenant = "local") -> None:
    """Send a message that tells of nothing, now and from here; 1 if it was not taken."""

    async def tried(service: "EndpointService", dispatcher: "Dispatcher") -> "Logged":
        sent = await service.test(tenant, webhook)
        await dispatcher.flush()
        return await service.delivery(tenant, webhook, sent.delivery.id)

    with said_as("cannot test"):
        _tell(_done(tried))


@webhook_commands.command("deliveries")
def list_deliveries(
    webhook: _Webhook,
    tenant: _Tenant = "local",
    most: Annotated[int, typer.Option(min=1, max=1000, help="so many at most")] = 20,
) -> None:
    """List what was sent to a webhook in the last 30 days, newest first."""
    with said_as("cannot list deliveries"):
        found, _ = _done(lambda service, _: service.deliveries(tenant, webhook, most, None))
    rows = [
        (
            one.delivery.id,
            one.message.type,
            one.message.session or "",
            one.delivery.state,
            str(len(one.delivery.attempts)),
            _last(one),
            one.delivery.next_at if one.delivery.state == "waiting" else "",
        )
        for one in found
    ]
    _table(("delivery", "type", "session", "state", "tries", "last", "next"), rows)


@webhook_commands.command("resend")
def resend_delivery(
    webhook: _Webhook,
    delivery: Annotated[str, typer.Argument(help="its id, as `… deliveries` shows it")],
    tenant: _Tenant = "local",
) -> None:
    """Send a message once more, now and from here; 1 if it was not taken."""

    async def sent(service: "EndpointService", dispatcher: "Dispatcher") -> "Logged":
        await service.resend(tenant, webhook, delivery)
        await dispatcher.flush()
        return await service.delivery(tenant, webhook, delivery)

    with said_as("cannot resend"):
        _tell(_done(sent))


def _tell(logged: "Logged") -> None:
    """Say how a delivery stands; one that did not arrive ends the program with 1."""
    delivery = logged.delivery
    typer.echo(f"{delivery.id}: {delivery.state}, {_last(logged)}")
    if delivery.state != "delivered":
        if delivery.state == "waiting":
            typer.echo(f"A server that is running tries again at {delivery.next_at}.")
        raise typer.Exit(1)


def _last(logged: "Logged") -> str:
    """Return how the last try went, in a few words."""
    if not logged.delivery.attempts:
        return "not tried yet"
    last = logged.delivery.attempts[-1]
    went = last.fault if last.status is None else str(last.status)
    return f"{went} after {last.took_ms} ms"


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    for row in (names, *rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo(line.rstrip())


def _done(work: "Callable[[EndpointService, Dispatcher], Awaitable[T]]") -> T:
    """Do something on the configured database, and let go of it."""
    from app.bootstrap.webhooks import open_webhooks

    async def run() -> T:
        async with open_webhooks(usable_settings()) as (service, dispatcher):
            return await work(service, dispatcher)

    return asyncio.run(run())
