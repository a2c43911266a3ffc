"""Origins: where a page in which a learner practises may come from, as browsers write them."""

import re
from urllib.parse import urlsplit

from app.errors import Rejected

# Nothing that means something in a header in which origins are listed: no ';', ',', quote or '*'.
_HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:.]+")
_USUAL = {"http": 80, "https": 443}
_MOST = 20


def origins_of(given: frozenset[str]) -> frozenset[str]:
    """Return 1 to 20 origins as a browser sends them (Rejected)."""
    if not 1 <= len(given) <= _MOST:
        raise Rejected("/origins", f"An embed key names 1 to {_MOST} origins.")
    return frozenset(map(_origin_of, sorted(given)))


def _origin_of(text: str) -> str:
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError as wrong:
        raise _odd(text) from wrong
    host = url.hostname or ""
    is_origin = url.scheme in _USUAL and _HOST.fullmatch(host) is not None
    has_more = url.path.strip("/") or url.query or "@" in url.netloc or "#" in text
    if not is_origin or has_more or not text.isprintable():
        raise _odd(text)
    named = f"[{host}]" if ":" in host else host
    tail = "" if port is None or port == _USUAL[url.scheme] else f":{port}"
    return f"{url.scheme}://{named}{tail}"


def _odd(text: str) -> Rejected:
    return Rejected(
        "/origins",
        f"{text[:100]!r} is no origin. Write scheme and host, and the port where there is one: "
        "https://lms.example.org (a name with other letters as browsers send it, xn--...).",
    )
