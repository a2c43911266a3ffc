"""What a tenant's learners did, as tables: CSV, one row a session or one a turn."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.api.access import needs
from app.api.identity import UseCases
from app.learners.access import Access
from app.reports.csv_rows import Rows, written
from app.sessions.export_port import Wanted

router = APIRouter(prefix="/v1", tags=["operator"])
_CSV = "text/csv"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _dated(given: object) -> object:
    """Refuse what does not begin with a day: a bare number would be read as seconds since 1970."""
    if isinstance(given, str) and not _DAY.match(given):
        raise PydanticCustomError("datetime_parsing", "not a time")
    return given


def _in_utc(time: datetime) -> datetime:
    """Read a time without a zone as UTC; one that no calendar holds there is refused."""
    try:
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError as wrong:
        raise PydanticCustomError("datetime_parsing", "not a time") from wrong


_Exporting = Annotated[Access, Depends(needs("export"))]
_Rows = Annotated[Rows, Query(description="one row a session, or one a turn")]
_Time = Annotated[
    datetime,
    BeforeValidator(_dated),
    AfterValidator(_in_utc),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
]
_SINCE = "sessions that began then or later: a day or a time, UTC unless it says otherwise"
_UNTIL = "sessions that began before then"
_Words = Annotated[bool, Query(description="with what was said, in the last column of turns")]


@router.get(
    "/export.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {_CSV: {"schema": {"type": "string"}}}}},
)
async def export_csv(
    use: UseCases,
    asking: _Exporting,
    rows: _Rows = "sessions",
    since: Annotated[_Time | None, Query(description=_SINCE)] = None,
    until: Annotated[_Time | None, Query(description=_UNTIL)] = None,
    *,
    words: _Words = False,
) -> StreamingResponse:
    """Return the tenant's sessions that began at `since` or later and before `until`, as CSV.

    It is written while it is read, by learner and session. docs/csv.md explains each column.
    """
    wanted = Wanted(asking.tenant, _written(since), _written(until))
    lines = written(use.exports, wanted, rows, with_words=words)
    first = await anext(lines)  # what cannot be read at all is a problem, not a torn file
    headers = {
        "content-disposition": f'attachment; filename="winwin-{rows}.csv"',
        "cache-control": "no-store",
    }
    return StreamingResponse(
        _all(first, lines), headers=headers, media_type=f"{_CSV}; charset=utf-8; header=present"
    )


def _written(time: datetime | None) -> str | None:
    """Write a time as it is kept."""
    return None if time is None else time.isoformat(timespec="milliseconds")


async def _all(first: str, rest: AsyncIterator[str]) -> AsyncIterator[bytes]:
    yield _bytes(first)
    async for piece in rest:
        yield _bytes(piece)


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")
