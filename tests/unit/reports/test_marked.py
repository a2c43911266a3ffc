"""Markdown as text, read back by a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.reports.marked import inert, listed, quoted, table

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
ACTIVE = (
    "*bold* __bold__ `code` [link](http://x) ![p](x) <b>tag</b> ~~gone~~ &copy; a|b \\* <http://x>"
)
STARTS = ("# title", "- one", "+ one", "1. one", "2) two", "> quote", "===", "---", "    code")


@pytest.mark.parametrize("text", [ACTIVE, *STARTS])
def test_inert_text_means_itself(text: str) -> None:
    assert _plain(inert(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", [ACTIVE, *STARTS])
def test_quoted_text_means_itself(text: str) -> None:
    assert _plain(quoted(text)) == " ".join(text.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert _plain(inert(text)) == " ".join(text.split())


def test_addresses_become_no_links() -> None:
    assert inert("see http://x.org or www.x.org or a@x.org") == (
        "see http\\://x.org or www\\.x.org or a\\@x.org"
    )


def test_words_are_left_as_they_read() -> None:
    text = "€88 for 3 years (business): it's \"fine\" - isn't it? 60 % + VAT, ses_01JD."
    assert inert(text) == text


def test_a_quote_keeps_its_lines_and_what_follows_them() -> None:
    assert quoted("one\n\ntwo", "(turn 3)") == "> one\\\n> two (turn 3)"


def test_what_commands_a_terminal_is_left_out() -> None:
    text = "a\x1b[31m b\x00\x07c \x9b2J d\x7f"
    assert _plain(inert(text)) == _plain(quoted(text)) == "a [31m b c 2J d"
    assert "\x1b" not in table(("a",), [[text]])


def test_an_empty_quote_is_one_line() -> None:
    assert quoted(" \n ") == "> "


def test_cells_cannot_break_their_table() -> None:
    html = READER.render(table(("A", "B"), [("x|y", "1\n2")], figures=1))
    assert html.count("<td") == 2
    assert "x|y" in html
    assert "1 2" in html


def test_a_list_has_a_line_each() -> None:
    assert listed(["a", "b"]) == "- a\n- b"


def _plain(text: str) -> str:
    """The text of the one paragraph it may be; anything else in it fails."""
    tokens = READER.parse(text)
    allowed = {"paragraph_open", "inline", "paragraph_close", "blockquote_open", "blockquote_close"}
    assert {token.type for token in tokens} <= allowed
    inside = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inside} <= {"text", "text_special"}
    return "".join(child.content for child in inside)
