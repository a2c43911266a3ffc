"""The headers every HTML page of this house is sent with.

Nothing is loaded but files of our own origin, nothing runs or is styled inline, and no other
site may frame a page but those an embed key names; `data:` images are icons in the style sheets.
"""

import re
from collections.abc import Iterable

from fastapi import Request

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")


def page_headers(origins: Iterable[str] = ()) -> dict[str, str]:
    """Return the headers of a page that `origins` may frame beside our own.

    What is no origin (scheme, host, port) is left out: it could end the policy early.
    """
    framers = " ".join(["'self'", *sorted(one for one in origins if _ORIGIN.fullmatch(one))])
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {framers}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


PAGE_HEADERS: dict[str, str] = page_headers()


async def framed_headers(request: Request) -> dict[str, str]:
    """Return the headers of a page that the origins of this server's embed keys may frame."""
    access = getattr(request.app.state, "access", None)
    return PAGE_HEADERS if access is None else page_headers(await access.who.origins())
