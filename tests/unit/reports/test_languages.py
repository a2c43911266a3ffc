"""The report in every language: the same words, none of another language, room for all of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest

from app.reports.charts.frontier import draw_frontier
from app.reports.charts.result_scale import draw_result_scale
from app.reports.charts.trajectory import draw_trajectory
from app.reports.export import debrief_to_dict
from app.reports.page import render_report
from app.reports.pages import Pages
from app.reports.pictures import draw_pictures, draw_what_ifs
from app.reports.words import ReportWords, load_report_words
from app.review.debrief import Debrief
from tests.builders_further import a_full_debrief
from tests.builders_report import a_debrief, without_a_deal
from tests.translated import KNOWLEDGE, PHRASES, TRANSLATED, slots, texts_in
from tests.unit.reports.pictured import labels, overlapping, parse, spans

# Texts of slots and signs alone, which read the same in any language.
SIGNS_ONLY = {
    "result.both_points", "what_if.range", "page.none", "progress.cell", "progress.no_level",
}  # fmt: skip
HALF_A_PICTURE = 210
SAMPLE = 38
LETTER = 6.6
DRAWN: tuple[Callable[[Debrief, ReportWords], str], ...] = (
    draw_frontier,
    draw_result_scale,
    draw_trajectory,
)


@pytest.fixture(params=TRANSLATED)
def translated(request: pytest.FixtureRequest) -> ReportWords:
    return load_report_words(PHRASES / request.param / "report.yaml")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated_with_the_slots_of_the_english_one(code: str) -> None:
    english = texts_in(PHRASES / "en" / "report.yaml")
    other = texts_in(PHRASES / code / "report.yaml")
    assert other.keys() == english.keys()
    assert other["page.language"] == code
    assert {key for key in other if slots(other[key]) != slots(english[key])} == set()
    assert {key for key in other if other[key] == english[key]} == SIGNS_ONLY


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_every_style_of_a_counterpart_has_a_name(code: str) -> None:
    styles = {key.split(".")[1] for key in texts_in(KNOWLEDGE / "styles.yaml") if "styles" in key}
    assert load_report_words(PHRASES / code / "report.yaml").styles.keys() == styles


@pytest.mark.parametrize(
    "debrief", [a_full_debrief(), without_a_deal(), without_a_deal(has_zopa=False)]
)
def test_a_translated_report_shows_no_fixed_word_in_english(
    debrief: Debrief, translated: ReportWords
) -> None:
    english = texts_in(PHRASES / "en" / "report.yaml").values()
    said = set(_strings(debrief_to_dict(debrief)))
    shown = [text for text in _texts_of(render_report(debrief, translated)) if text not in said]
    fixed = {text for text in english if not slots(text) and re.search(r"[a-z]", text)}
    framed = [re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)) for text in english if slots(text)]
    framed = [frame for frame in framed if re.search(r"[a-z]{3}", frame)]
    assert len(shown) > 50
    assert fixed.isdisjoint(shown)
    assert not [text for text in shown for frame in framed if re.fullmatch(frame, text)]


def test_the_templates_have_no_words_of_their_own(words: ReportWords) -> None:
    debrief = a_full_debrief()
    said = set(_strings(debrief_to_dict(debrief))) | {"rules 1"}
    blank = ReportWords.model_validate(_blanked(words.model_dump()))
    shown = [text for text in _texts_of(render_report(debrief, blank)) if text not in said]
    own = [text for text in shown if "¤" not in text and re.search(r"[^\W\d_]", text)]
    parts = [part for text in own for part in text.split(", ")]
    assert [part for part in parts if not any(part in one for one in said)] == []


def test_a_report_is_in_the_language_of_its_session(translated: ReportWords) -> None:
    code = translated.page.language
    page = Pages({code: translated}).report(replace(a_debrief(), language=code))
    assert f'<html lang="{code}">' in page
    assert f'href="/glossary/conditional-concession?language={code}"' in page
    assert translated.style("collaborating") in page


def test_a_style_and_a_version_without_a_name_stand_for_themselves(words: ReportWords) -> None:
    assert words.style("teasing") == "teasing"
    assert words.scoring.versions.named("moon") == "moon"


def test_every_picture_stays_inside_in_every_language(translated: ReportWords) -> None:
    debrief = a_full_debrief()
    drawn = [*draw_pictures(debrief, translated).values(), *draw_what_ifs(debrief, translated)]
    assert len(drawn) == 10
    for svg in drawn:
        width = int(parse(svg).attrib["viewBox"].split()[2])
        assert not overlapping(svg)
        assert [text for text, left, right in spans(svg) if left < -1 or right > width + 1] == []


@pytest.mark.parametrize("draw", DRAWN)
def test_labels_have_room_and_stay_inside(
    draw: Callable[[Debrief, ReportWords], str], translated: ReportWords
) -> None:
    for debrief in (a_debrief(), without_a_deal()):
        svg = draw(debrief, translated)
        assert not overlapping(svg)
        assert all(room.left >= 0 and room.right <= 2 * HALF_A_PICTURE for _, room in labels(svg))


def test_names_fit_the_two_columns_of_a_legend(translated: ReportWords) -> None:
    said, path = translated.frontier, translated.trajectory
    names = [said.possible, said.frontier, said.own_offers, said.no_deal, said.zone, said.nash]
    names += [said.deal, said.better, path.own_offers, path.their_offers, path.gave_ground]
    names += [path.reservation.format(points=100), path.target.format(points=100)]
    wide = [name for name in names if len(name) * LETTER > HALF_A_PICTURE - SAMPLE]
    assert wide == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield " ".join(value.split())


def _texts_of(page: str) -> list[str]:
    named = re.findall(r'(?:aria-label|title|alt)="([^"]+)"', page)
    nodes = re.findall(r">([^<]+)<", page.split("<body>")[1])
    parts = [part for text in [*named, *nodes] for part in unescape(text).split(" · ")]
    return [text for part in parts if (text := " ".join(part.split()))]


def _blanked(value: object) -> object:
    """The same words with nothing in them but a sign and their slots."""
    if isinstance(value, dict):
        return {key: _blanked(inner) for key, inner in value.items() if key != "language"} | (
            {"language": "en"} if "language" in value else {}
        )
    if isinstance(value, list):
        return [_blanked(inner) for inner in value]
    return "¤ " + " ".join(f"{{{slot}}}" for slot in sorted(slots(str(value))))
