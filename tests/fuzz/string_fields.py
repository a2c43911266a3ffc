"""Every place of the API that takes text, as its own description names them.

A field is written 'operation place': 'post_turn body /text', 'judge_transcript body /turns/*/text',
'… body /roles/<name>' for the names of an object, '… header Idempotency-Key', '… query cursor'.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NAME = "<name>"
_BODY = "application/json"


@dataclass(frozen=True, slots=True)
class Field:
    """A place that takes text; `is_free` says that people write there what they like."""

    operation: str
    method: str
    path: str
    where: str  # body, header, query or path
    at: str  # a pointer in the body, with * for each of a list; else a name
    is_free: bool

    def __str__(self) -> str:
        """Name it."""
        return f"{self.operation} {self.where} {self.at}"


def string_fields(document: Mapping[str, Any]) -> Iterator[Field]:
    """Yield the text fields of every operation of an OpenAPI document."""
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            known = (operation["operationId"], method.upper(), path)
            for one in operation.get("parameters", ()):
                for _, schema in _strings(one["schema"], schemas, ""):
                    yield Field(*known, one["in"], one["name"], is_free=_is_free(schema))
            body = operation.get("requestBody", {}).get("content", {}).get(_BODY)
            for at, schema in _strings(body["schema"], schemas, "") if body else ():
                yield Field(*known, "body", at, is_free=_is_free(schema))


def _strings(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], at: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each schema of a text within a schema, with its place."""
    if "$ref" in schema:
        yield from _strings(schemas[schema["$ref"].rpartition("/")[2]], schemas, at)
    for kind in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(kind, ()):
            yield from _strings(part, schemas, at)
    if schema.get("type") == "string":
        yield at, schema
    for name, part in schema.get("properties", {}).items():
        yield from _strings(part, schemas, f"{at}/{name}")
    if "items" in schema:
        yield from _strings(schema["items"], schemas, f"{at}/*")
    yield from _of_names(schema, schemas, at)


def _of_names(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], at: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the names of an object whose names are free, and the texts under them."""
    patterns = schema.get("patternProperties", {})
    if "propertyNames" in schema:
        yield f"{at}/{NAME}", {**schema["propertyNames"], "pattern": "".join(patterns)}
    parts = [*patterns.values()]
    if isinstance(schema.get("additionalProperties"), Mapping):
        parts.append(schema["additionalProperties"])
    for part in parts:
        yield from _strings(part, schemas, f"{at}/*")


def _is_free(schema: Mapping[str, Any]) -> bool:
    """Say whether a text may hold a space and a '<'."""
    is_fixed = "enum" in schema or "const" in schema
    return not is_fixed and "x21" not in schema.get("pattern", "")


def put(body: Any, at: str, text: str) -> Any:  # noqa: ANN401 - any JSON
    """Return a body with a text in the place of a field; what is in its way is replaced."""
    if not at:
        return text
    name, _, rest = at[1:].partition("/")
    rest = f"/{rest}" if rest else ""
    if name == "*" and isinstance(body, Mapping):
        return {key: put(value, rest, text) for key, value in (body or {"a": ""}).items()}
    if name == "*":
        return [put(body[0] if isinstance(body, list) and body else None, rest, text)]
    if name == NAME:
        values = list(body.values()) if isinstance(body, Mapping) else []
        return {text: values[0] if values else "a"}
    known = dict(body) if isinstance(body, Mapping) else {}
    return {**known, name: put(known.get(name), rest, text)}
