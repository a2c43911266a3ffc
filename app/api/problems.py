"""Errors as this door says them: the one file that turns them into application/problem+json.

Nothing of the inside is shown: no message of a foreign exception, no path, none of what was sent.
Whoever runs the server finds the rest in its log under the request id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Scope

from app.api.cors import readable_across
from app.api.fault_words import DoorWords, door_words
from app.api.negotiate import language_of
from app.errors import (
    Conflict,
    Forbidden,
    ModelFailed,
    NotFound,
    NotInstalled,
    Rejected,
    StorageBusy,
    StorageFailed,
    StorageFull,
    Unauthorised,
    WinwinError,
)
from app.telemetry.logs import note_failure

MEDIA_TYPE = "application/problem+json"
REQUEST_ID = "x-request-id"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one value; `pointer` is a JSON pointer, '' for the body as a whole.

    `line` is where in a text of lines, None in any other value.
    """

    pointer: str
    detail: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem before it is written out; `code` is its name in the type URN.

    Title and detail that are left out are those of the door's words, in the caller's language;
    `values` are what they name.
    """

    status: int
    code: str
    title: str = ""
    detail: str = ""
    errors: tuple[Fault, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)


class FaultDocument(BaseModel):
    """What is wrong with one value, by its JSON pointer (RFC 6901); '' is the body as a whole.

    What stands outside the body begins with its place: /query/limit, /header/Idempotency-Key.
    `line` (from 1, 0 for all of it) is there for a text that is read line by line.
    """

    pointer: str
    detail: str
    line: int | None = None


class ProblemDocument(BaseModel):
    """A problem document (RFC 9457); `detail` is a sentence for people, `type` is for programs."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[FaultDocument] = Field(default_factory=list)


# What each error means, for the API's description.
ERRORS: dict[int, str] = {
    400: "The request could not be read.",
    401: "A key or token is wanted, or the one that came is not taken.",
    403: "The host or origin is not allowed, or the key may not do this.",
    404: "There is nothing under this id for who asks.",
    406: "None of the media types asked for can be given.",
    409: "Not now: `type` says why, and `detail` what to do.",
    413: "The body is over 64 kB.",
    415: "The body is not JSON by its Content-Type.",
    422: "What was sent cannot be used; `errors` point at it.",
    429: "Too much at once; ask again after the seconds in Retry-After.",
    500: "The server failed; its log names the cause under the request id.",
    501: "An optional part is not installed.",
    503: "Not now, as the server stands; ask again after the seconds in Retry-After.",
}


def also(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return errors an operation has beside those that follow from its form (`openapi.py`)."""
    return {status: {"description": ERRORS[status]} for status in statuses}


_KNOWN = {
    400: "bad-request",
    404: "no-such-page",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "body-too-large",
    415: "not-json",
    500: "internal",
    503: "not-ready",
}
# After how many seconds it is worth asking again.
_BUSY_SECONDS, _FAILED_SECONDS, _FULL_SECONDS = 1, 5, 60


def install_problems(app: FastAPI) -> None:
    """Let every error of this application leave it as a problem document (BadContent)."""
    door_words()
    for kind in (WinwinError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, _answer)


def problem_response(scope: Scope, problem: Problem) -> JSONResponse:
    """Write a problem out for the request of a scope."""
    headers = {**problem.headers, **readable_across(scope), REQUEST_ID: _request_id(scope)}
    return JSONResponse(problem_document(scope, problem), problem.status, headers, MEDIA_TYPE)


def problem_document(scope: Scope, problem: Problem) -> dict[str, object]:
    """Return a problem as it is sent, in the language the request prefers."""
    title, detail = _words(scope).problem(problem.code, count=len(problem.errors), **problem.values)
    body: dict[str, object] = {
        "type": f"urn:winwin:problem:{problem.code}",
        "title": problem.title or title,
        "status": problem.status,
        "detail": _sendable(problem.detail or detail),
        "instance": _sendable(scope["path"]),
        "request_id": _request_id(scope),
    }
    if problem.errors:
        body["errors"] = list(map(_fault_document, problem.errors))
    return body


def _fault_document(fault: Fault) -> dict[str, object]:
    placed = {} if fault.line is None else {"line": fault.line}
    return {"pointer": _sendable(fault.pointer), "detail": _sendable(fault.detail), **placed}


def http_problem(status: int, headers: dict[str, str] | None = None) -> Problem:
    """Return the problem of a bare HTTP status."""
    if status in _KNOWN:
        return Problem(status, _KNOWN[status], headers=headers or {})
    title = HTTPStatus(status).phrase
    code = title.lower().replace(" ", "-")
    return Problem(status, code, title, f"{title}.", headers=headers or {})


def problem_of(scope: Scope, error: Exception) -> Problem:
    """Return what went wrong as a problem; a fault of ours is logged under the request id."""
    if isinstance(error, HTTPException):
        return http_problem(error.status_code, dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        return _of_request(error, _words(scope))
    if isinstance(error, WinwinError):
        known = _known(error, _words(scope))
        if known is not None:
            return known
    note_failure("request failed", error, request_id=_request_id(scope))
    if isinstance(error, StorageFailed):
        return _of_storage(error)
    if isinstance(error, ModelFailed):
        return Problem(503, "model-failed", headers=_retry(_FAILED_SECONDS))
    return Problem(500, "internal")


def _answer(request: Request, error: Exception) -> JSONResponse:
    return problem_response(request.scope, problem_of(request.scope, error))


def _known(error: WinwinError, words: DoorWords) -> Problem | None:
    """Return the problem of what is expected to happen, None for what is not."""
    if isinstance(error, NotFound):
        detail = words.nothing_named(error.kind, error.key) or str(error)
        return Problem(404, "not-found", detail=detail)
    if isinstance(error, Conflict):
        return Problem(409, error.code, detail=words.said(str(error)))
    if isinstance(error, Rejected):
        return _unusable([Fault(error.field, words.said(error.problem))])
    if isinstance(error, NotInstalled):
        return Problem(501, "not-installed", detail=words.said(str(error)))
    return _of_access(error, words)


def _of_request(error: RequestValidationError, words: DoorWords) -> Problem:
    if any(map(_is_of_another_type, error.errors())):
        return http_problem(415)
    return _unusable([_fault(found, words) for found in error.errors()])


def _of_access(error: WinwinError, words: DoorWords) -> Problem | None:
    """Return the problem of who may not; the challenge is that of RFC 6750."""
    if isinstance(error, Forbidden):
        return Problem(403, "forbidden", detail=words.said(str(error)))
    if isinstance(error, Unauthorised):
        is_first = error.code == "key-wanted"
        challenge = "Bearer" if is_first else 'Bearer error="invalid_token"'
        return Problem(401, error.code, headers={"WWW-Authenticate": challenge})
    return None


def _of_storage(error: StorageFailed) -> Problem:
    if isinstance(error, StorageBusy):
        return Problem(503, "storage-busy", headers=_retry(_BUSY_SECONDS))
    if isinstance(error, StorageFull):
        return Problem(503, "storage-full", headers=_retry(_FULL_SECONDS))
    return Problem(503, "storage-failed", headers=_retry(_FAILED_SECONDS))


def _retry(seconds: int) -> dict[str, str]:
    return {"Retry-After": str(seconds)}


def _unusable(faults: list[Fault]) -> Problem:
    detail = faults[0].detail if len(faults) == 1 else ""
    return Problem(422, "unusable", detail=detail, errors=tuple(faults))


def _is_of_another_type(found: Mapping[str, Any]) -> bool:
    """Say whether a body was not read: the framework hands it on in bytes where it is no JSON."""
    return found["loc"] == ("body",) and isinstance(found.get("input"), bytes)


def _fault(found: Mapping[str, Any], words: DoorWords) -> Fault:
    detail = words.fault(found["type"], found.get("input"), found.get("ctx") or {})
    return Fault(_pointer(found), detail)


def _words(scope: Scope) -> DoorWords:
    """Return the door's words in the language the request prefers."""
    words = door_words()
    return words[language_of(Headers(scope=scope), tuple(words))]


def _request_id(scope: Scope) -> str:
    return str(scope.get("state", {}).get("request_id", ""))


def _pointer(fault: Mapping[str, Any]) -> str:
    """Return where a fault is: '/text' in the body, '/query/limit' outside it."""
    place = cast("Sequence[str | int]", fault["loc"])
    parts = place[1:] if place[0] == "body" else place
    if fault["type"] == "json_invalid":
        return ""
    return "".join(f"/{_escaped(str(part))}" for part in parts)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _sendable(words: str) -> str:
    """Return words with half surrogate pairs replaced: JSON may carry them in, UTF-8 not out."""
    return words.encode(errors="replace").decode()
