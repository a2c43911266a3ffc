"""A picture as PNG."""

import struct
import sys

import pytest

from app.errors import NotInstalled
from app.reports.pictures import draw_pictures
from app.reports.png import draw_png
from app.reports.words import ReportWords
from tests.builders_further import a_full_debrief


def test_every_picture_becomes_one_of_the_width_asked_for(words: ReportWords) -> None:
    for svg in draw_pictures(a_full_debrief(), words).values():
        drawn = draw_png(svg, width=300)
        assert drawn.startswith(b"\x89PNG")
        assert struct.unpack(">I", drawn[16:20]) == (300,)


def test_its_text_is_drawn() -> None:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
    said = '<text x="5" y="20" font-family="system-ui, sans-serif" font-size="14">Level</text>'
    assert len(draw_png(frame.format(said))) > 2 * len(draw_png(frame.format("")))


def test_a_missing_extra_is_told_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(NotInstalled, match=r"winwin\[pictures\]"):
        draw_png("<svg/>")
