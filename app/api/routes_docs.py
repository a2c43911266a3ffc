"""The API's description as a page to read: made here of one's own files, without a script.

The usual pages load a bundle from elsewhere, or bring a megabyte of it; this one works offline and
under the headers every page of this house has.
"""

from collections import defaultdict
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from app.api.event_schema import event_schema
from app.api.openapi import operations
from app.reports.templates_read import templates_of

router = APIRouter(include_in_schema=False)

_FRESH = {"Cache-Control": "no-cache"}


@router.get("/docs")
async def read_docs(request: Request) -> Response:
    """Return the page; it is written once."""
    state = request.app.state
    if not hasattr(state, "docs_page"):
        state.docs_page = docs_page(request.app)
    return HTMLResponse(state.docs_page, headers={**state.page_headers, **_FRESH})


@router.get("/docs/docs.css")
async def read_docs_sheet(request: Request) -> Response:
    """Return the page's style sheet."""
    sheet = files("app.api").joinpath("static/docs.css").read_bytes()
    headers = {**request.app.state.page_headers, **_FRESH}
    return Response(sheet, media_type="text/css", headers=headers)


@router.get("/v1/events.schema.json")
async def read_event_schema() -> Response:
    """Return the schema of one event, as docs/events.schema.json holds it."""
    return JSONResponse(event_schema(), media_type="application/schema+json")


def docs_page(app: FastAPI) -> str:
    """Return the page of what an application says of itself."""
    document = app.openapi()
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for method, path, operation in operations(document):
        shown = {"method": method.upper(), "path": path, **operation}
        groups[operation["tags"][0]].append(shown)
    pages = templates_of(
        "app.api",
        paragraphs=_paragraphs,
        bounds=_bounds,
        name=lambda ref: ref.rpartition("/")[2],
    )
    template = pages.get_template("docs.html")
    return template.render(
        groups=groups, schemas=document["components"]["schemas"], version=document["openapi"]
    )


def _paragraphs(text: str) -> list[list[str]]:
    """Cut words into paragraphs, and each at its backticks: every second part is code."""
    return [paragraph.split("`") for paragraph in text.strip().split("\n\n")]


_BOUNDS = {
    "minimum": "from {}",
    "maximum": "up to {}",
    "maxLength": "at most {} characters",
    "maxItems": "at most {} entries",
    "maxProperties": "at most {} names",
    "pattern": "matching {}",
    "default": "{} if left out",
}


def _bounds(schema: dict[str, Any]) -> str:
    """Say in words what a value is held to."""
    kinds = [schema, *schema.get("anyOf", [])]
    held = [
        words.format(kind[name])
        for kind in kinds
        for name, words in _BOUNDS.items()
        if kind.get(name) is not None
    ]
    if any(kind.get(name) == 1 for kind in kinds for name in ("minLength", "minItems")):
        held.insert(0, "not empty")
    return ", ".join(held)
