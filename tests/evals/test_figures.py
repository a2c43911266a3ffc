"""Figures: counts, floors, and how they stand in the card."""

from tests.evals.figures import Counts, Figure, Section, by_label, micro


def test_counts_add_what_was_said_to_what_was_wanted() -> None:
    counts = Counts().plus({"a", "b"}, {"b", "c"})
    assert (counts.right, counts.extra, counts.missed) == (1, 1, 1)
    assert (counts.precision, counts.recall, counts.f1) == (50, 50, 50)


def test_nothing_said_and_nothing_wanted_is_zero_and_no_error() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


def test_labels_are_counted_apart_and_together() -> None:
    found = by_label([({"a"}, {"a"}), ({"a", "b"}, {"b"})], ["a", "b"])
    assert (found["a"].f1, found["b"].f1) == (200 / 3, 100)
    assert micro(found.values()).f1 == 80


def test_a_floor_holds_to_the_decimal_that_is_shown() -> None:
    assert Figure("f", 57.96, 58).is_reached
    assert not Figure("f", 57.94, 58).is_reached


def test_a_most_is_not_to_be_passed() -> None:
    assert Figure("ms", 2.9, 3, unit="ms", is_most=True).is_reached
    assert not Figure("ms", 3.1, 3, unit="ms", is_most=True).is_reached


def test_a_section_is_a_heading_a_table_and_its_text() -> None:
    section = Section("Acts", (Figure("micro-F1", 91.24, 90, 93),), "All of it.\n")
    assert section.markdown().splitlines() == [
        "## Acts",
        "",
        "| figure | measured | floor | aim |",
        "|---|---|---|---|",
        "| micro-F1 | 91.2 % | ≥ 90 | 93 |",
        "",
        "All of it.",
    ]
