"""The glossary's pages as they are made from values."""

from dataclasses import replace
from html import unescape

from app.knowledge.glossary_groups import Group
from app.reports.glossary_page import (
    anchor_of,
    first_sentence,
    paragraphs,
    render_answer,
    render_entry,
    render_index,
    shelves,
)
from app.reports.words import load_report_words
from app.sessions.questions import Answer, CitedPassage, NamedEntry
from tests.builders_glossary import BARTER, ENTRIES, HAGGLE, IN_SPANISH, STALL
from tests.translated import PHRASES

ENGLISH, SPANISH = (load_report_words(PHRASES / code / "report.yaml") for code in ("en", "es"))
GROUPS = (Group("moves", ("haggle", "barter")), Group("traps", ()))
CITED = CitedPassage("stall", "Stall pitch", "Why it matters", STALL.sections[0].text, "en")
ANSWER = Answer(
    "why <b>?", "en", True, ("Near the gate it is loudest.",), "", (CITED,),
    (NamedEntry("stall", "Stall pitch"),),
)  # fmt: skip


def test_the_index_stands_in_groups_and_what_is_in_none_comes_last() -> None:
    found = [
        (shelf.id, [e.id for e in shelf.entries]) for shelf in shelves(ENTRIES, GROUPS, ENGLISH)
    ]
    assert found == [("moves", ["haggle", "barter"]), ("rest", ["stall"])]
    page = render_index(ENTRIES, GROUPS, ENGLISH)
    assert page.index("Haggling") < page.index("Barter</a>") < page.index("Stall pitch")
    assert '<a href="#moves">Moves</a>' in page
    assert "3 terms" in page


def test_an_entry_of_another_language_says_so_to_eyes_and_ears() -> None:
    index = render_index(IN_SPANISH, GROUPS, SPANISH)
    assert '<a href="/glossary/haggle?language=es" lang="en">Haggling</a>' in index
    assert '<a href="/glossary/barter?language=es">Trueque</a>' in index
    page = render_entry(STALL, IN_SPANISH, SPANISH)
    assert SPANISH.glossary.untranslated in page
    assert '<article lang="en">' in page
    assert SPANISH.glossary.untranslated not in render_entry(IN_SPANISH["barter"], {}, SPANISH)


def test_an_entry_leads_on_and_back() -> None:
    barter = replace(BARTER, see_also=("haggle", "gone"))
    glossary = {"barter": barter, "haggle": HAGGLE, "stall": replace(STALL, see_also=("barter",))}
    page = render_entry(barter, glossary, ENGLISH)
    see_also, back = page.index(ENGLISH.glossary.see_also), page.index("Mentioned in")
    assert see_also < page.index("/glossary/haggle?") < back < page.index("/glossary/stall?")
    assert "gone" not in page


def test_what_is_linked_to_already_is_no_back_link() -> None:
    haggle = replace(HAGGLE, see_also=("barter",))
    barter = replace(BARTER, see_also=("haggle",))
    page = render_entry(barter, {"barter": barter, "haggle": haggle}, ENGLISH)
    assert page.count("/glossary/haggle?") == 1


def test_an_answer_names_the_place_it_is_taken_from_and_links_to_it() -> None:
    page = unescape(render_answer(ANSWER, ENTRIES, ENGLISH))
    assert '<p class="lead">Near the gate it is loudest.</p>' in page
    assert "/glossary/stall?language=en#part-1" in page
    assert "Stall pitch, Why it matters" in page


def test_words_of_a_question_are_inert() -> None:
    page = render_answer(ANSWER, ENTRIES, ENGLISH)
    assert "<b>" not in page
    assert 'value="why &lt;b&gt;?"' in page


def test_an_answer_out_of_scope_says_so_and_what_there_is() -> None:
    none = replace(ANSWER, is_in_scope=False, sentences=("Not here.",), passages=())
    page = render_answer(none, ENTRIES, ENGLISH)
    assert ENGLISH.glossary.no_answer in page
    assert "Not here." in page
    assert "/glossary/stall?language=en" in page


def test_the_note_of_an_answer_stands_before_it() -> None:
    page = render_answer(replace(ANSWER, note="In English only."), ENTRIES, ENGLISH)
    assert page.index("In English only.") < page.index("Near the gate")


def test_a_part_has_a_place_of_its_own() -> None:
    assert anchor_of("Common mistake", STALL) == "part-3"
    assert anchor_of("Definition", STALL) == "definition"


def test_paragraphs_are_parted_by_blank_lines_and_an_entry_begins_with_a_sentence() -> None:
    assert paragraphs("One.\nStill one.\n\n\nTwo.\n") == ["One.\nStill one.", "Two."]
    assert first_sentence(STALL.definition) == "A stall pitch is the place where you sell."
