"""The API's description: what the framework makes of the routes, completed for integrators.

Operation ids are the names of the route functions. Every status an operation can answer with is
declared, each error as the one problem document: what follows from an operation's form is added
here, the rest its route declares (`also`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.api.deprecation import DEPRECATED, Deprecated
from app.api.event_schema import event_definitions
from app.api.problems import ERRORS, MEDIA_TYPE

_REF = "#/components/schemas/{model}"
_PROBLEM = {"$ref": _REF.format(model="ProblemDocument")}
_OF_FRAMEWORK = ("HTTPValidationError", "ValidationError")
_METHODS = ("get", "put", "post", "delete", "patch")
# The first version in which the events of a stream can be described (`itemSchema`).
_OPENAPI = "3.2.0"

Json = dict[str, Any]


def operation_id(route: APIRoute) -> str:
    """Return the id of an operation."""
    return route.name


def complete_description(app: FastAPI, deprecated: Mapping[str, Deprecated] = DEPRECATED) -> None:
    """Let an application describe itself in full; worked out when it is first asked for.

    A deprecated operation that does not exist is a KeyError then.
    """
    of_framework = app.openapi

    def openapi() -> Json:
        if app.openapi_schema is None:
            document = of_framework()
            _complete(document)
            _mark(document, deprecated)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign] # as the framework's guide does


def _complete(document: Json) -> None:
    document["openapi"] = _OPENAPI
    schemas: Json = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _OF_FRAMEWORK:
        schemas.pop(name, None)
    schemas.update(event_definitions(_REF))
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    for method, path, operation in operations(document):
        responses = operation["responses"]
        for status in _statuses(method, path, operation):
            responses.setdefault(str(status), {})
        operation["responses"] = {
            status: responses[status] if status < "400" else _error(status)
            for status in sorted(responses)
        }


def _mark(document: Json, deprecated: Mapping[str, Deprecated]) -> None:
    by_id = {operation["operationId"]: operation for _, _, operation in operations(document)}
    for name in deprecated:
        by_id[name]["deprecated"] = True


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield method, path and description of each operation of a document."""
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield method, path, item[method]


def _statuses(method: str, path: str, operation: Json) -> set[int]:
    """Return the errors that follow from the form of an operation.

    Any may come from another host or origin, with a body too large, or meet a database that fails;
    what wants a key may get none that is taken, or too many of those; what has an id may not find
    it; what has a body may get one that is unreadable, not JSON or unusable.
    """
    found = {403, 413, 500, 503}
    if "security" in operation:
        found |= {401, 404, 429}
    if "{" in path:
        found.add(404)
    if "requestBody" in operation:
        found |= {400, 415, 422}
    if method == "post":
        found.add(409)
    if len(operation["responses"].get("200", {}).get("content", {})) > 1:
        found.add(406)
    return found


def _error(status: str) -> Json:
    return {
        "description": ERRORS[int(status)],
        "content": {MEDIA_TYPE: {"schema": _PROBLEM}},
        **_headers(status),
    }


def _headers(status: str) -> Json:
    if status == "401":
        said = {"description": "Which kind is wanted (RFC 6750).", "schema": {"type": "string"}}
        return {"headers": {"WWW-Authenticate": said}}
    if status not in {"429", "503"}:
        return {}
    after = {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}
    return {"headers": {"Retry-After": after}}
