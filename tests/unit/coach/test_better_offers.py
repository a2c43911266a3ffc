"""Better offers: they ask, they give, and they leave room for a deal worth having."""

from app.coach.better_offers import (
    another_way,
    choices,
    fits,
    least_change,
    own_top,
    package,
    trade,
)
from app.negotiation.issue import choice
from app.negotiation.preferences import Preferences
from tests.builders import BAKER, BAKER_LIKES, CAFE, CAFE_LIKES, a_scenario, terms, whole_terms
from tests.builders_play import a_play, me, offer, their_fact, them

COLD = a_play(them(), me())


def _with_gifts(
    weights: tuple[int, ...] = (4_500, 2_000, 3_000, 500),
    theirs: tuple[int, ...] = (2_000, 4_000, 3_000, 1_000),
) -> tuple[Preferences, Preferences]:
    """The bread game with a fourth issue that is cheap for the baker."""
    wrap = choice("wrap", ("none", "paper"))
    issues = (*BAKER_LIKES.issues, wrap)
    baker = (*BAKER_LIKES.values, (10_000, 0))
    cafe = (*CAFE_LIKES.values, (0, 10_000))
    return (
        Preferences(issues, weights, baker),
        Preferences(issues, theirs, cafe),
    )


def test_a_trade_asks_for_the_weightiest_and_gives_what_they_like_best_elsewhere() -> None:
    assert trade(COLD, 2) == terms(shelves="4", delivery="morning")
    assert trade(a_play(them(), me(), role=CAFE), 2) == terms(delivery="morning", shelves="4")


def test_what_they_call_important_is_given_first_where_it_is_no_burden() -> None:
    light = a_scenario(preferences=_with_gifts())
    assert trade(a_play(their_fact(), me(), scenario=light), 2).get("delivery") == "morning"
    heavy = a_scenario(preferences=_with_gifts((2_000, 3_000, 4_500, 500)))
    assert trade(a_play(their_fact(), me(), scenario=heavy), 2).get("wrap") == "paper"


def test_else_what_is_light_beside_their_weight_is_given_first() -> None:
    silent = (them(), me())
    gift = a_scenario(preferences=_with_gifts())
    assert trade(a_play(*silent, scenario=gift), 2).get("delivery") == "morning"
    dear = _with_gifts((4_000, 1_500, 3_500, 1_000), (2_000, 2_000, 2_000, 4_000))
    assert trade(a_play(*silent, scenario=a_scenario(preferences=dear)), 2).get("wrap") == "paper"


def test_a_package_holds_what_the_learner_last_said_when_that_leaves_room() -> None:
    assert package(a_play(me(offer(terms(price="13")))), 1).get("price") == "13"


def test_a_figure_that_leaves_no_room_is_not_taken_over() -> None:
    tight = a_scenario(reservations=(7_500, 4_000))
    low = a_play(me(offer(terms(price="10"))), scenario=tight)
    found = package(low, 1)
    assert found.get("price") != "10"
    assert fits(low, found)


def test_another_way_gives_what_the_last_offer_did_not() -> None:
    wide = a_scenario(preferences=_with_gifts())
    play = a_play(them(), me(offer(terms(wrap="paper", price="12"))), scenario=wide)
    held = another_way(play, 2)
    assert held.get(own_top(play)) == play.learner.preferences.best_option(own_top(play))
    assert "wrap" not in held
    assert fits(play, held)


def test_where_nothing_else_can_be_given_another_way_is_the_trade() -> None:
    given = a_play(them(), me(offer(terms(shelves="4", delivery="morning"))))
    assert another_way(given, 2) == trade(given, 2)


def test_choices_differ_in_what_they_give() -> None:
    found = choices(COLD, 2)
    assert all(made.get(own_top(COLD)) == "4" for made in found)
    assert len(set(found)) == len(found)


def test_terms_fit_when_an_outcome_in_the_zopa_holds_them() -> None:
    assert fits(COLD, terms(price="14", delivery="morning"))
    assert not fits(COLD, terms(price="10", delivery="morning", shelves="0"))
    assert not fits(COLD, terms(price="14", delivery="evening", shelves="4"))


def test_without_a_zopa_it_is_enough_that_the_learner_could_live_with_it() -> None:
    play = a_play(them(), me(), scenario=a_scenario(reservations=(8_000, 8_000)))
    assert fits(play, terms(price="14", delivery="evening"))
    assert not fits(play, terms(price="10"))


def test_what_they_called_important_is_given_first() -> None:
    play = a_play(their_fact(), me(), role=BAKER)
    assert "delivery" in trade(play, 2)


def test_the_least_change_beats_both_alternatives_on_as_few_issues_as_may_be() -> None:
    low = whole_terms("10", "noon", "2")
    change = least_change(COLD, low)
    assert len(change) == 1
    better = change.merged_over(low)
    own, theirs = COLD.learner, COLD.counterpart
    assert own.preferences.utility(better) > own.reservation
    assert theirs.preferences.utility(better) >= theirs.reservation


def test_where_no_outcome_beats_both_nothing_is_changed() -> None:
    none = a_play(them(), me(), scenario=a_scenario(reservations=(9_000, 9_000)))
    assert not least_change(none, whole_terms())
