"""The arithmetic of a debrief: result, trajectory, plot and discoveries, worked by hand."""

from dataclasses import replace

from app.coach.critique import critique
from app.coach.play import Play
from app.negotiation.acts import Ask, Close, Kind
from app.negotiation.history import Turn
from app.negotiation.preferences import Preferences
from app.review.debrief import Result
from app.review.outcome import (
    better_index,
    discoveries,
    plot,
    result,
    summary,
    trajectory,
    view_outcome,
)
from tests.builders import BAKER_LIKES, CAFE, CAFE_LIKES, a_scenario, terms, whole_terms
from tests.builders_play import (
    RUBRIC,
    SCENARIO,
    a_play,
    closing,
    me,
    offer,
    their_fact,
    them,
)

MIDDLE = whole_terms("12", "noon", "2")  # 5000 and 5500
BEST = whole_terms("14", "morning", "2")  # 6500 and 6500
NO_ZOPA = a_scenario(reservations=(8_000, 8_000))
EVEN = ((5_000,) * 3, (5_000,) * 5)  # nothing but the price makes a difference


def result_of(play: Play) -> Result:
    return result(play, critique(play, RUBRIC), RUBRIC)


def test_an_outcome_is_shown_line_by_line_with_both_sides_points() -> None:
    view = view_outcome(a_play(), terms(price="12", delivery="noon"))
    shown = [(line.label, line.shown, line.own_points, line.other_points) for line in view.lines]
    assert shown == [("Price", "€12 a tray", 2_500, 1_000), ("Delivery", "By noon", 1_000, 3_000)]
    assert (view.own, view.other) == (3_500, 4_000)


def test_the_result_of_a_deal() -> None:
    found = result_of(a_play(*closing(MIDDLE)))
    assert found.deal is not None
    assert (found.is_deal, found.has_zopa, found.ended_by) == (True, True, None)
    assert (found.own, found.reservation, found.target, found.other_reservation) == (
        5_000,
        4_000,
        7_000,
        4_000,
    )
    assert (found.deal.own, found.deal.other) == (5_000, 5_500)
    assert found.best == 8_000  # 14, morning and all four shelves leave the café its 5000


def test_the_better_outcome_is_better_for_both_by_the_tables() -> None:
    found = result_of(a_play(*closing(MIDDLE))).better
    assert found is not None
    assert found.is_better_for_you
    assert found.is_better_for_them
    assert found.outcome.own > 5_000
    assert found.outcome.other > 5_500
    settled = {line.issue: line.shown for line in found.outcome.lines}
    assert set(found.changed) <= set(settled)


def test_a_deal_on_the_frontier_has_no_better_one() -> None:
    assert result_of(a_play(*closing(BEST))).better is None
    assert better_index(a_play(*closing(BEST))) is None


def test_without_a_deal_the_better_outcome_beats_both_alternatives() -> None:
    found = result_of(a_play(me(Close())))
    assert (found.is_deal, found.deal, found.ended_by, found.own) == (False, None, "baker", 4_000)
    assert found.better is not None
    assert found.better.is_better_for_you
    assert found.better.is_better_for_them
    assert min(found.better.outcome.own, found.better.outcome.other) > 4_000
    assert set(found.better.changed) == {"price", "delivery", "shelves"}


def test_a_deal_worth_just_both_alternatives_is_not_called_better() -> None:
    edge = a_scenario(reservations=(8_000, 5_000))  # 14, morning, 4 shelves and nothing else
    assert result_of(a_play(me(Close()), scenario=edge)).better is None


def test_a_gain_that_rounding_hides_is_not_said_to_be_one() -> None:
    tiny = Preferences(BAKER_LIKES.issues, BAKER_LIKES.weights, ((0, 1, 2, 3, 4), *EVEN))
    other = Preferences(CAFE_LIKES.issues, CAFE_LIKES.weights, ((0, 1, 2, 3, 4), *EVEN))
    scenario = a_scenario(reservations=(0, 0), preferences=(tiny, other))
    assert result_of(a_play(*closing(whole_terms("10")), scenario=scenario)).better is None


def test_who_gains_is_told_by_the_points_that_are_shown() -> None:
    # one more on the price is worth 12 points to the baker and a thousandth of one to the café
    near = Preferences(CAFE_LIKES.issues, CAFE_LIKES.weights, ((0, 1, 2, 3, 4), *EVEN))
    far = Preferences(BAKER_LIKES.issues, BAKER_LIKES.weights, (BAKER_LIKES.values[0], *EVEN))
    scenario = a_scenario(reservations=(0, 0), preferences=(far, near))
    found = result_of(a_play(*closing(whole_terms("10")), scenario=scenario)).better
    assert found is not None
    assert (found.is_better_for_you, found.is_better_for_them) == (True, False)


def test_without_a_zopa_the_best_is_what_they_could_still_have_accepted() -> None:
    found = result_of(a_play(me(Close()), scenario=NO_ZOPA))
    assert (found.has_zopa, found.better) == (False, None)
    assert found.best == 5_000  # 14 in the morning leaves them 8000 with all the shelves


def test_value_was_findable_from_the_turn_that_told_the_issue_it_needs() -> None:
    lost = closing(whole_terms("12", "noon", "4"))  # 14 and mornings: 8000 for 6500, 5000 for 4000
    told = result_of(a_play(them(), me(), their_fact(), me(), *lost)).better
    assert told is not None
    assert set(told.changed) == {"price", "delivery"}
    assert told.findable_from == 3


def test_value_nobody_had_spoken_of_was_findable_from_no_turn() -> None:
    untold = result_of(a_play(*closing(whole_terms("12", "noon", "4")))).better
    assert untold is not None
    assert untold.findable_from is None


def test_the_trajectory_holds_whole_offers_with_steps_and_concessions() -> None:
    turns: tuple[Turn, ...] = (
        them(offer(whole_terms("10", "morning", "0"))),  # café: 10000, baker: 0
        me(offer(terms(price="14"))),  # the rest as the café said: baker 5000, café 8000
        them(offer(terms(delivery="noon"))),  # café: 8000
        me(offer(whole_terms("13", "noon", "2"))),  # baker: 3750 + 1000 + 1500
    )
    points = trajectory(a_play(*turns))
    assert [(p.turn, p.step, p.is_learner, p.own, p.other, p.conceded) for p in points] == [
        (1, 0, False, 0, 10_000, 0),
        (2, 1, True, 5_000, 8_000, 0),
        (3, 1, False, 1_000, 8_000, 2_000),
        (4, 2, True, 6_250, 5_000, -1_250),
    ]
    assert points[-1].summary == "€13 a tray, By noon, 2 shelves"


def test_what_was_misread_and_put_right_is_not_on_the_trajectory() -> None:
    misread = me(offer(whole_terms("10")))
    mends = me(offer(terms(price="14")), markers=("corrects",))
    (point,) = trajectory(a_play(misread, them(), mends))
    assert (point.turn, point.conceded) == (3, 0)


def test_an_offer_with_issues_open_is_not_on_the_trajectory() -> None:
    assert trajectory(a_play(me(offer(terms(price="14"))))) == ()


def test_the_plot_is_drawn_from_the_learners_side() -> None:
    mine = plot(a_play(*closing(MIDDLE)))
    theirs = plot(a_play(*closing(MIDDLE), role=CAFE))
    assert mine.deal == (5_000, 5_500)
    assert theirs.deal == (5_500, 5_000)
    assert {(b, a) for a, b in mine.feasible} == set(theirs.feasible)
    assert mine.reservation == (4_000, 4_000)
    assert set(mine.frontier) <= set(mine.feasible)
    assert mine.nash in mine.frontier
    assert mine.better is not None
    assert min(a - b for a, b in zip(mine.better, mine.deal, strict=True)) > 0


def test_a_plot_without_a_zopa_has_nothing_but_the_alternatives() -> None:
    empty = plot(a_play(me(), scenario=NO_ZOPA))
    assert (empty.feasible, empty.frontier, empty.nash) == ((), (), None)
    assert (empty.deal, empty.better, empty.reservation) == (None, None, (8_000, 8_000))


def test_a_discovery_says_when_it_was_asked_told_and_used() -> None:
    (found,) = discoveries(
        a_play(
            me(Ask(Kind.ISSUE, "shelves")),
            them(),
            me(Ask(Kind.PRIORITY)),
            their_fact(0),
            me(offer(terms(delivery="evening"))),
            them(),
            me(offer(terms(delivery="morning"))),
        )
    )
    assert (found.asked_at, found.told_at, found.used_at) == (3, 4, 7)
    assert (found.title, found.text) == ("The hours before eight", "This is cafe-delivery.")


def test_a_discovery_tells_the_deepest_fact_that_came_out() -> None:
    (found,) = discoveries(a_play(their_fact(0), me(), their_fact(1)))
    assert found.text == "This is cafe-delivery-why."
    assert (found.asked_at, found.told_at, found.used_at) == (None, 1, None)


def test_what_stayed_hidden_is_named_with_the_question_that_came_near() -> None:
    (found,) = discoveries(a_play(me(Ask(Kind.OPEN)), them(), me(Ask(Kind.ISSUE, "delivery"))))
    assert (found.asked_at, found.told_at, found.used_at) == (3, None, None)
    assert found.text == "This is cafe-delivery."


def test_terms_are_summed_up_in_the_scenarios_order() -> None:
    assert summary(a_play(), terms(shelves="1", price="14")) == "€14 a tray, 1 shelves"
    assert SCENARIO.issues[0].id == "price"


def test_shares_that_look_alike_stand_with_the_name_of_what_is_shared() -> None:
    words = {**SCENARIO.words}
    alike = dict.fromkeys(words["delivery"].shown, "you 2, they 0")
    words["delivery"] = replace(words["delivery"], label="Mornings", shown=alike)
    shared = {option: f"you {option}, they 1" for option in words["shelves"].shown}
    words["shelves"] = replace(words["shelves"], label="Shelves", shown=shared)
    play = a_play(scenario=replace(SCENARIO, words=words))
    said = summary(play, terms(price="14", delivery="noon", shelves="2"))
    assert said == "€14 a tray, Mornings: you 2, they 0, Shelves: you 2, they 1"
