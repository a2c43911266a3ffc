"""Start-up of webhooks: what keeps a tenant's endpoints, and what sends to them."""

import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

from app import __version__
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.outbound.addresses import Addresses
from app.outbound.dispatcher import Dispatcher, Means
from app.outbound.sender import HttpSender
from app.sessions.bell import Bell
from app.sessions.endpoints import EndpointService, Safety
from app.sessions.outbox_port import EndpointRecord
from app.sessions.owed import OwedReports
from app.sessions.ports import Store
from app.sessions.services import Services
from app.settings import Settings
from app.signing.sealing import FernetSealer, for_now, kept_in
from app.storage import migrate
from app.storage.opening import open_store
from app.telemetry.logs import note, note_failure

_KEPT_IN = "secret.key"
_SECRET_BYTES = 32
_CHANCES = 2**32


def safety_of(settings: Settings) -> Safety:
    """Return what is asked before an endpoint is kept; no file is touched before the first."""
    given = settings.secret_keys
    keys = (lambda: given) if given else kept_in(settings.data_dir / _KEPT_IN)
    return Safety(Addresses(settings.webhooks_private), FernetSealer(keys), _new_secret)


def safety_for_now() -> Safety:
    """Return the same where nothing is kept longer than the process."""
    return Safety(Addresses(), FernetSealer(for_now()), _new_secret)


def endpoints_on(store: Store, safety: Safety, bell: Bell) -> EndpointService:
    """Return the use cases of endpoints."""
    return EndpointService(store, UtcClock(), SortableIds(), safety, bell)


def dispatcher_on(settings: Settings, store: Store, bell: Bell) -> Dispatcher:
    """Return what sends, on a store that is open."""
    safety = safety_of(settings)
    means = Means(
        store,
        UtcClock(),
        SortableIds(),
        safety.sealer,
        HttpSender(Addresses(settings.webhooks_private), __version__),
        _chance,
        bell,
        _note_off,
        note_failure,
    )
    return Dispatcher(means)


def webhook_chores(
    settings: Settings, services: Services
) -> tuple[Callable[[], Coroutine[object, object, None]], ...]:
    """Return what a server does for endpoints, for as long as it runs."""
    store = services.store
    owed = OwedReports(store, UtcClock(), services.sessions.tell_report, note_failure)
    return (dispatcher_on(settings, store, services.webhooks.bell).run, owed.run)


@asynccontextmanager
async def open_webhooks(settings: Settings) -> AsyncIterator[tuple[EndpointService, Dispatcher]]:
    """Give the use cases of endpoints and what sends, on the migrated database; no content."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(settings.store_url)
    store = open_store(settings.store_url, UtcClock().now, settings.database_connections)
    bell = Bell()
    try:
        service = endpoints_on(store, safety_of(settings), bell)
        yield service, dispatcher_on(settings, store, bell)
    finally:
        await store.close()


def _new_secret() -> str:
    """Return a secret as Standard Webhooks writes it."""
    return f"whsec_{b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()}"


def _chance() -> float:
    return secrets.randbelow(_CHANCES) / _CHANCES


def _note_off(endpoint: EndpointRecord) -> None:
    note("webhook turned off", webhook=endpoint.id, tenant=endpoint.tenant, why=endpoint.off_reason)
