"""The learner's page and its static files, with the headers that keep them safe and fresh.

The page is files as they lie in ``static/``: nothing is built. Each file's address holds a
digest of them all, so it may be kept for ever, and a changed file is a changed address.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.staticfiles import StaticFiles

from app.widget.headers import PAGE_HEADERS, framed_headers

STATIC = Path(__file__).parent / "static"
VERSION_MARK = "@version"
LANGUAGES_MARK = "@languages"
VERSIONED = re.compile(r"(v-[0-9a-f]{12})/(.*)")
ONE_YEAR_SECONDS = 31_536_000


def pages_router() -> APIRouter:
    """Routes of the page (``/``) and its files (``/static/...``, with or without a version)."""
    router = APIRouter(include_in_schema=False)
    files = StaticFiles(directory=STATIC)

    @router.api_route("/", methods=["GET", "HEAD"])
    async def page(request: Request) -> Response:
        return _page(await framed_headers(request))

    @router.api_route("/static/{path:path}", methods=["GET", "HEAD"])
    async def static(path: str, request: Request) -> Response:
        named, name = _split(path)
        response = await files.get_response(name, request.scope)
        is_pinned = named is not None and named == version_of(STATIC)
        response.headers.update({**PAGE_HEADERS, "Cache-Control": _freshness(is_pinned=is_pinned)})
        return response

    return router


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages the page has words in: one ``strings.<language>.json`` each, English first."""
    found = sorted(path.name.split(".")[1] for path in folder.glob("strings.*.json"))
    return tuple(sorted(found, key=lambda code: code != "en"))


def version_of(folder: Path) -> str:
    """A digest of all files in a folder, names included: ``v-`` and twelve hex digits."""
    paths = tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
    return _digest(folder, paths, tuple(path.stat().st_mtime_ns for path in paths))


@lru_cache(maxsize=4)
def _digest(folder: Path, paths: tuple[Path, ...], _changed: tuple[int, ...]) -> str:
    """The version, worked out once for each state of the files' times of change."""
    digest = sha256()
    for path in paths:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return f"v-{digest.hexdigest()[:12]}"


def _split(path: str) -> tuple[str | None, str]:
    """The version a path names, if it does, and the file it names."""
    found = VERSIONED.fullmatch(path)
    return (found[1], found[2]) if found else (None, path)


def _page(headers: dict[str, str]) -> Response:
    """The frame, its marks filled in; digested at each call, so an edit shows on reload."""
    frame = (STATIC / "index.html").read_text(encoding="utf-8")
    words = frame.replace(VERSION_MARK, version_of(STATIC))
    words = words.replace(LANGUAGES_MARK, " ".join(languages_of(STATIC)))
    headers = {**headers, "Cache-Control": _freshness(is_pinned=False)}
    return Response(words, media_type="text/html", headers=headers)


def _freshness(*, is_pinned: bool) -> str:
    return f"public, max-age={ONE_YEAR_SECONDS}, immutable" if is_pinned else "no-cache"
