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
def test_every_entry_is_told_in_every_language(code: str) -> None:
    headings = load_report_words(PHRASES / code / "report.yaml").glossary.sections
    entries = load_translated(KNOWLEDGE / "glossary" / code, headings, ENGLISH)
    assert list(entries) == list(ENGLISH)
    for key, entry in entries.items():
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


def test_an_entry_left_out_or_made_up_is_told(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    folder = folder_with(tmp_path, in_spanish(SWAP), in_spanish(GIFT))
    fewer = {"swap": base["swap"]}
    more = {**base, "loan": base["gift"]}
    assert fault_of(lambda: load_translated(folder, HEADED, fewer)) == (
        ("gift.md", 0, "it translates no entry")
    )
    assert fault_of(lambda: load_translated(folder, HEADED, more)) == (
        ("loan.md", 0, "the entry is not translated")
    )


def test_an_entry_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    base = a_base(tmp_path)
    bare = in_spanish(changed(SWAP, "see_also: [gift]", "see_also: []"))
    folder = folder_with(tmp_path, bare, in_spanish(GIFT))
    assert fault_of(lambda: load_translated(folder, HEADED, base)) == (
        ("swap.md", 0, "see_also has to be: gift")
    )
