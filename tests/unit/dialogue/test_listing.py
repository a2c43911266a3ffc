"""Lists, owners, pairs and the rest."""

from app.dialogue.takes import EVERYTHING, NOTHING, Amount, Counted, Taker
from tests.unit.dialogue.test_sharing import walk

MINE, YOURS = Taker.MINE, Taker.YOURS


def test_words_after_a_list_say_whose_it_is() -> None:
    takes = walk("2 food, 1 water for me and 1 food for you")
    assert [take.taker for take in takes] == [MINE, MINE, YOURS]


def test_words_after_a_share_win_over_the_verb_before_it() -> None:
    takes = walk("i could give you 2 food for me and 1 for you")
    assert [take.taker for take in takes] == [MINE, YOURS]


def test_a_thing_that_is_taken_is_taken_whole() -> None:
    takes = walk("you take the food and water")
    assert [(t.issue, t.amount, t.taker) for t in takes] == [
        ("food", EVERYTHING, YOURS),
        ("water", EVERYTHING, YOURS),
    ]


def test_a_thing_that_begins_a_new_clause_is_not_taken_with_the_one_before_it() -> None:
    assert [t.issue for t in walk("i take all the food and water is cheap")] == ["food"]


def test_a_thing_that_is_needed_is_only_named() -> None:
    assert walk("i need the water for my baby") == []
    assert walk("i need the water for me") == []


def test_a_thing_that_is_not_needed_is_nothing() -> None:
    (take,) = walk("i don't need any water")
    assert (take.amount, take.taker) == (NOTHING, MINE)


def test_a_pair_of_figures_gives_both_sides_a_share() -> None:
    assert [(t.amount.number, t.taker) for t in walk("split the food 2 to 1")] == [
        (2.0, MINE),
        (1.0, YOURS),
    ]
    assert [t.taker for t in walk("food 2-1 for you")] == [MINE, YOURS]
    assert [t.amount.number for t in walk("food 2-1 for you")] == [1.0, 2.0]


def test_the_rest_is_of_one_issue_or_of_all() -> None:
    (_, rest) = walk("i take 1 food and you get the rest of the food")
    assert (rest.issue, rest.amount.counted) == ("food", Counted.REST)
    (_, rest) = walk("i take 1 food and you get the rest")
    assert (rest.issue, rest.taker) == (None, YOURS)
    (_, rest) = walk("i take 1 food and what's the plan for the rest")
    assert rest.taker is None


def test_the_odd_one_is_noted_beside_an_even_share() -> None:
    (each, odd) = walk("one food each and you get the third")
    assert (each.taker, odd.amount, odd.taker) == (Taker.BOTH, Amount(Counted.ODD), YOURS)
