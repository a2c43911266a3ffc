"""Origins: as a browser writes them, whatever way they are typed."""

import pytest

from app.errors import Rejected
from app.learners.origins import origins_of


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("https://lms.example.org", "https://lms.example.org"),
        ("HTTPS://LMS.example.org/", "https://lms.example.org"),
        ("https://lms.example.org:443", "https://lms.example.org"),
        ("http://localhost:80", "http://localhost"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
    ],
)
def test_an_origin_is_kept_as_it_is_sent(typed: str, sent: str) -> None:
    assert origins_of(frozenset({typed})) == {sent}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "*",
        "null",
        "lms.example.org",
        "https://",
        "https://*.example.org",
        "https://me@lms.example.org",
        "https://lms.example.org/course",
        "https://lms.example.org?x=1",
        "https://lms.example.org#x",
        "https://lms.example.org:99999",
        "https://lms.example.org:port",
        "ftp://lms.example.org",
        "file:///etc",
        "https://bücher.example",
        "https://a b.example",
        "https://[::1",
        "https://a.example\nx",
        "https://a.example; frame-src *",
        "https://a.example,https://b.example",
        "https://a'.example",
        "https://a.example;x",
        "https://a.example,b",
        "https://a%2e.example",
    ],
)
def test_what_is_no_origin_is_refused(typed: str) -> None:
    with pytest.raises(Rejected) as caught:
        origins_of(frozenset({typed}))
    assert caught.value.field == "/origins"
