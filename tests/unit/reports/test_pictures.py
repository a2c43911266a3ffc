"""All pictures of a report."""

from app.reports.pictures import draw_picture, draw_pictures, draw_what_ifs, name_pictures
from app.reports.words import ReportWords
from tests.builders_further import a_full_debrief
from tests.builders_report import a_debrief
from tests.unit.reports.pictured import parse


def test_a_report_with_everything_has_every_picture(words: ReportWords) -> None:
    drawn = draw_pictures(a_full_debrief(), words)
    assert all(drawn.values())
    assert len(draw_what_ifs(a_full_debrief(), words)) == 2


def test_a_picture_of_nothing_known_is_empty(words: ReportWords) -> None:
    drawn = draw_pictures(a_debrief(), words)
    assert {name for name, svg in drawn.items() if not svg} == {"trust", "style", "progress"}
    assert draw_what_ifs(a_debrief(), words) == []


def test_each_has_a_title_a_description_and_no_style_of_its_own(words: ReportWords) -> None:
    for svg in draw_pictures(a_full_debrief(), words).values():
        title, about = list(parse(svg))[:2]
        assert title.text
        assert about.text
        assert "style=" not in svg
        assert "<style" not in svg


def test_each_has_a_name_to_ask_for_it_by_and_one_of_nothing_has_none(words: ReportWords) -> None:
    whole, bare = (name_pictures(d, words) for d in (a_full_debrief(), a_debrief()))
    assert list(whole)[-2:] == ["what-if-1", "what-if-2"]
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in whole)
    assert "style" in whole
    assert "style" not in bare


def test_one_picture_is_drawn_by_its_name_as_among_all(words: ReportWords) -> None:
    debrief = a_full_debrief()
    for name, svg in name_pictures(debrief, words).items():
        assert draw_picture(debrief, words, name) == svg
    for name in ("what-if-3", "what-if-0", "none", ""):
        assert draw_picture(debrief, words, name) == ""
    assert draw_picture(a_debrief(), words, "trust") == ""
