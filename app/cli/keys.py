"""`winwin keys | tenants`: who may ask this server, and whose learners it has."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from app.cli.environment import said_as, usable_settings

if TYPE_CHECKING:
    from app.learners.keys import MadeKey
    from app.learners.service import AccessServices

T = TypeVar("T")

key_commands = typer.Typer(
    help="Make, list, replace and revoke keys; name hosts' public keys.", no_args_is_help=True
)
host_commands = typer.Typer(
    help="Public keys by which tokens that hosts sign are checked.", no_args_is_help=True
)
tenant_commands = typer.Typer(help="Make and list tenants.", no_args_is_help=True)
key_commands.add_typer(host_commands, name="host")

_Tenant = Annotated[str, typer.Option(help="the tenant it is of; on a laptop 'local'")]


@key_commands.command("make")
def make_key(
    tenant: _Tenant = "local",
    name: Annotated[str, typer.Option(help="what it is for, to know it again")] = "",
    scope: Annotated[
        list[str] | None, typer.Option(help="what it may, once each; 'all' is everything")
    ] = None,
    embed: Annotated[bool, typer.Option("--embed", help="for pages: only makes visitors")] = False,
    origin: Annotated[
        list[str] | None, typer.Option(help="of an embed key: where pages come from, once each")
    ] = None,
    days: Annotated[int | None, typer.Option(help="how long it lasts; else until revoked")] = None,
) -> None:
    """Make a key and show it, once.

    Without --scope it may play, and make learners and tokens: what a host's server does.
    """
    from app.learners.keys import ALL_SCOPES, USUAL_SCOPES

    if embed and scope:
        raise typer.BadParameter("an embed key only makes visitors", param_hint="--scope")
    wished = frozenset(scope or USUAL_SCOPES)
    scopes = ALL_SCOPES if wished == {"all"} else wished
    origins = frozenset(origin or ())
    with said_as("cannot make a key"):
        made = _done(
            lambda access: access.keys.make(
                tenant,
                "embed" if embed else "secret",
                name,
                scopes=scopes,
                origins=origins,
                days=days,
            )
        )
    _show(made)


@key_commands.command("list")
def list_keys(
    tenant: Annotated[str | None, typer.Option(help="of one tenant; else of all")] = None,
) -> None:
    """List keys, revoked ones too; no secret is shown."""
    with said_as("cannot list keys"):
        keys = _done(lambda access: access.keys.list(tenant))
    rows = [
        (
            key.id,
            key.tenant,
            key.shown,
            key.name,
            ",".join(sorted(key.scopes or key.origins)),
            key.used_at or "never",
            _state(key.revoked_at, key.expires_at),
        )
        for key in keys
    ]
    _table(("key", "tenant", "begins…ends", "name", "may / origins", "used", "state"), rows)


@key_commands.command("rotate")
def rotate_key(
    key: Annotated[str, typer.Argument(help="its id, as `winwin keys list` shows it")],
    tenant: _Tenant = "local",
    overlap_hours: Annotated[int, typer.Option(help="how long the old one works on")] = 24,
) -> None:
    """Put a new key in the place of one and show it, once; the old one ends after the overlap."""
    with said_as("cannot rotate"):
        made = _done(lambda access: access.keys.rotate(tenant, key, overlap_hours))
    _show(made)
    typer.echo(f"The old one, {key}, works for {overlap_hours} more hours.")


@key_commands.command("revoke")
def revoke_key(
    key: Annotated[str, typer.Argument(help="its id, as `winwin keys list` shows it")],
    tenant: _Tenant = "local",
) -> None:
    """End a key: no request by it is taken any more, within seconds."""
    with said_as("cannot revoke"):
        revoked = _done(lambda access: access.keys.revoke(tenant, key))
    typer.echo(f"{revoked.id} was revoked at {revoked.revoked_at}.")


@host_commands.command("add")
def add_host_key(
    file: Annotated[
        Path, typer.Argument(help="the public key, PEM or JWK", exists=True, dir_okay=False)
    ],
    tenant: _Tenant = "local",
    kid: Annotated[str | None, typer.Option(help="its name in tokens; else its own")] = None,
) -> None:
    """Take tokens that are signed by the private half of a key."""
    with said_as("cannot add"):
        try:
            public = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as wrong:
            raise OSError(f"{file} is no text: write the key as PEM or JWK") from wrong
        added = _done(lambda access: access.host_keys.add(tenant, public, kid))
    known = usable_settings().known_as or "(set WINWIN_PUBLIC_URL first)"
    typer.echo(
        f"{added.kid}: tokens of '{tenant}' are taken that say\n"
        f"  alg {added.algorithm}, kid {added.kid}, iss {tenant}, aud {known},\n"
        "  sub (the learner's id with you), iat and exp (15 minutes later at most)"
    )


@host_commands.command("list")
def list_host_keys(tenant: _Tenant = "local") -> None:
    """List a tenant's public keys, retired ones too."""
    with said_as("cannot list keys"):
        keys = _done(lambda access: access.host_keys.list(tenant))
    rows = [(one.kid, one.algorithm, one.created_at, _state(one.retired_at, None)) for one in keys]
    _table(("kid", "algorithm", "since", "state"), rows)


@host_commands.command("retire")
def retire_host_key(
    kid: Annotated[str, typer.Argument(help="its name")], tenant: _Tenant = "local"
) -> None:
    """Take no token of a key any more."""
    with said_as("cannot retire"):
        _done(lambda access: access.host_keys.retire(tenant, kid))
    typer.echo(f"{kid}: no token it signs is taken any more.")


@tenant_commands.command("make")
def make_tenant(
    tenant: Annotated[str, typer.Argument(help="its id: a-z, 0-9, '.', '_' and '-'")],
    name: Annotated[str, typer.Option(help="who that is")] = "",
) -> None:
    """Make a tenant: an LMS, a company."""
    with said_as("cannot make a tenant"):
        made = _done(lambda access: access.tenants.make(tenant, name))
    typer.echo(f"{made.id}: made. Give it a key: winwin keys make --tenant {made.id}")


@tenant_commands.command("list")
def list_tenants() -> None:
    """List tenants; 'local' is always there."""
    with said_as("cannot list tenants"):
        tenants = _done(lambda access: access.tenants.list())
    _table(("tenant", "name", "since"), [(one.id, one.name, one.created_at) for one in tenants])


def _show(made: "MadeKey") -> None:
    """Print a new key to standard output alone, so that it can be piped to where it is kept."""
    record = made.record
    may = ", ".join(sorted(record.scopes)) or f"visitors from {', '.join(sorted(record.origins))}"
    typer.echo(f"{record.id} of '{record.tenant}': {may}. It is shown this once:", err=True)
    typer.echo(made.secret)


def _state(ended_at: str | None, expires_at: str | None) -> str:
    if ended_at is not None:
        return f"ended {ended_at[:16]}"
    return "in use" if expires_at is None else f"until {expires_at[:16]}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        typer.echo("none", err=True)
        return
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def _done(work: "Callable[[AccessServices], Awaitable[T]]") -> T:
    """Do something on the configured database, and let go of it."""
    from app.bootstrap.access import open_access

    async def run() -> T:
        async with open_access(usable_settings()) as access:
            return await work(access)

    return asyncio.run(run())
