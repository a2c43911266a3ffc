"""What whoever still waits is told when a server that stops has no more time for them."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import http_problem, problem_response

_RETRY_SECONDS = 5


class StoppingMiddleware:
    """Answers 503 for a request that the server cuts off; the same sent again finds what it did.

    A request is cancelled for no other reason: one whose client is gone goes on to its end.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        is_begun = False

        async def send_on(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except asyncio.CancelledError:
            if scope["type"] != "http" or is_begun:
                raise
            problem = http_problem(503, {"Retry-After": str(_RETRY_SECONDS)})
            await problem_response(scope, problem)(scope, receive, send)
