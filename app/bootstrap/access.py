"""Start-up of who asks: the services on keys, tokens and learners, on a store that is open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.bootstrap.clock_and_ids import SortableIds, UtcClock, new_secret
from app.learners.means import Means
from app.learners.ports import AccessStore
from app.learners.service import AccessServices, access_on
from app.learners.sweeping import Sweeping
from app.settings import Settings
from app.signing.tokens import SignedTokens
from app.storage import migrate
from app.storage.opening import open_store
from app.telemetry.logs import note_failure


def join_access(settings: Settings, store: AccessStore) -> AccessServices:
    """Return the services on who asks."""
    means = Means(store, UtcClock(), SortableIds(), new_secret, SignedTokens())
    return access_on(means, settings.known_as, settings.token_minutes)


def sweeping_of(access: AccessServices) -> Sweeping:
    """Return what forgets expired tokens, for as long as a server runs."""
    return Sweeping(access.tokens, UtcClock(), note_failure)


@asynccontextmanager
async def open_access(
    settings: Settings, *, is_migrating: bool = True
) -> AsyncIterator[AccessServices]:
    """Give the services on who asks, on the migrated database; no content is read.

    Who only looks does not migrate, and has seen that nothing is to be.
    """
    if is_migrating:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        migrate.upgrade(settings.store_url)
    store = open_store(settings.store_url, UtcClock().now, settings.database_connections)
    try:
        yield join_access(settings, store)
    finally:
        await store.close()
