"""Issues: three kinds, one list of options each."""

import pytest

from app.negotiation.issue import (
    MOST_OPTIONS,
    IssueKind,
    allocation,
    choice,
    mirrored,
    number_id,
    number_range,
)


def test_a_choice_keeps_its_options_in_order() -> None:
    issue = choice("delivery", ("morning", "noon"))
    assert [option.id for option in issue.options] == ["morning", "noon"]
    assert [option.number for option in issue.options] == [None, None]
    assert not issue.is_numeric


@pytest.mark.parametrize("options", [(), ("morning",), ("morning", "morning")])
def test_a_choice_needs_two_different_options(options: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="'delivery' needs at least two options"):
        choice("delivery", options)


def test_a_range_holds_both_its_ends() -> None:
    issue = number_range("price", 10, 14, 2)
    assert [option.id for option in issue.options] == ["10", "12", "14"]
    assert issue.kind is IssueKind.RANGE
    assert issue.is_numeric


def test_a_range_in_tenths_has_clean_numbers() -> None:
    assert [option.id for option in number_range("rate", 0.1, 0.4, 0.1).options] == [
        "0.1",
        "0.2",
        "0.3",
        "0.4",
    ]


def test_a_range_may_lie_below_zero() -> None:
    assert [option.id for option in number_range("degrees", -1, 1, 1).options] == ["-1", "0", "1"]


def test_large_numbers_with_fractions_stay_apart() -> None:
    options = number_range("rent", 123_456, 123_457, 0.5).options
    assert [option.id for option in options] == ["123456", "123456.5", "123457"]


@pytest.mark.parametrize(("low", "high", "step"), [(10, 10, 1), (14, 10, 1), (10, 14, 0)])
def test_a_range_must_rise_in_steps_above_zero(low: float, high: float, step: float) -> None:
    with pytest.raises(ValueError, match="low < high and a step above 0"):
        number_range("price", low, high, step)


def test_a_range_must_be_whole_steps() -> None:
    with pytest.raises(ValueError, match="14 is no whole number of steps from 10"):
        number_range("price", 10, 14, 3)


def test_a_range_of_too_many_steps_is_refused_before_it_is_built() -> None:
    with pytest.raises(ValueError, match=r"'price' would have .* options: take a larger step"):
        number_range("price", 0, 10.0**12, 1)


def test_an_allocation_counts_from_none_to_all() -> None:
    issue = allocation("shelves", 3)
    assert [option.number for option in issue.options] == [0, 1, 2, 3]
    assert issue.kind is IssueKind.ALLOCATION
    assert issue.is_numeric


def test_an_allocation_needs_something_to_share() -> None:
    with pytest.raises(ValueError, match="'shelves' needs at least one unit"):
        allocation("shelves", 0)


def test_an_allocation_of_too_many_units_is_refused() -> None:
    with pytest.raises(ValueError, match="count in larger units"):
        allocation("grains", MOST_OPTIONS)


def test_an_option_is_found_by_id_and_by_number() -> None:
    issue = number_range("price", 10, 14, 2)
    assert issue.index_of("12") == 1
    assert issue.index_of("11") is None
    assert issue.index_of_number(12.0) == 1
    assert issue.index_of_number(11) is None


def test_a_choice_has_no_option_by_number() -> None:
    assert choice("delivery", ("morning", "noon")).index_of_number(0) is None


@pytest.mark.parametrize(
    ("number", "written"),
    [(84, "84"), (2.5, "2.5"), (0, "0"), (1_000_000.5, "1000000.5"), (3e6, "3000000")],
)
def test_numbers_are_written_without_an_exponent(number: float, written: str) -> None:
    assert number_id(number) == written


def test_a_share_mirrored_is_what_is_left_for_the_other_side() -> None:
    lamps = allocation("lamps", 3)
    assert [mirrored(lamps, option.id) for option in lamps.options] == ["3", "2", "1", "0"]
    assert [mirrored(lamps, mirrored(lamps, o.id)) for o in lamps.options] == ["0", "1", "2", "3"]


def test_a_share_of_more_than_there_is_has_no_mirror() -> None:
    with pytest.raises(KeyError, match="4"):
        mirrored(allocation("lamps", 3), "4")
