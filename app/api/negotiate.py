"""Accept and Accept-Language: which of the media types and languages offered the caller wants."""

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import HTTPException, Request
from starlette.datastructures import Headers

JSON = "application/json"
SSE = "text/event-stream"
HTML = "text/html"
MARKDOWN = "text/markdown"
PDF = "application/pdf"


class _Wish(NamedTuple):
    media_range: str
    quality: float


def wanted(request: Request, *offered: str) -> str:
    """Return the offered media type the caller likes best, the first if all are alike (406)."""
    wishes = [_wish(part) for part in (request.headers.get("accept") or "*/*").split(",")]
    liking = {media: _liking(media, wishes) for media in offered}
    best = max(offered, key=lambda media: liking[media])
    if liking[best] <= 0:
        raise HTTPException(406)
    return best


def language_of(headers: Headers, offered: Sequence[str]) -> str:
    """Return the offered language the caller likes best, the first one if none is named."""
    wishes = [_wish(part) for part in headers.get("accept-language", "").split(",")]
    known = [
        (wish.quality, -place, code)
        for place, wish in enumerate(wishes)
        if (code := wish.media_range.partition("-")[0]) in offered and wish.quality > 0
    ]
    return max(known)[2] if known else offered[0]


def _wish(part: str) -> _Wish:
    media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
    return _Wish(media_range, next((_quality(p) for p in parameters if p.startswith("q=")), 1.0))


def _quality(parameter: str) -> float:
    try:
        return float(parameter.removeprefix("q="))
    except ValueError:
        return 0.0


def _liking(media: str, wishes: list[_Wish]) -> float:
    """Return the quality of the most specific range that covers a media type, 0 if none does."""
    for media_range in (media, f"{media.partition('/')[0]}/*", "*/*"):
        for wish in wishes:
            if wish.media_range == media_range:
                return wish.quality
    return 0.0
