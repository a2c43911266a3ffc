"""Pages of a list: a cursor says after which one the next page begins.

A cursor is opaque to the caller, and good only for the list it was given for: the same address
with the same filters. `Link: rel="next"` has the whole address of the next page.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from app.api.wire import Page
from app.errors import Rejected

T = TypeVar("T")
MOST = 100
_LONGEST = 300
_MARK = 8
# What says where in a list, and not which list.
_OF_PAGES = ("cursor", "limit")
_WRONG = "This cursor is of another list. Leave it out to begin at the first page."


@dataclass(frozen=True, slots=True)
class Paging:
    """The page that was asked for: so many, after the one with an id (None: from the first)."""

    request: Request
    response: Response
    limit: int
    after: str | None

    def page(self, cards: Sequence[T], *, has_more: bool, id_of: Callable[[T], str]) -> Page[T]:
        """Return the cards as a page; the response says where the next one is."""
        if not (has_more and cards):
            return Page(data=list(cards))
        cursor = _cursor(self.request, id_of(cards[-1]))
        others = [pair for pair in self.request.query_params.multi_items() if pair[0] != "cursor"]
        address = f"{self.request.url.path}?{urlencode([*others, ('cursor', cursor)])}"
        self.response.headers.append("Link", f'<{address}>; rel="next"')
        return Page(data=list(cards), next_cursor=cursor, has_more=True)

    def page_of(self, every: Sequence[T], id_of: Callable[[T], str]) -> Page[T]:
        """Return the page out of a whole list (Rejected where its cursor is of none of it)."""
        begin = 0
        if self.after is not None:
            ids = [id_of(one) for one in every]
            if self.after not in ids:
                raise Rejected("/query/cursor", _WRONG)
            begin = ids.index(self.after) + 1
        end = begin + self.limit
        return self.page(every[begin:end], has_more=len(every) > end, id_of=id_of)


def pages_of(usual: int, most: int = MOST) -> Callable[..., Paging]:
    """Return the dependency of a list route whose pages hold so many where nothing is asked.

    It reads `limit` and `cursor` (Rejected for a cursor of another list).
    """

    def paging(
        request: Request,
        response: Response,
        limit: Annotated[int, Query(ge=1, le=most)] = usual,
        cursor: Annotated[str | None, Query(max_length=_LONGEST)] = None,
    ) -> Paging:
        after = None if cursor is None else _place(request, cursor)
        return Paging(request, response, limit, after)

    return paging


def _cursor(request: Request, last: str) -> str:
    return urlsafe_b64encode(f"{_mark(request)}{last}".encode()).decode().rstrip("=")


def _place(request: Request, cursor: str) -> str:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        told = urlsafe_b64decode(padded).decode("ascii")
    except (NoBase64, UnicodeError) as error:
        raise Rejected("/query/cursor", _WRONG) from error
    mark, place = told[:_MARK], told[_MARK:]
    if mark != _mark(request) or not place or _cursor(request, place) != cursor:
        raise Rejected("/query/cursor", _WRONG)
    return place


def _mark(request: Request) -> str:
    """Return what tells this list from another: its address and its filters."""
    filters = sorted(
        pair for pair in request.query_params.multi_items() if pair[0] not in _OF_PAGES
    )
    asked = f"{request.url.path}?{urlencode(filters)}"
    return hashlib.sha256(asked.encode()).hexdigest()[:_MARK]
