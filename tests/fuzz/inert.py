"""What inert means at each surface: words are there as they were typed, and do nothing."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import httpx
from markdown_it import MarkdownIt


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "col", "wbr"})
_PAGE = _named(
    "html head meta title link script body header main nav section article figure aside "
    "footer div p span a h1 h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td caption "
    "blockquote cite figcaption q strong em details summary form label input button "
    "noscript template tfoot"
)
_DRAWN = _named("svg g a title desc rect circle ellipse line path polyline polygon text tspan defs")
_ATTRIBUTES = _named(
    "lang charset name content rel href type src class id tabindex role scope dir for "
    "value action method maxlength required autocomplete open hidden colspan rowspan "
    "accept-charset size aria-label aria-labelledby aria-hidden aria-describedby aria-live "
    "data-languages data-session placeholder enterkeyhint spellcheck"
)
_DRAWN_ATTRIBUTES = _named(
    "xmlns viewbox class role tabindex href fill fill-opacity stroke stroke-width "
    "stroke-linecap stroke-dasharray stroke-linejoin text-anchor font-family font-size "
    "font-weight x y x1 x2 y1 y2 cx cy r rx ry d width height points transform id "
    "aria-labelledby aria-describedby aria-hidden dominant-baseline opacity textlength "
    "stroke-opacity"
)
_OWN_PLACES = re.compile(r"(?:/(?!/)|#|data:,$)")
_SCRIPTS = frozenset({"/static/report.js", "/static/app.js", "/static/coach.js"})
_MADE_BY_WORDS = _named(
    "html_block html_inline image link_open code_inline fence code_block hr s_open"
)
_HEADERS = _named(
    "content-type content-length cache-control content-language content-disposition link "
    "location x-request-id x-content-type-options x-accel-buffering "
    "content-security-policy referrer-policy cross-origin-opener-policy "
    "cross-origin-resource-policy permissions-policy retry-after allow ratelimit "
    "ratelimit-policy idempotency-key idempotency-replayed connection etag vary "
    "accept-ranges last-modified transfer-encoding www-authenticate"
)


@dataclass
class Page(HTMLParser):
    """A page as a browser reads it: what elements there are, and the words of those with a class.

    `said` has the texts by 'tag.class', in their order.
    """

    said: dict[str, list[str]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element: one of ours, with attributes of ours, that leads nowhere else."""
        is_drawn = tag == "svg" or any(name == "svg" for name, _ in self._open)
        known = (_DRAWN, _DRAWN_ATTRIBUTES) if is_drawn else (_PAGE, _ATTRIBUTES)
        assert tag in known[0], f"<{tag}> is no element of ours"
        values = {name: value or "" for name, value in attrs}
        assert set(values) <= known[1], f"<{tag}> has {set(values) - known[1]}"
        assert len(values) == len(attrs), f"<{tag}> has an attribute twice"
        for name in {"href", "src", "action"} & set(values):
            assert _OWN_PLACES.match(values[name]), values[name]
        assert tag != "script" or values.get("src") in _SCRIPTS
        if tag == "input" and "value" in values:
            self.typed.append(values["value"])
        if tag not in _VOID:
            key = f"{tag}.{values.get('class', '')}"
            self._open.append((tag, key))
            self.said.setdefault(key, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Take the end of the element that is open; no other can end."""
        assert self._open, f"</{tag}> ends nothing"
        assert self._open[-1][0] == tag, f"</{tag}> ends <{self._open[-1][0]}>"
        self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without children."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Take words."""
        for _, key in self._open[-2:]:
            self.said[key][-1] += data

    def check_whole(self) -> None:
        """Refuse a page with an element that does not end."""
        assert not self._open, self._open

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: there is none in a page of ours."""
        raise AssertionError(f"a comment: {data!r}")

    def unknown_decl(self, data: str) -> None:
        """Refuse a declaration."""
        raise AssertionError(f"a declaration: {data!r}")

    def handle_pi(self, data: str) -> None:
        """Refuse an instruction."""
        raise AssertionError(f"an instruction: {data!r}")


def page_of(html: str) -> Page:
    """Read a page; every element in it has to be one of ours, and end."""
    page = Page()
    page.feed(html)
    page.close()
    page.check_whole()
    return page


def quotes_of(markdown: str) -> list[str]:
    """Return the texts of a Markdown's block quotes; nothing in it may act."""
    quotes: list[str] = []
    depth = 0
    for token in _READER.parse(markdown):
        assert token.type not in _MADE_BY_WORDS, (token.type, token.content[:200])
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        assert depth <= 1, "a quote in a quote"
        assert not depth or token.type in _IN_QUOTES, (token.type, token.content[:200])
        parts = token.children or ()
        for part in parts:
            assert part.type not in _MADE_BY_WORDS, (part.type, token.content[:200])
            assert not depth or part.type in _PLAIN, (part.type, token.content[:200])
        if depth and token.type == "inline":
            quotes.append("".join(part.content if part.type in _WORDS else "\n" for part in parts))
    return quotes


_IN_QUOTES = frozenset(
    {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}
)
_WORDS = frozenset({"text", "text_special"})
_PLAIN = _WORDS | {"softbreak", "hardbreak"}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as Markdown shows them: each run of blanks as one."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def drawing_of(svg: str) -> ElementTree.Element:
    """Read a picture; every element in it has to be one of ours."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        assert tag in _DRAWN, f"<{tag}> is no element of a picture"
        names = {name.rpartition("}")[2].lower() for name in element.attrib}
        assert names <= _DRAWN_ATTRIBUTES, names - _DRAWN_ATTRIBUTES
        assert element.get("href", "#").startswith("#")
    return root


@dataclass(frozen=True, slots=True)
class Sent:
    """A server-sent event as a client gets it."""

    id: str
    kind: str
    document: Mapping[str, Any]


def events_of(stream: str) -> list[Sent]:
    """Read a stream as the standard has it: each event whole, its kind that of its document."""
    found = []
    for block in re.sub(r"\r\n?", "\n", stream).split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith(":")]
        if not any(lines):
            continue
        names = [line.partition(":")[0] for line in lines]
        assert sorted(names) in (["data", "event", "id"], ["data", "event"]), names
        values = {
            name: line.partition(":")[2].strip(" ") for name, line in zip(names, lines, strict=True)
        }
        document = json.loads(values["data"])
        assert document["type"] == values["event"]
        assert "id" not in values or values["id"] == str(document["seq"])
        found.append(Sent(values.get("id", ""), values["event"], document))
    return found


def assert_headers_are_ours(answer: httpx.Response, typed: Iterable[str]) -> None:
    """Every header is one that this server sends, on one line, and without what was typed."""
    typed = [text for text in typed if _is_telling(text)]
    for raw_name, raw_value in answer.headers.raw:
        name, value = raw_name.decode("ascii").lower(), raw_value.decode("latin-1")
        assert name in _HEADERS, f"a header {name}"
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), f"{name}: {value!r}"
        assert not any(text in value for text in typed), f"{name}: {value!r}"


def assert_problem(answer: httpx.Response) -> None:
    """What is refused is told in a problem document, whatever was sent."""
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == answer.status_code
    assert document["type"].startswith("urn:winwin:problem:")


def assert_nothing_logged(lines: Iterable[str], typed: Iterable[str]) -> None:
    """Each line of a log is one JSON object with fields of ours and without what was typed."""
    told = []
    for line in lines:
        assert "\n" not in line
        assert "\r" not in line
        document = json.loads(line)
        assert set(document) <= _LOGGED, set(document) - _LOGGED
        told += [str(value) for value in _values(document)]
    whole = "\x00".join(told)
    for text in typed:
        assert not _is_telling(text) or text not in whole, text


_LOGGED = _named(
    "at level event request_id method route status ms bytes tenant error where session "
    "sessions chores"
)


def assert_terminal_is_calm(shown: str) -> None:
    """Nothing but words and line ends goes to a terminal."""
    found = re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert found is None, repr(shown[max(0, found.start() - 60) : found.end() + 60])


def _is_telling(text: str) -> bool:
    """Say whether a text is so long that it cannot stand anywhere by chance."""
    return len(text.strip()) >= 8


def _values(document: object) -> Iterator[object]:
    if isinstance(document, Mapping):
        for value in document.values():
            yield from _values(value)
    elif isinstance(document, list):
        for value in document:
            yield from _values(value)
    else:
        yield document
