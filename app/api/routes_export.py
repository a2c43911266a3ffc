"""What a tenant's learners did, as tables: CSV, one row a session or one a turn."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.api.access import needs
from app.api.identity import UseCases
from app.learners.access import Access
from app.reports.csv_rows import Rows, written
from app.sessions.export_port import Wanted, as_kept

router = APIRouter(prefix="/v1", tags=["operator"])
_CSV = "text/csv"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _kept(given: str) -> str:
    """Return a day or a time as it is kept; one that no calendar holds in UTC is none."""
    try:
        if _DAY.match(given):
            return as_kept(datetime.fromisoformat(given))
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError("datetime_parsing", "not a time")


_Exporting = Annotated[Access, Depends(needs("export"))]
_Rows = Annotated[Rows, Query(description="one row a session, or one a turn")]
_Time = Annotated[
    str,
    AfterValidator(_kept),
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
    wanted = Wanted(asking.tenant, since, until)
    lines = written(use.exports, wanted, rows, with_words=words)
    first = await anext(lines)  # what cannot be read at all is a problem, not a torn file
    headers = {
        "content-disposition": f'attachment; filename="winwin-{rows}.csv"',
        "cache-control": "no-store",
    }
    return StreamingResponse(
        _all(first, lines), headers=headers, media_type=f"{_CSV}; charset=utf-8; header=present"
    )


async def _all(first: str, rest: AsyncIterator[str]) -> AsyncIterator[bytes]:
    yield _bytes(first)
    async for piece in rest:
        yield _bytes(piece)


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")
