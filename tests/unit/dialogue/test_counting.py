"""Counts and what they count."""

import pytest

from app.dialogue.takes import Amount, Counted, Taker
from tests.unit.dialogue.test_sharing import walk


@pytest.mark.parametrize(
    ("text", "issue", "amount"),
    [
        ("i take 2 packages of the food", "food", Amount(Counted.UNITS, 2.0)),
        ("i take food: 2", "food", Amount(Counted.UNITS, 2.0)),
        ("i take both ropes", "ropes", Amount(Counted.UNITS, 2.0)),
        ("i take a couple of food packages", "food", Amount(Counted.UNITS, 2.0)),
        ("i take a food package", "food", Amount(Counted.UNITS, 1.0)),
        ("i take 2 of the 3 food", "food", Amount(Counted.UNITS, 2.0)),
        ("i take 2/3 food", "food", Amount(Counted.UNITS, 2.0)),
        ("i take one more food", "food", Amount(Counted.MORE, 1.0)),
        ("i take 2 food more", "food", Amount(Counted.MORE, 2.0)),
        ("i take 2 extra food", "food", Amount(Counted.EXTRA, 2.0)),
        ("i take 1 of your food", "food", Amount(Counted.EXTRA, 1.0)),
        ("i take half of the food", "food", Amount(Counted.PART, 0.5)),
        ("i take all three food", "food", Amount(Counted.PART, 1.0)),
    ],
)
def test_a_count_finds_what_it_counts(text: str, issue: str, amount: Amount) -> None:
    (take,) = walk(text)
    assert (take.issue, take.amount) == (issue, amount)


def test_a_figure_alone_takes_the_issue_before_it() -> None:
    assert [(t.issue, t.amount.number) for t in walk("2 food for me and 1 for you")] == [
        ("food", 2.0),
        ("food", 1.0),
    ]


def test_a_figure_of_something_else_is_no_count() -> None:
    assert [t.issue for t in walk("i take 2 food for 4 people, you get 5 items")] == ["food"]


@pytest.mark.parametrize("text", ["i take 2 or 3 food", "i take 2-3 food"])
def test_a_span_of_figures_is_unsure(text: str) -> None:
    assert walk(text)[-1].taker is Taker.UNSURE


def test_so_many_of_each_count_for_every_issue_named() -> None:
    takes = walk("i take 2 each of the food and water")
    assert [(t.issue, t.amount.number) for t in takes] == [("food", 2.0), ("water", 2.0)]
