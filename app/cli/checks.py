"""What `winwin doctor` looks at, each without changing anything."""

import asyncio
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.findings import Finding, ok, problem, warning

if TYPE_CHECKING:
    from app.settings import Settings
    from app.storage.inspecting import Looked

_MEGABYTE = 1024 * 1024
_FULL_BYTES, _LITTLE_BYTES, _LONG_LOG_BYTES = (n * _MEGABYTE for n in (100, 1024, 256))
_DATABASE, _CONTENT, _MODEL, _HOSTS, _TRACES = "database", "content", "model", "hosts", "traces"


def check_content(settings: "Settings") -> list[Finding]:
    """Read every file of content and of prompts, as a start does."""
    from app.bootstrap import build_without_database
    from app.errors import WinwinError
    from app.sessions.services import ENGLISH

    try:
        (container := build_without_database(settings)).ready()
    except WinwinError as error:
        return [problem(_CONTENT, f"{error}", "mend the file named above")]
    scenarios = container.services.sessions.scenarios()
    entries = container.services.glossary(ENGLISH)
    return [ok(_CONTENT, f"content: {len(scenarios)} scenarios, {len(entries)} entries")]


def check_database(settings: "Settings") -> list[Finding]:
    """Look at the database: can it be read and written, is there room, at which revision is it."""
    from app.errors import NotInstalled, WinwinError
    from app.storage.inspecting import look

    shown = settings.store_place
    try:
        found = look(settings.store_url)
    except NotInstalled as missing:
        return [problem(_DATABASE, f"{missing}", "install what is named there")]
    except (WinwinError, OSError) as error:
        return [problem(_DATABASE, f"database: {shown}: {error}", _fix_unreadable(settings))]
    in_place = [] if found.place is None else list(_of_folder(found.place))
    if not in_place or in_place[0].state != "problem":
        in_place += _of_file(found, shown)
    return in_place


def check_model(settings: "Settings") -> list[Finding]:
    """Ask every configured model one short question."""
    if settings.endpoint is None:
        return [ok(_MODEL, "model: none is configured, and none is needed")]
    from app.errors import WinwinError
    from app.llm.checking import check
    from app.llm.prompts import load_prompt
    from app.llm.voice import PROMPT

    try:
        load_prompt(settings.prompts_dir, PROMPT)
        tried = asyncio.run(check(settings.endpoint))
    except WinwinError as error:
        return [problem(_MODEL, f"{error}", "mend the file named above")]
    return [
        problem(_MODEL, one.text, one.fix) if one.fix else ok(_MODEL, one.text) for one in tried
    ]


def check_hosts(settings: "Settings") -> list[Finding]:
    """Look at who can reach the server, and under which names it answers them."""
    from app.settings import LOOPBACK

    names = settings.allowed_hosts
    is_local = settings.host in LOOPBACK
    where = f"{settings.host}:{settings.port}"
    found = []
    if "*" in names:
        text = "hosts: it answers under any name, so another site can reach it through a browser"
        found.append(warning(_HOSTS, text, _fix_names()))
    elif not is_local and all(name.strip("[]") in LOOPBACK for name in names):
        text = f"hosts: asked under another name than {', '.join(names)} it refuses"
        found.append(warning(_HOSTS, text, _fix_names()))
    if not is_local and not settings.wants_keys:
        text = f"hosts: {where} can be reached from outside this computer"
        found.append(warning(_HOSTS, text, _FIX_EXPOSED))
    text = f"hosts: it listens on {where} and answers under {', '.join(names)}"
    return found or [ok(_HOSTS, text)]


def check_traces(settings: "Settings") -> list[Finding]:
    """Look whether traces that are asked for can be sent."""
    from app.errors import NotInstalled
    from app.telemetry.traces import open_traces

    if not settings.otel_endpoint:
        return [ok(_TRACES, "traces: off (WINWIN_OTEL_ENDPOINT is not set)")]
    try:
        open_traces(settings.otel_endpoint).close()
    except NotInstalled as missing:
        return [problem(_TRACES, f"{missing}", "pip install 'winwin[telemetry]'")]
    return [ok(_TRACES, f"traces: sent to {settings.otel_endpoint}")]


def _of_folder(place: Path) -> Iterator[Finding]:
    """Look at where a SQLite file lies, or will lie; the folder is not made."""
    from app.storage.inspecting import can_log_ahead

    folder = place.absolute().parent
    there = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        if not there.is_dir():
            raise OSError(f"{there} is no folder.")
        is_logging = can_log_ahead(there)
    except OSError as error:
        yield problem(_DATABASE, f"database: {error}", _FIX_FOLDER)
        return
    if not is_logging:
        text = f"database: {there} cannot hold a write-ahead log, as most network drives"
        yield problem(_DATABASE, text, _FIX_FOLDER)
    free = shutil.disk_usage(there).free
    text = f"database: {free // _MEGABYTE:,} MB are free in {there}"
    if free < _LITTLE_BYTES:
        made = problem if free < _FULL_BYTES else warning
        yield made(_DATABASE, text, "make room there, or move the data: WINWIN_DATA_DIR=...")
    else:
        yield ok(_DATABASE, text)


def _of_file(found: "Looked", shown: str) -> Iterator[Finding]:
    if not found.is_there:
        yield ok(_DATABASE, f"database: {shown} is not there yet; the first start makes it")
        return
    if not found.is_sound:
        yield problem(_DATABASE, f"database: {shown} is damaged", _FIX_DAMAGED)
        return
    if found.place is not None:
        yield from _of_rights(found.place)
    if found.log_bytes > _LONG_LOG_BYTES:
        text = f"database: its write-ahead log has grown to {found.log_bytes // _MEGABYTE:,} MB"
        yield warning(_DATABASE, text, "restart the server; something holds a read open")
    if found.revision == found.head:
        yield ok(_DATABASE, f"database: {shown} is migrated, at {found.head}")
    elif found.revision is not None and found.revision > found.head:
        text = f"database: {shown} is at {found.revision}, this program knows {found.head} at most"
        yield problem(_DATABASE, text, "install the newer program, or winwin restore FILE --force")
    else:
        text = f"database: {shown} is at {found.revision}, the newest is {found.head}"
        yield warning(_DATABASE, text, "winwin backup FILE, then winwin migrate, as a start does")


def _of_rights(place: Path) -> Iterator[Finding]:
    try:
        place.open("r+b").close()
    except OSError as error:
        text = f"database: {place} cannot be written ({error.strerror})"
        yield problem(_DATABASE, text, f"let the user that serves own it: chown USER {place}")
        return
    if place.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        text = f"database: {place} can be written by other users of this computer"
        yield warning(_DATABASE, text, f"chmod 600 {place}")


def _fix_unreadable(settings: "Settings") -> str:
    if settings.store_url.startswith("sqlite"):
        return "winwin restore FILE --force puts a backup in its place; or set WINWIN_DATABASE_URL"
    return "start the database, or correct WINWIN_DATABASE_URL"


def _fix_names() -> str:
    return "name what it is reached by: WINWIN_ALLOWED_HOSTS='[\"coach.example.org\"]'"


_FIX_FOLDER = "choose a folder of this computer you may write to: WINWIN_DATA_DIR=..."
_FIX_DAMAGED = "stop the server, then winwin restore FILE --force; the damaged file is kept aside"
_FIX_EXPOSED = (
    "whoever reaches it can use it: unset WINWIN_KEYS, listen on 127.0.0.1 (WINWIN_HOST), or put "
    "something that asks who is there in front of it"
)
