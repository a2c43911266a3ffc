"""What `winwin doctor` looks at of keys: is one asked for, is there one, does it end soon."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.cli.findings import Finding, ok, problem, warning

if TYPE_CHECKING:
    from app.learners.records import KeyRecord
    from app.settings import Settings

_KEYS = "keys"
_SOON_HOURS = 14 * 24


def check_keys(settings: "Settings") -> list[Finding]:
    """Look at whether keys are asked for and which there are; nothing is changed."""
    if not settings.wants_keys:
        return [_of_none_wanted(settings)]
    from app.errors import NotInstalled, WinwinError

    try:
        found = list(_of_kept(_kept(settings)))
    except NotInstalled as missing:
        return [problem(_KEYS, f"{missing}", "install what is named there")]
    except (WinwinError, OSError) as error:
        text = f"keys: they cannot be looked at: {error}"
        return [warning(_KEYS, text, "see what is said of the database")]
    return [*found, *_of_address(settings)]


def _of_none_wanted(settings: "Settings") -> Finding:
    from app.settings import LOOPBACK

    if not settings.is_on_loopback:
        text = "keys: WINWIN_KEYS is off, and whoever reaches the server reads every session"
        return warning(_KEYS, text, "unset WINWIN_KEYS, then winwin keys make")

    others = [name for name in settings.allowed_hosts if name.strip("[]") not in LOOPBACK]
    if others and settings.keys == "auto":
        text = f"keys: none is asked for, though it answers under {', '.join(others)}"
        return warning(_KEYS, text, "say where others reach it: WINWIN_PUBLIC_URL=https://...")
    return ok(_KEYS, "keys: none is asked for, as only this computer reaches the server")


def _kept(settings: "Settings") -> "Sequence[KeyRecord] | None":
    """Return the keys that are kept, None where the database has none of this version's tables."""
    from app.bootstrap.access import open_access
    from app.storage.inspecting import look

    seen = look(settings.store_url)
    if not seen.is_there or seen.revision != seen.head:
        return None

    async def listed() -> "Sequence[KeyRecord]":
        async with open_access(settings, is_migrating=False) as access:
            return await access.keys.list(None)

    return asyncio.run(listed())


def _of_kept(keys: "Sequence[KeyRecord] | None") -> Iterator[Finding]:
    from app.bootstrap.clock_and_ids import UtcClock
    from app.learners.times import moved

    now = UtcClock().now()
    soon = moved(now, hours=_SOON_HOURS)
    in_use = [key for key in keys or () if _is_used(key, now)]
    secret = [key for key in in_use if key.kind == "secret"]
    if not secret:
        is_first = not any(key.kind == "secret" for key in keys or ())
        text = "keys: one is asked for, and there is none"
        if is_first:
            yield ok(_KEYS, f"{text} yet; the first start shows one")
        else:
            yield warning(_KEYS, f"{text} in use", "winwin keys make --scope all")
        return
    yield ok(_KEYS, f"keys: {len(secret)} secret and {len(in_use) - len(secret)} embed in use")
    for key in in_use:
        if key.expires_at is not None and key.expires_at <= soon and key.replaced_by is None:
            text = f"keys: {key.id} ({key.name or key.shown}) ends on {key.expires_at[:10]}"
            yield warning(_KEYS, text, f"winwin keys rotate {key.id} --tenant {key.tenant}")


def _of_address(settings: "Settings") -> Iterator[Finding]:
    known = settings.known_as
    if not known:
        text = "keys: no token that a host signs is taken, as its audience is not known"
        yield warning(_KEYS, text, "say where others reach it: WINWIN_PUBLIC_URL=https://...")
    elif not settings.is_on_loopback and known.startswith("http:"):
        text = f"keys: keys, tokens and what learners write travel to {known} unsealed"
        yield warning(_KEYS, text, "put TLS in front of it, and WINWIN_PUBLIC_URL=https://...")


def _is_used(key: "KeyRecord", now: str) -> bool:
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > now)
