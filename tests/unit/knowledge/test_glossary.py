"""The glossary loader: what it reads, and where it points when a file is wrong."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.glossary import HEADINGS, Section, load_glossary

REAL = Path(__file__).parents[3] / "knowledge" / "glossary"

EXPECTED_IDS = (
    "active-listening",
    "anchoring",
    "batna",
    "conditional-concession",
    "cooperation-and-collaboration",
    "equivalent-simultaneous-offers",
    "flexible-concessions",
    "interests-and-positions",
    "logrolling",
    "long-term-relationship-building",
    "mutual-benefits",
    "objective-criteria",
    "open-communication",
    "open-questions",
    "pareto-frontier",
    "problem-solving-approach",
    "reservation-value",
    "respect-for-differences",
    "target",
    "value-creation",
    "win-lose",
    "win-win",
    "zopa",
)

SWAP = """---
id: swap
title: Swap
aliases:
  - exchange
  - barter
see_also: [gift]
source: project glossary
---
A swap gives one thing for another.

## Why it matters
Both sides gain.

## Example
Bread for eggs.

## Common mistake
Forgetting to ask.
"""
GIFT = SWAP.replace("id: swap", "id: gift").replace("Swap", "Gift").replace("[gift]", "[swap]")
GIFT = GIFT.replace("- exchange", "- present").replace("- barter", "- donation")


def folder_with(tmp_path: Path, swap: str = SWAP, gift: str = GIFT) -> Path:
    (tmp_path / "swap.md").write_text(swap, encoding="utf-8")
    (tmp_path / "gift.md").write_text(gift, encoding="utf-8")
    return tmp_path


def fault_of(folder: Path) -> tuple[str, int, str]:
    with pytest.raises(BadContent) as caught:
        load_glossary(folder)
    return Path(caught.value.file).name, caught.value.line, caught.value.problem


def fault_after(tmp_path: Path, old: str, new: str) -> tuple[str, int, str]:
    assert old in SWAP
    return fault_of(folder_with(tmp_path, swap=SWAP.replace(old, new)))


def test_an_entry_is_read_with_all_its_parts(tmp_path: Path) -> None:
    swap = load_glossary(folder_with(tmp_path))["swap"]
    assert (swap.id, swap.title, swap.source) == ("swap", "Swap", "project glossary")
    assert swap.aliases == ("exchange", "barter")
    assert swap.see_also == ("gift",)
    assert swap.definition == "A swap gives one thing for another."
    assert swap.sections[1] == Section("Example", "Bread for eggs.")
    assert tuple(section.heading for section in swap.sections) == HEADINGS


def test_entries_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    assert list(load_glossary(folder_with(tmp_path))) == ["gift", "swap"]


def test_a_further_section_may_follow_the_three(tmp_path: Path) -> None:
    longer = SWAP + "\n## See for yourself\nTry it at a market.\n"
    swap = load_glossary(folder_with(tmp_path, swap=longer))["swap"]
    assert swap.sections[-1] == Section("See for yourself", "Try it at a market.")


def test_a_file_saved_with_windows_habits_is_read(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "swap.md").write_bytes(b"\xef\xbb\xbf" + SWAP.replace("\n", "\r\n").encode())
    assert load_glossary(folder)["swap"].title == "Swap"


def test_a_folder_without_entries_is_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path)[1:] == (0, "there are no glossary entries (*.md) here")


def test_a_file_that_is_not_utf_8_is_refused_as_a_whole(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "swap.md").write_bytes(SWAP.replace("eggs", "caf\u00e9").encode("latin-1"))
    assert fault_of(folder) == ("swap.md", 0, "the file is not UTF-8 text")


@pytest.mark.parametrize("text", ["", "A swap.\n", "---\nid: swap\n"])
def test_missing_front_matter_is_named_at_line_one(tmp_path: Path, text: str) -> None:
    file, line, problem = fault_of(folder_with(tmp_path, swap=text))
    assert (file, line) == ("swap.md", 1)
    assert "no front matter" in problem


def test_front_matter_that_is_not_yaml_is_named_at_its_line(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "source: project", "source: project: x")
    assert (file, line) == ("swap.md", 8)
    assert problem.startswith("front matter: ")


def test_a_date_that_does_not_exist_is_a_fault_of_the_file(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "source: project glossary", "source: 2026-13-40")
    assert (file, line) == ("swap.md", 1)
    assert problem.startswith("front matter: ")


@pytest.mark.parametrize("head", ["", "just words", "- a list"])
def test_front_matter_without_keys_is_named_at_line_one(tmp_path: Path, head: str) -> None:
    body = SWAP.split("---\n", 2)[2]
    file, line, _ = fault_of(folder_with(tmp_path, swap=f"---\n{head}\n---\n{body}"))
    assert (file, line) == ("swap.md", 1)


def test_an_unknown_key_is_named_at_its_line(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "source:", "colour: red\nsource:")
    assert (file, line) == ("swap.md", 8)
    assert "colour" in problem


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "source: project glossary\n", "")
    assert (file, line) == ("swap.md", 1)
    assert "source" in problem


def test_an_alias_that_is_not_text_is_named_at_its_own_line(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "- barter", "- no")
    assert (file, line) == ("swap.md", 6)
    assert "aliases.1" in problem


def test_an_id_that_is_not_kebab_case_is_named_at_its_line(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "id: swap", "id: Swap It")
    assert (file, line) == ("swap.md", 2)
    assert "front matter id" in problem


def test_an_id_unlike_the_file_name_is_named_with_the_fix(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "id: swap", "id: trade")
    assert (file, line) == ("swap.md", 2)
    assert problem.endswith("write 'swap'")


def test_a_reference_to_nothing_is_named_at_its_line(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "[gift]", "\n  - gift\n  - loan")
    assert (file, line) == ("swap.md", 9)
    assert "'loan'" in problem


def test_an_entry_may_not_refer_to_itself(tmp_path: Path) -> None:
    assert fault_after(tmp_path, "[gift]", "[swap]")[:2] == ("swap.md", 7)


def test_an_alias_of_another_entry_is_named_with_its_holder(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "- barter", "- Donation")
    assert (file, line) == ("swap.md", 6)
    assert problem == "'Donation' is already a name of 'gift'"


def test_the_title_of_a_later_entry_cannot_be_an_alias(tmp_path: Path) -> None:
    taken = GIFT.replace("- donation", "- swap")
    file, line, problem = fault_of(folder_with(tmp_path, gift=taken))
    assert (file, line) == ("gift.md", 6)
    assert problem == "'swap' is already a name of 'swap'"


def test_an_alias_given_twice_is_named_at_the_second(tmp_path: Path) -> None:
    assert fault_after(tmp_path, "- barter", "- Exchange")[:2] == ("swap.md", 6)


def test_two_entries_with_one_title_are_refused(tmp_path: Path) -> None:
    assert fault_after(tmp_path, "title: Swap", "title: gift")[:2] == ("swap.md", 3)


@pytest.mark.parametrize(
    ("heading", "line"), [("Why it matters", 14), ("Example", 17), ("Common mistake", 18)]
)
def test_a_missing_heading_is_named_where_it_should_stand(
    tmp_path: Path, heading: str, line: int
) -> None:
    fault = fault_after(tmp_path, f"## {heading}\n", "")
    assert fault == ("swap.md", line, f"the heading '## {heading}' is missing here")


def test_headings_in_another_order_are_refused(tmp_path: Path) -> None:
    file, line, problem = fault_after(tmp_path, "## Why it matters", "## Example")
    assert (file, line) == ("swap.md", 12)
    assert "Why it matters" in problem


def test_a_section_without_text_is_named_at_its_heading(tmp_path: Path) -> None:
    fault = fault_after(tmp_path, "Bread for eggs.\n", "")
    assert fault == ("swap.md", 15, "there is no text below this line")


def test_an_entry_without_a_definition_is_named_at_the_end_of_its_head(tmp_path: Path) -> None:
    fault = fault_after(tmp_path, "A swap gives one thing for another.\n", "")
    assert fault == ("swap.md", 9, "there is no text below this line")


def test_the_real_glossary_loads_with_every_entry_the_advice_cites() -> None:
    assert set(load_glossary(REAL)) >= set(EXPECTED_IDS)


def test_no_part_of_a_real_entry_is_empty() -> None:
    for entry in load_glossary(REAL).values():
        assert entry.definition, entry.id
        assert entry.aliases, entry.id
        assert entry.see_also, entry.id
        assert all(section.text for section in entry.sections), entry.id


def test_all_names_in_the_real_glossary_are_unique() -> None:
    entries = load_glossary(REAL).values()
    names = [name.casefold() for entry in entries for name in (entry.title, *entry.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "title", ["Integrative negotiation", "Collaborative bargaining", "Interest-based negotiation"]
)
def test_each_other_name_of_win_win_has_an_entry_and_the_two_lead_to_each_other(title: str) -> None:
    entries = load_glossary(REAL)
    other = next(entry for entry in entries.values() if entry.title == title)
    assert "win-win" in other.see_also
    assert other.id in entries["win-win"].see_also


def test_every_entry_can_be_reached_from_another() -> None:
    entries = load_glossary(REAL)
    reached = {target for entry in entries.values() for target in entry.see_also}
    assert set(entries) - reached == set()


def test_no_two_entries_tell_the_same_example() -> None:
    told = [entry.sections[1].text for entry in load_glossary(REAL).values()]
    assert len(told) == len(set(told))
