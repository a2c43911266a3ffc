"""An operation that will go says so with each answer and in the description, half a year before."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from app.api.deprecation import DEPRECATED, Deprecated, DeprecationMiddleware
from app.api.openapi import complete_description, operation_id
from app.api.problems import install_problems

pytestmark = pytest.mark.anyio
SINCE = datetime(2027, 1, 1, tzinfo=UTC)
GOING = Deprecated(SINCE, datetime(2027, 7, 1, tzinfo=UTC), "https://example.org/moving")


def an_app(deprecated: dict[str, Deprecated]) -> FastAPI:
    app = FastAPI(generate_unique_id_function=operation_id)

    @app.get("/v1/old")
    async def read_old(is_missing: bool = False) -> str:
        if is_missing:
            raise HTTPException(404)
        return "still here"

    @app.get("/v1/new")
    async def read_new() -> str:
        return "here"

    install_problems(app)
    complete_description(app, deprecated)
    app.add_middleware(DeprecationMiddleware, deprecated=deprecated)
    return app


async def answer_of(path: str, deprecated: dict[str, Deprecated]) -> httpx.Response:
    transport = httpx.ASGITransport(an_app(deprecated))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as door:
        return await door.get(path)


@pytest.mark.parametrize("path", ["/v1/old", "/v1/old?is_missing=true", "/v1/old?is_missing=odd"])
async def test_every_answer_says_since_when_until_when_and_where_to_read(path: str) -> None:
    headers = (await answer_of(path, {"read_old": GOING})).headers
    assert headers["deprecation"] == "@1798761600"
    assert headers["sunset"] == "Thu, 01 Jul 2027 00:00:00 GMT"
    assert headers["link"] == '<https://example.org/moving>; rel="deprecation"; type="text/html"'


@pytest.mark.parametrize("path", ["/v1/new", "/v1/nothing"])
async def test_other_answers_say_nothing_of_it(path: str) -> None:
    headers = (await answer_of(path, {"read_old": GOING})).headers
    assert not {"deprecation", "sunset", "link"} & set(headers)


def test_the_description_marks_it() -> None:
    paths: dict[str, Any] = an_app({"read_old": GOING}).openapi()["paths"]
    assert paths["/v1/old"]["get"]["deprecated"] is True
    assert "deprecated" not in paths["/v1/new"]["get"]


def test_what_is_marked_exists() -> None:
    with pytest.raises(KeyError, match="read_odd"):
        an_app({"read_odd": GOING}).openapi()


def test_half_a_year_is_the_shortest_notice() -> None:
    with pytest.raises(ValueError, match="180 days"):
        Deprecated(SINCE, SINCE + timedelta(days=179), "https://example.org")


def test_times_are_in_utc() -> None:
    there = timezone(timedelta(hours=2))
    with pytest.raises(ValueError, match="UTC"):
        Deprecated(SINCE, datetime(2028, 1, 1, tzinfo=there), "https://example.org")


def test_nothing_is_deprecated_now() -> None:
    assert dict(DEPRECATED) == {}, "docs/api.md lists what is; change it with this test"
