"""create_app(): mounts the doors on what it is given; it makes no choice of its own."""

import asyncio
import gc
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from app.api import (
    routes_coach,
    routes_docs,
    routes_drafts,
    routes_export,
    routes_glossary,
    routes_health,
    routes_hosts,
    routes_journey,
    routes_keys,
    routes_learners,
    routes_pictures,
    routes_report_links,
    routes_scenarios,
    routes_sessions,
    routes_tokens,
    routes_transcripts,
    routes_webhooks,
)
from app.api.access import let_in
from app.api.cors import CorsMiddleware
from app.api.counting import Limits
from app.api.deprecation import DEPRECATED, DeprecationMiddleware
from app.api.idempotency import AnswerMiddleware, install_idempotency
from app.api.identity import reader
from app.api.limits import RateLimitMiddleware, install_limits
from app.api.middleware import BodyLimitMiddleware, HostMiddleware, RequestIdMiddleware
from app.api.observing import ObservingMiddleware
from app.api.openapi import complete_description, operation_id
from app.api.problems import install_problems
from app.api.stopping import StoppingMiddleware
from app.bootstrap import Chore, build_server
from app.errors import WinwinError
from app.reports.pages import Pages
from app.sessions.services import Services
from app.settings import read_settings
from app.telemetry.logs import configure_logs
from app.telemetry.observed import Observed
from app.widget.glossary_pages import glossary_pages_router
from app.widget.headers import PAGE_HEADERS
from app.widget.pages import pages_router
from app.widget.report_pages import report_pages_router

# What may wait takes a second or two of computing: the page a learner opens comes first.
_FIRST_ANSWERS_SECONDS = 1.0
# Most of what a turn makes is let go of at once: so many objects more, until cycles are looked for.
_OBJECTS_MORE = 10_000
# Keys and tokens of one address that are not taken.
_REFUSED_A_MINUTE = 20
_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(
    services: Services,
    pages: Pages,
    allowed_hosts: tuple[str, ...],
    ready: Callable[[], None] | None = None,
    observed: Observed | None = None,
    chores: Sequence[Chore] = (),
) -> FastAPI:
    """Return the application; `allowed_hosts` are host names without port ('*' allows any).

    It closes the store when it stops, does what `ready` does after its first answers, and has
    `chores` done for as long as it runs. The API describes itself at /v1/openapi.json and, to
    people, at /docs; the usual pages are off, as they load scripts from elsewhere. `observed`
    takes what is measured and traced; the framework's own telemetry is off, as it holds queries
    and what exceptions say.
    """
    observed = observed or Observed()

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        later = None if ready is None else _begin_later(ready)
        tasks = [asyncio.create_task(chore()) for chore in chores]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if later is not None:
            later.cancel()
        await services.close()
        await asyncio.to_thread(observed.traces.close)

    app = FastAPI(
        title="winwin",
        version="1",
        lifespan=life,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        telemetry=_NO_TELEMETRY,
    )
    app.state.services = services
    app.state.pages = pages
    app.state.meter = observed.meter
    app.state.page_headers = PAGE_HEADERS
    let_in(app, None, keys_wanted=False)
    install_problems(app)
    complete_description(app)
    install_idempotency(app)
    install_limits(app)
    _mount(app, services, pages)
    _guard(app, allowed_hosts, observed)
    return app


def serve_from_settings(host: str | None = None, port: int | None = None) -> FastAPI:
    """Return the application as the environment asks for it; what a server process runs.

    `host` and `port` are where it listens, if that is not what the settings say.
    """
    settings = read_settings().listening_on(host, port)
    configure_logs(settings.log_level)
    try:
        container = build_server(settings)
    except WinwinError as error:
        raise SystemExit(f"winwin: cannot start: {error}\n  `winwin doctor` says more") from error
    app = create_app(
        container.services,
        container.pages,
        settings.allowed_hosts,
        container.ready,
        container.observed,
        container.chores,
    )
    let_in(app, container.access, keys_wanted=settings.wants_keys, public=settings.public_url)
    app.state.limits = Limits(
        {
            "turns": settings.turns_a_minute,
            "sessions": settings.sessions_a_minute,
            "questions": settings.questions_a_minute,
            "transcripts": settings.transcripts_a_minute,
            "tokens": settings.tokens_a_minute,
            "refused": _REFUSED_A_MINUTE,
        },
        time.monotonic,
    )
    return app


def _begin_later(ready: Callable[[], None]) -> threading.Timer:
    """Begin, a moment from now and on a thread of its own, what start-up left."""
    later = threading.Timer(_FIRST_ANSWERS_SECONDS, _get_ready, (ready,))
    later.daemon = True
    later.start()
    return later


def _get_ready(ready: Callable[[], None]) -> None:
    """Do what start-up left; content that proves bad stops the server, as it would have there."""
    try:
        ready()
    except WinwinError as error:
        sys.stderr.write(f"winwin: cannot go on: {error}\n  `winwin doctor` says more\n")
        signal.raise_signal(signal.SIGTERM)
    # What is there by now stays to the end; whenever it was looked through for cycles, all waited.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_MORE)


def _mount(app: FastAPI, services: Services, pages: Pages) -> None:
    for routes in (
        routes_scenarios,
        routes_drafts,
        routes_sessions,
        routes_journey,
        routes_learners,
        routes_pictures,
        routes_glossary,
        routes_coach,
        routes_transcripts,
        routes_export,
        routes_tokens,
        routes_report_links,
        routes_keys,
        routes_hosts,
        routes_webhooks,
        routes_health,
        routes_docs,
    ):
        app.include_router(routes.router)
    app.include_router(report_pages_router(services, pages, reader))
    app.include_router(glossary_pages_router(services, pages))
    app.include_router(pages_router())


def _guard(app: FastAPI, allowed_hosts: tuple[str, ...], observed: Observed) -> None:
    """Put the middleware around the app; the last one added is the first to see a request."""
    app.add_middleware(StoppingMiddleware)
    app.add_middleware(AnswerMiddleware)
    app.add_middleware(DeprecationMiddleware, deprecated=DEPRECATED)
    app.add_middleware(RateLimitMiddleware)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(CorsMiddleware)
    app.add_middleware(HostMiddleware, allowed=allowed_hosts)
    app.add_middleware(ObservingMiddleware, observed=observed)
    app.add_middleware(RequestIdMiddleware)
