"""Idempotency-Key: a POST sent again gets the first answer and does nothing a second time.

A route says `Once` as a dependency, which begins the request under its key; the middleware keeps
the answer on its way out. An answer is kept where the request was carried out (2xx): a refusal
changed nothing and leaves the key free.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, FastAPI, Header, Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.identity import Asker, UseCases
from app.api.negotiate import JSON, SSE, wanted
from app.api.problems import Problem, problem_response
from app.api.wire import Id
from app.errors import StorageFailed
from app.sessions.answer_port import Answer, AnswerKey
from app.sessions.answers import Answers, Begun, KeyReused, Sent, StillUnderWay
from app.telemetry.logs import note_failure

REPLAYED = "idempotency-replayed"
_KEY, _UNDER_WAY = "idempotency_key", "request_under_way"
# What an answer says of itself; all else is said of each response anew.
_KEPT_HEADERS = ("content-type", "cache-control", "content-language", "link", "location")
_LONGEST_ROUTE = 200
_LONGEST_ID = 100
_ABOUT = "Sent again within a day with the same body, the request gets its first answer."
_ERROR_EVENT = b"event: error\r\n"


@dataclass(frozen=True, slots=True)
class Once:
    """Begins a request under its key, where it has one.

    Routes of one `talk` share their keys, and what they do finds a request under way, or one that
    was answered as events, by itself: it is carried out beside the first. Where an answer
    `is_kept` not, the same request is carried out again and gets the same answer.
    """

    is_talk: bool = False
    is_kept: bool = True

    async def __call__(
        self,
        request: Request,
        use: UseCases,
        asker: Asker,
        key: Annotated[Id | None, Header(alias="Idempotency-Key", description=_ABOUT)] = None,
    ) -> None:
        """Begin (KeyReused, StillUnderWay), or end with the answer that was given before."""
        if key is None:
            return
        request.scope["state"][_KEY] = key
        suits = self._suits(request)
        session = request.path_params.get("session_id", "")[:_LONGEST_ID] or None
        path = request.url.path
        route = f"POST {path.rpartition('/')[0]}/" if self.is_talk else f"POST {path}"
        sent = Sent(AnswerKey(asker, _short(route), key), await _fingerprint(request), session)
        begun = await use.answers.begin(sent, is_joined=self.is_talk)
        answer = begun.record.answer
        if answer is not None and answer.body is not None and suits:
            raise _Replayed(answer)
        if begun.is_mine or answer is not None:
            under_way = _UnderWay(use.answers, begun, suits and self.is_kept)
            request.scope["state"][_UNDER_WAY] = under_way

    def _suits(self, request: Request) -> bool:
        """Say whether a kept answer can be given; events of a talk are told from what is saved."""
        return not self.is_talk or wanted(request, JSON, SSE) == JSON


ONCE = Depends(Once())
ONCE_ANEW = Depends(Once(is_kept=False))
ONCE_IN_TALK = Depends(Once(is_talk=True))


def key_of(request: Request) -> str | None:
    """Return the key of a request that was begun under one."""
    key: str | None = getattr(request.state, _KEY, None)
    return key


def id_of_made(request: Request, prefix: str) -> str | None:
    """Return the id of what a request with a key makes, the same though it be begun again."""
    under_way: _UnderWay | None = getattr(request.state, _UNDER_WAY, None)
    return None if under_way is None else under_way.begun.id_of_made(prefix)


class AnswerMiddleware:
    """Keeps the answer to a request with a key as it goes out, or frees the key.

    An answer that is to be kept is made to its end, also for who has left: they may ask again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_kept(message: Message) -> None:
            under_way: _UnderWay | None = state.get(_UNDER_WAY)
            if under_way is not None:
                await under_way.take(message)
            await send(message)

        async def receive_later() -> Message:
            message = await receive()
            under_way: _UnderWay | None = state.get(_UNDER_WAY)
            if under_way is not None and message["type"] == "http.disconnect":
                await under_way.settled.wait()
            return message

        try:
            await self._app(scope, receive_later, send_kept)
        finally:
            under_way = state.get(_UNDER_WAY)
            if under_way is not None:
                await under_way.leave()


def install_idempotency(app: FastAPI) -> None:
    """Let a request that is not carried out again be answered."""
    app.add_exception_handler(_Replayed, _replayed)
    app.add_exception_handler(KeyReused, _reused)
    app.add_exception_handler(StillUnderWay, _under_way)


@dataclass(slots=True)
class _UnderWay:
    """A request with a key on its way out; `keeps_body` says whether its answer is kept whole."""

    answers: Answers
    begun: Begun
    keeps_body: bool
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    _status: int = 0
    _headers: dict[str, str] = field(default_factory=dict)
    _body: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """One that was answered before is only marked as such."""
        if not self.begun.is_mine:
            self.settled.set()

    async def take(self, message: Message) -> None:
        """Look at what goes out next."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif message["type"] == "http.response.body" and not self.settled.is_set():
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._end(b"".join(self._body))

    async def leave(self) -> None:
        """Free the key of a request that broke off."""
        if not self.settled.is_set():
            self.settled.set()
            await _tried(self.answers.let_go(self.begun))

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        self._status = message["status"]
        is_carried_out = 200 <= self._status < 300
        if not self.begun.is_mine:
            if is_carried_out:
                headers[REPLAYED] = "true"
        elif not is_carried_out:
            await self.leave()
        else:
            self._headers = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
            if not self.keeps_body:
                await self._keep(None)

    async def _end(self, body: bytes) -> None:
        """Keep a whole answer; a stream that ended with an error was not carried out."""
        is_stream = self._headers.get("content-type", "").startswith(SSE)
        if is_stream and _ERROR_EVENT in body:
            await self.leave()
        else:
            await self._keep(body.decode())

    async def _keep(self, body: str | None) -> None:
        about = None if self.begun.record.session else _opened(body)
        answer = Answer(self._status, self._headers, body)
        await _tried(self.answers.keep(self.begun, answer, about))
        self.settled.set()


class _Replayed(Exception):
    """The request was answered before."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


async def _tried(keeping: Awaitable[None]) -> None:
    """Keep or free a key where that can be: the answer itself goes out in any case."""
    try:
        await keeping
    except StorageFailed as error:
        note_failure("answer not kept", error)


async def _fingerprint(request: Request) -> str:
    asked = f"{request.url.path}?{request.url.query}\n".encode()
    return hashlib.sha256(asked + await request.body()).hexdigest()


def _opened(body: str | None) -> str | None:
    """Return the session that an answer shows, so that its deletion takes the answer along."""
    told = json.loads(body) if body is not None and body.startswith("{") else {}
    opened = told.get("id")
    return opened if isinstance(opened, str) else None


def _short(route: str) -> str:
    """Return a route as it is kept: a path of any length has to fit an index."""
    if len(route) <= _LONGEST_ROUTE:
        return route
    return f"POST sha256:{hashlib.sha256(route.encode()).hexdigest()}"


async def _replayed(_: Request, error: Exception) -> Response:
    answer = cast("_Replayed", error).answer
    return Response(answer.body, answer.status, {**answer.headers, REPLAYED: "true"})


async def _reused(request: Request, _: Exception) -> Response:
    return problem_response(request.scope, Problem(422, "key-reused"))


async def _under_way(request: Request, error: Exception) -> Response:
    headers = {"Retry-After": str(cast("StillUnderWay", error).retry_seconds)}
    return problem_response(request.scope, Problem(409, "under-way", headers=headers))
