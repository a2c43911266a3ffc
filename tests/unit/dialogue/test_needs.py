"""What a side tells of its need for shared units."""

import pytest

from app.negotiation.acts import Importance, Inform, Kind
from tests.builders_camp import camp_acts, shares
from tests.builders_talk import reads

HIGH, LOW = Importance.HIGH, Importance.LOW


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I need water for my baby", {"water": HIGH}),
        ("We could use some food and water", {"food": HIGH, "water": HIGH}),
        ("we have enough food", {"food": LOW}),
        ("I'm fine on water", {"water": LOW}),
        ("water is not so important for us", {"water": LOW}),
        ("I don't need any water", {"water": LOW}),
        ("We don't have enough food", {"food": HIGH}),
        ("I worry there might not be enough food", {"food": HIGH}),
        ("We have plenty of food, but I need water", {"food": LOW, "water": HIGH}),
        ("We'd love some water and food for our horses", {"water": HIGH, "food": HIGH}),
    ],
)
def test_a_need_without_a_count_is_told_not_offered(text: str, told: dict[str, Importance]) -> None:
    informs = [act for act in camp_acts(text) if isinstance(act, Inform)]
    assert {act.issue: act.importance for act in informs} == told
    assert shares(text) == {}


def test_a_need_with_its_reason_tells_the_interest_too() -> None:
    acts = camp_acts("I need water because we hike all day")
    assert acts == (
        Inform(Kind.PRIORITY, "water", HIGH),
        Inform(Kind.INTEREST, "water"),
    )


def test_what_the_other_side_has_tells_nothing_of_ones_own() -> None:
    assert not any(isinstance(a, Inform) for a in camp_acts("You surely have plenty of food."))


def test_a_scenario_without_shared_units_is_read_as_before() -> None:
    assert Inform(Kind.PRIORITY, "support", HIGH) not in reads("I could use support")
