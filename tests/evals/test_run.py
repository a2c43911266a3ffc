"""The card has to say what was measured, but for the last decimal of another processor."""

from tests.evals.figures import Figure, Section
from tests.evals.run import card_of, differences

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
