"""The groups of the glossary's index."""

from pathlib import Path

from app.knowledge.glossary import load_glossary
from app.knowledge.glossary_groups import load_groups
from app.reports.words import load_report_words
from tests.translated import KNOWLEDGE, PHRASES
from tests.unit.knowledge.broken import fault_of

GLOSSARY = KNOWLEDGE / "glossary"
GROUPS = load_groups(GLOSSARY / "groups.yaml", load_glossary(GLOSSARY))


def groups_file(folder: Path, text: str) -> Path:
    path = folder / "groups.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_entry_stands_in_a_group() -> None:
    listed = {key for group in GROUPS for key in group.entries}
    assert listed == set(load_glossary(GLOSSARY))


def test_every_group_has_a_name_in_every_language_and_no_name_is_left_over() -> None:
    for path in sorted(PHRASES.glob("*/report.yaml")):
        assert set(load_report_words(path).glossary.groups) == {group.id for group in GROUPS}


def test_an_entry_made_up_is_told_with_its_line(tmp_path: Path) -> None:
    path = groups_file(tmp_path, "groups:\n  - id: a\n    entries:\n      - swap\n      - gift\n")
    assert fault_of(lambda: load_groups(path, {"swap"})) == (
        ("groups.yaml", 5, "'gift' is no entry of the glossary")
    )


def test_an_entry_in_two_groups_is_told(tmp_path: Path) -> None:
    text = "groups:\n  - {id: a, entries: [swap]}\n  - {id: b, entries: [swap]}\n"
    path = groups_file(tmp_path, text)
    assert fault_of(lambda: load_groups(path, {"swap"})) == (
        ("groups.yaml", 3, "'swap' stands in the group 'a' already")
    )
