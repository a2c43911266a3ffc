"""The report as PDF."""

import re
import zlib
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from app.errors import NotInstalled
from app.reports.page import render_report
from app.reports.pdf import is_installed, render_pdf
from app.reports.words import ReportWords
from tests.builders_report import a_debrief

BASE = "http://localhost:8000/"


class Missing:
    """An import system in which a package fails as it does where it or its library is missing."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if name == "weasyprint":
            raise self.error
        return None


@pytest.fixture(scope="module")
def made(words: ReportWords) -> bytes:
    """A report set once, with what is packed in it unpacked after it."""
    return _opened(render_pdf(render_report(a_debrief(), words), BASE))


def test_a_report_is_a_tagged_pdf_in_its_language(made: bytes) -> None:
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert re.search(rb"/Lang \(en\)", made)


def test_glossary_links_lead_to_the_server_and_nothing_else_leaves_the_paper(made: bytes) -> None:
    addresses = set(re.findall(rb"/URI \(([^)]+)\)", made))
    assert addresses
    assert {one.split(b"?")[0].rpartition(b"/")[0] for one in addresses} == {
        b"http://localhost:8000/glossary"
    }


def test_a_page_makes_it_fetch_nothing() -> None:
    page = '<!doctype html><title>x</title><p>a<img src="file:///etc/hostname" alt="none"></p>'
    assert b"/Image" not in _opened(render_pdf(page, BASE))


@pytest.mark.parametrize(
    ("error", "fix"),
    [
        (ImportError("no package"), "pip install 'winwin[pdf]'"),
        (OSError("no library"), "apt-get install libpango-1.0-0"),
    ],
)
def test_what_is_missing_is_told_with_its_fix(
    error: Exception, fix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.meta_path", [Missing(error)])
    monkeypatch.delitem(__import__("sys").modules, "weasyprint", raising=False)
    with pytest.raises(NotInstalled, match=re.escape(fix)):
        render_pdf("<p>a</p>", BASE)


def test_it_says_whether_it_is_installed() -> None:
    assert is_installed()


def _opened(made: bytes) -> bytes:
    """A PDF with what is packed in it unpacked after it."""
    packed = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", made, flags=re.DOTALL)
    return made + b"\n".join(zlib.decompress(stream) for stream in packed)
