"""The glossary in other languages: the same entries, in words of their own."""

from pathlib import Path

import pytest

from app.knowledge.glossary import HEADINGS, Entry, load_glossary, load_translated
from app.reports.words import load_report_words
from tests.translated import KNOWLEDGE, PHRASES, TRANSLATED
from tests.unit.knowledge.broken import changed, fault_of
from tests.unit.knowledge.test_glossary import GIFT, SWAP, folder_with

HEADED = ("Por qué importa", "Ejemplo", "Error frecuente")
ENGLISH = load_glossary(KNOWLEDGE / "glossary")


def in_spanish(text: str) -> str:
    for english, spanish in zip(HEADINGS, HEADED, strict=True):
        text = changed(text, f"## {english}\n", f"## {spanish}\n")
    return text


def a_base(tmp_path: Path) -> dict[str, Entry]:
    (tmp_path / "base").mkdir()
    return load_glossary(folder_with(tmp_path / "base"))


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_translated_is_told_in_words_of_its_own(code: str) -> None:
    headings = load_report_words(PHRASES / code / "report.yaml").glossary.sections
    entries = load_translated(KNOWLEDGE / "glossary" / code, headings, ENGLISH)
    for key, entry in entries.items():
        assert entry.language == code
        told, english = [s.text for s in entry.sections], [s.text for s in ENGLISH[key].sections]
        assert entry.definition != ENGLISH[key].definition
        assert not set(told) & set(english)


def test_the_headings_of_the_english_entries_stand_in_the_report_s_words() -> None:
    words = load_report_words(PHRASES / "en" / "report.yaml")
    assert tuple(words.glossary.sections) == HEADINGS


def test_a_translated_folder_is_read_with_its_own_headings(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    folder = folder_with(tmp_path, in_spanish(SWAP), in_spanish(GIFT))
    assert load_translated(folder, HEADED, base)["swap"].sections[1].heading == "Ejemplo"


def test_an_english_heading_in_it_is_told_with_its_file(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    folder = folder_with(tmp_path, in_spanish(SWAP), GIFT)
    name, _, problem = fault_of(lambda: load_translated(folder, HEADED, base))
    assert (name, problem) == ("gift.md", "the heading '## Por qué importa' is missing here")


def test_a_translation_may_hold_some_of_the_entries(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "swap.md").write_text(in_spanish(SWAP), encoding="utf-8")
    assert list(load_translated(folder, HEADED, base)) == ["swap"]


def test_an_entry_made_up_is_told(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    folder = folder_with(tmp_path, in_spanish(SWAP), in_spanish(GIFT))
    fewer = {"swap": base["swap"]}
    assert fault_of(lambda: load_translated(folder, HEADED, fewer)) == (
        ("gift.md", 2, "it translates no entry")
    )


def test_a_translation_leads_where_its_original_does_without_saying_so(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    silent = in_spanish(changed(SWAP, "see_also: [gift]\n", ""))
    folder = folder_with(tmp_path, silent, in_spanish(GIFT))
    assert load_translated(folder, HEADED, base)["swap"].see_also == ("gift",)


def test_an_entry_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    bare = in_spanish(changed(SWAP, "see_also: [gift]", "see_also: []"))
    folder = folder_with(tmp_path, bare, in_spanish(GIFT))
    assert fault_of(lambda: load_translated(folder, HEADED, base)) == (
        ("swap.md", 7, "see_also is the original's: leave it out, or write gift")
    )
