"""The card has to say what was measured, as a whole or in parts, but for the last decimal."""

from tests.evals.figures import Figure, Section
from tests.evals.judging_hash import stamped
from tests.evals.run import PARTS, card_of, differences, name_of, replaced

SECTIONS = (
    Section("Acts", (Figure("micro-F1", 91.2, 90),), "| Offer | 95.1 |"),
    Section("Times", (Figure("one utterance", 1.5, unit="ms"),), is_steady=False),
)


def test_what_depends_on_the_machine_stands_in_no_card() -> None:
    card = card_of(SECTIONS)
    assert "## Acts" in card
    assert "## Times" not in card


def test_a_card_that_says_what_was_measured_is_right() -> None:
    assert differences(card_of(SECTIONS), card_of(SECTIONS)) == []


def test_a_last_decimal_is_no_difference() -> None:
    card = card_of(SECTIONS)
    assert differences(card, card.replace("91.2", "91.3")) == []


def test_another_figure_or_word_is_shown_with_its_line() -> None:
    card = card_of(SECTIONS)
    found = differences(card, card.replace("91.2", "89.2"))
    assert "make calibration" in found[0]
    assert any(line.startswith("-") and "91.2" in line for line in found)
    assert differences(card, card.replace("Offer", "Query"))


def test_one_part_replaces_its_own_section_alone() -> None:
    card = card_of((*SECTIONS, Section("Lines", (), "Long.\n\n### Longest")), "ab12")
    anew = replaced(card, [Section("Acts", (Figure("micro-F1", 93.4, 90),))])
    assert anew == card.replace("91.2", "93.4").replace("\n\n| Offer | 95.1 |", "")


def test_a_new_section_stands_at_the_end() -> None:
    card = card_of(SECTIONS, "ab12")
    anew = replaced(card, [Section("People", (), "Few.")])
    assert anew == f"{card}\n## People\n\nFew.\n"


def test_a_part_that_hangs_on_the_machine_changes_nothing() -> None:
    card = card_of(SECTIONS, "ab12")
    assert replaced(card, SECTIONS[1:]) == card


def test_the_hash_is_that_of_the_whole_measure_whatever_part_is_made_anew() -> None:
    card = card_of(SECTIONS, "ab12")
    assert stamped(card) == "ab12"
    assert stamped(replaced(card, SECTIONS)) == "ab12"
    assert stamped(replaced(card_of(SECTIONS), SECTIONS)) == ""


def test_parts_are_asked_for_by_names_of_their_own() -> None:
    names = [name_of(part) for part in PARTS]
    assert len(set(names)) == len(names)
    assert {"planted", "ranking", "people"} <= set(names)
