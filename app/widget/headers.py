"""The headers every HTML page of this house is sent with.

Nothing is loaded but files of our own origin, nothing runs or is styled inline, and no other
site may frame a page; `data:` images are icons in the style sheets.
"""

PAGE_HEADERS: dict[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
