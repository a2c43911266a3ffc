"""The outcome space: every utility at once, and outcomes by their index."""

import numpy as np
import pytest

from app.negotiation.issue import Issue, choice, number_range
from app.negotiation.outcome import build_space, column, highest, outcome_count, spread, steps_from
from app.negotiation.preferences import FULL, Bonus, Preferences
from tests.builders import BAKER_LIKES, CAFE_LIKES, ISSUES, terms, whole_terms

SPACE = build_space(BAKER_LIKES, CAFE_LIKES)


def flat(*issues: Issue) -> Preferences:
    """Preferences that care about the first issue alone and like its first option."""
    values = tuple((FULL, *(0,) * (len(issue.options) - 1)) for issue in issues)
    return Preferences(issues, (FULL, *(0,) * (len(issues) - 1)), values)


def test_a_space_has_every_combination_of_options() -> None:
    assert len(SPACE) == 5 * 3 * 5
    assert len({SPACE.terms_at(index) for index in range(len(SPACE))}) == 75


def test_the_last_issue_runs_fastest() -> None:
    assert SPACE.terms_at(0) == whole_terms("10", "morning", "0")
    assert SPACE.terms_at(1) == whole_terms("10", "morning", "1")
    assert SPACE.terms_at(74) == whole_terms("14", "evening", "4")


def test_each_side_has_its_own_utilities() -> None:
    index = SPACE.index_of(whole_terms("14", "morning", "2"))
    assert [int(side[index]) for side in SPACE.utilities] == [6_500, 6_500]


def test_a_partial_outcome_has_no_index() -> None:
    with pytest.raises(KeyError, match="delivery"):
        SPACE.index_of(terms(price="12", shelves="0"))


def test_an_unknown_option_has_no_index() -> None:
    with pytest.raises(KeyError, match="price"):
        SPACE.index_of(whole_terms(price="99"))


def test_utilities_cannot_be_written_over() -> None:
    with pytest.raises(ValueError, match="read-only"):
        SPACE.utilities[0][0] = 1


def test_matching_finds_the_outcomes_that_hold_some_terms() -> None:
    assert int(SPACE.matching(terms(price="12")).sum()) == 15
    assert int(SPACE.matching(whole_terms()).sum()) == 1
    assert int(SPACE.matching(terms()).sum()) == 75
    assert int(SPACE.matching(terms(price="99")).sum()) == 0


def test_a_bonus_reaches_the_outcomes_that_hold_its_terms() -> None:
    bonus = Bonus(terms(price="12", delivery="noon"), 400)
    likes = Preferences(ISSUES, BAKER_LIKES.weights, BAKER_LIKES.values, (bonus,))
    gain = column(SPACE, likes) - SPACE.utilities[0]
    assert int(gain.sum()) == 5 * 400
    assert int(gain[SPACE.index_of(whole_terms())]) == 400


def test_steps_count_an_issue_changed_besides_the_finest_and_the_share_moved() -> None:
    steps = steps_from(SPACE, whole_terms("10", "morning", "0"))
    assert steps[0] == 0
    assert steps[SPACE.index_of(whole_terms("12", "morning", "0"))] == pytest.approx(0.5)
    assert steps[74] == pytest.approx(5)


def test_steps_need_a_whole_outcome_to_start_from() -> None:
    with pytest.raises(KeyError):
        steps_from(SPACE, terms(price="10"))


def test_both_sides_must_settle_the_same_issues() -> None:
    with pytest.raises(ValueError, match="same issues in the same order"):
        build_space(BAKER_LIKES, flat(choice("cake", ("plum", "apple"))))


def test_a_single_issue_makes_a_space() -> None:
    likes = flat(choice("cake", ("plum", "apple")))
    assert [int(u) for u in build_space(likes, likes).utilities[0]] == [FULL, 0]


def test_a_million_outcomes_are_computed() -> None:
    issues = tuple(number_range(name, 1, 100, 1) for name in "abc")
    assert len(build_space(flat(*issues), flat(*issues))) == 1_000_000


def test_more_than_a_million_outcomes_are_refused_with_advice() -> None:
    issues = (number_range("price", 1, 1_001, 1), number_range("rate", 1, 1_000, 1))
    with pytest.raises(ValueError, match="take larger steps or fewer options") as refused:
        build_space(flat(*issues), flat(*issues))
    assert "1,001,000 outcomes" in str(refused.value)
    assert "'price' with 1,001" in str(refused.value)


def test_outcomes_can_be_counted_without_computing_them() -> None:
    assert outcome_count(ISSUES) == 75


def test_holding_finds_the_outcomes_with_one_of_the_wanted_options() -> None:
    dear = SPACE.holding({"price": [False, False, False, True, True]})
    assert int(dear.sum()) == 2 * 15
    assert {SPACE.terms_at(int(index)).get("price") for index in dear.nonzero()[0]} == {"13", "14"}
    assert SPACE.holding({"delivery": [True] * 3}).all()
    assert not SPACE.holding({"delivery": [False] * 3}).any()


def test_holding_one_option_is_matching_it() -> None:
    for place, option in enumerate(("morning", "noon", "evening")):
        flags = [place == other for other in range(3)]
        assert (SPACE.holding({"delivery": flags}) == SPACE.matching(terms(delivery=option))).all()


def test_an_issue_of_no_scenario_is_held_by_nothing() -> None:
    with pytest.raises(KeyError, match="colour"):
        SPACE.holding({"colour": [True]})


def test_spread_joins_in_the_order_of_outcomes() -> None:
    rows = [np.array([0, 100]), np.array([0, 10, 20]), np.array([0, 1])]
    assert spread(rows, np.add).tolist() == [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]
    assert spread(rows[:1], np.add).tolist() == [0, 100]


def test_the_highest_score_is_looked_for_among_some_outcomes_only() -> None:
    scores = SPACE.utilities[0].astype(float)
    among = SPACE.matching(terms(price="10"))
    best = highest(scores, among)
    assert SPACE.terms_at(best).get("price") == "10"
    assert scores[best] == scores[among].max()
