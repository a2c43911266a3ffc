"""Errors as this door says them: the one file that turns them into application/problem+json.

Nothing of the inside is shown: no message of a foreign exception, no path, none of what was sent.
Whoever runs the server finds the rest in its log under the request id.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ExceptionHandler, Scope

from app.errors import Conflict, NotFound, NotInstalled, Rejected
from app.sessions.unsaid import BeingSpoken
from app.telemetry.logs import note_failure

MEDIA_TYPE = "application/problem+json"
REQUEST_ID = "x-request-id"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one value; `pointer` is a JSON pointer, '' for the body as a whole."""

    pointer: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem before it is written out; `code` is its name in the type URN."""

    status: int
    code: str
    title: str
    detail: str
    errors: tuple[Fault, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


class ProblemDocument(BaseModel):
    """A problem document (RFC 9457) as the API description shows it."""

    model_config = ConfigDict(title="Problem")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[dict[str, str]] | None = None


PROBLEM_RESPONSES: dict[int | str, dict[str, object]] = {
    "default": {
        "description": "A problem document (RFC 9457).",
        "content": {MEDIA_TYPE: {"schema": ProblemDocument.model_json_schema()}},
    }
}

_KNOWN = {
    400: ("bad-request", "The request could not be read."),
    404: ("no-such-page", "Nothing is served under this address."),
    405: ("method-not-allowed", "This address does not take this method; see the Allow header."),
    406: ("not-acceptable", "None of the media types asked for can be given here."),
    413: ("body-too-large", "The body is larger than 64 kB, more than any request here needs."),
    503: ("not-ready", "The server is not ready; try again in a moment."),
}


def install_problems(app: FastAPI) -> None:
    """Let every error of this application leave it as a problem document."""
    handlers: dict[type[Exception], ExceptionHandler] = {
        NotFound: _not_found,
        Conflict: _conflict,
        Rejected: _rejected,
        NotInstalled: _not_installed,
        RequestValidationError: _invalid,
        HTTPException: _http,
        Exception: _unexpected,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def problem_response(scope: Scope, problem: Problem) -> JSONResponse:
    """Write a problem out for the request of a scope."""
    request_id = str(scope.get("state", {}).get("request_id", ""))
    body: dict[str, object] = {
        "type": f"urn:winwin:problem:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": _sendable(scope["path"]),
        "request_id": request_id,
    }
    if problem.errors:
        body["errors"] = [
            {"pointer": _sendable(fault.pointer), "detail": fault.detail}
            for fault in problem.errors
        ]
    headers = {**problem.headers, REQUEST_ID: request_id}
    return JSONResponse(body, problem.status, headers, MEDIA_TYPE)


def http_problem(status: int, headers: dict[str, str] | None = None) -> Problem:
    """Return the problem of a bare HTTP status."""
    title = HTTPStatus(status).phrase
    code, detail = _KNOWN.get(status, (title.lower().replace(" ", "-"), f"{title}."))
    return Problem(status, code, title, detail, headers=headers or {})


def _not_found(request: Request, error: Exception) -> JSONResponse:
    problem = Problem(404, "not-found", "Not found", _sendable(str(error)))
    return problem_response(request.scope, problem)


def _conflict(request: Request, error: Exception) -> JSONResponse:
    code = "being-answered" if isinstance(error, BeingSpoken) else "conflict"
    return problem_response(request.scope, Problem(409, code, "Not now", str(error)))


def _not_installed(request: Request, error: Exception) -> JSONResponse:
    return problem_response(request.scope, Problem(501, "not-installed", "Not here", str(error)))


def _rejected(request: Request, error: Exception) -> JSONResponse:
    wrong = cast("Rejected", error)
    return problem_response(request.scope, _unusable((Fault(wrong.field, wrong.problem),)))


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = cast("RequestValidationError", error).errors()
    faults = tuple(Fault(_pointer(fault), str(fault["msg"])) for fault in found)
    return problem_response(request.scope, _unusable(faults))


def _http(request: Request, error: Exception) -> JSONResponse:
    known = cast("HTTPException", error)
    problem = http_problem(known.status_code, dict(known.headers or {}))
    return problem_response(request.scope, problem)


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    request_id = request.scope.get("state", {}).get("request_id", "")
    note_failure("request failed", error, request_id=request_id)
    detail = "Something went wrong on the server. Its log names the cause under the request id."
    problem = Problem(500, "internal", "Internal server error", detail)
    return problem_response(request.scope, problem)


def _unusable(faults: tuple[Fault, ...]) -> Problem:
    detail = faults[0].detail if len(faults) == 1 else f"{len(faults)} values cannot be used."
    return Problem(422, "unusable", "What was sent cannot be used", _sendable(detail), faults)


def _pointer(fault: dict[str, object]) -> str:
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
