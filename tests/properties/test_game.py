"""What holds in every game: utilities, the bargaining set, folds and the way to a deal."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.negotiation.acts import Accept, Act, Ask, Close, Inform, Kind, Propose, Reject, Summarise
from app.negotiation.bargaining_set import (
    BargainingSet,
    bargaining_set,
    better_for_both,
    joint_gain_share,
)
from app.negotiation.history import History
from app.negotiation.issue import Issue, allocation, choice, number_range
from app.negotiation.outcome import OutcomeSpace, build_space
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.protocol import Phase, apply, state
from app.negotiation.standing import concessions, offers, standing_offer
from app.negotiation.terms import Terms
from app.negotiation.trust import trust
from tests.builders import BAKER, CAFE, a_history, a_scenario, said, terms, whole_terms

SCENARIO = a_scenario()
MAKERS = (
    lambda name, size: choice(name, [f"{name}{n}" for n in range(size)]),
    lambda name, size: number_range(name, 10, 10 + 2 * (size - 1), 2),
    lambda name, size: allocation(name, size - 1),
)


@st.composite
def some_issues(draw: st.DrawFn) -> tuple[Issue, ...]:
    kinds = draw(st.lists(st.sampled_from(MAKERS), min_size=1, max_size=3))
    return tuple(
        make(name, draw(st.integers(2, 4))) for name, make in zip("abc", kinds, strict=False)
    )


@st.composite
def some_preferences(draw: st.DrawFn, issues: tuple[Issue, ...]) -> Preferences:
    cuts = sorted(draw(st.integers(0, FULL)) for _ in issues[1:])
    weights = tuple(b - a for a, b in zip([0, *cuts], [*cuts, FULL], strict=True))
    value = st.sampled_from([0, 1, 3_333, 5_000, 9_999, FULL]) | st.integers(0, FULL)
    rows = tuple(tuple(draw(value) for _ in issue.options) for issue in issues)
    return Preferences(issues, weights, rows)


@st.composite
def some_spaces(draw: st.DrawFn) -> tuple[OutcomeSpace, Preferences, Preferences]:
    issues = draw(some_issues())
    first, second = draw(some_preferences(issues)), draw(some_preferences(issues))
    return build_space(first, second), first, second


@st.composite
def some_bargaining(draw: st.DrawFn) -> tuple[OutcomeSpace, BargainingSet]:
    space, _, _ = draw(some_spaces())
    limits = draw(st.tuples(st.integers(0, 7_000), st.integers(0, 7_000)))
    return space, bargaining_set(space, limits)


@given(some_spaces())
def test_utilities_are_the_plain_sum_and_stay_on_the_scale(
    found: tuple[OutcomeSpace, Preferences, Preferences],
) -> None:
    space, *sides = found
    for likes, utilities in zip(sides, space.utilities, strict=True):
        for index in range(len(space)):
            outcome = space.terms_at(index)
            by_hand = sum(
                weight * row[issue.index_of(outcome.get(issue.id) or "") or 0] // FULL
                for issue, weight, row in zip(
                    likes.issues, likes.weights, likes.values, strict=True
                )
            )
            assert 0 <= utilities[index] <= FULL
            assert utilities[index] == by_hand == likes.utility(outcome)


@given(some_spaces())
def test_an_outcome_and_its_index_lead_to_each_other(
    found: tuple[OutcomeSpace, Preferences, Preferences],
) -> None:
    space = found[0]
    for index in range(len(space)):
        outcome = space.terms_at(index)
        assert space.index_of(outcome) == index
        assert space.matching(outcome).nonzero()[0].tolist() == [index]


@given(some_bargaining())
def test_the_nash_point_and_the_joint_best_lie_on_the_frontier(
    found: tuple[OutcomeSpace, BargainingSet],
) -> None:
    _, bset = found
    assert (bset.nash is not None) == bset.has_zopa
    if bset.has_zopa:
        assert bset.nash in bset.frontier
        assert bset.joint_best in bset.frontier


@given(some_bargaining())
def test_the_nash_point_has_the_greatest_product_of_surpluses(
    found: tuple[OutcomeSpace, BargainingSet],
) -> None:
    space, bset = found
    if bset.nash is None:
        return
    products = {
        int(index): (int(space.utilities[0][index]) - bset.reservations[0])
        * (int(space.utilities[1][index]) - bset.reservations[1])
        for index in bset.feasible
    }
    assert products[bset.nash] == max(products.values())


@given(some_bargaining())
def test_no_feasible_outcome_dominates_one_on_the_frontier(
    found: tuple[OutcomeSpace, BargainingSet],
) -> None:
    space, bset = found
    points = [(int(space.utilities[0][i]), int(space.utilities[1][i])) for i in bset.feasible]
    for index in bset.frontier:
        own, other = int(space.utilities[0][index]), int(space.utilities[1][index])
        assert not any(a >= own and b >= other and (a, b) != (own, other) for a, b in points)


@given(some_bargaining())
def test_each_feasible_outcome_is_on_the_frontier_or_has_a_better_one(
    found: tuple[OutcomeSpace, BargainingSet],
) -> None:
    space, bset = found
    on_line = {(int(space.utilities[0][i]), int(space.utilities[1][i])) for i in bset.frontier}
    for index in bset.feasible:
        here = (int(space.utilities[0][index]), int(space.utilities[1][index]))
        better = better_for_both(space, bset, int(index))
        assert (better is None) == (here in on_line)


@given(some_bargaining())
def test_the_joint_gain_share_of_a_feasible_deal_lies_between_zero_and_one(
    found: tuple[OutcomeSpace, BargainingSet],
) -> None:
    space, bset = found
    for index in bset.feasible:
        share = joint_gain_share(space, bset, int(index))
        assert share is not None
        assert 0 <= Fraction(share) <= 1
    assert joint_gain_share(space, bset, None) == (0.0 if bset.has_zopa else None)


OUTCOMES = st.builds(
    whole_terms,
    st.sampled_from(["10", "12", "14"]),
    st.sampled_from(["morning", "evening"]),
    st.sampled_from(["0", "2"]),
)
# Two outcomes and much accepting and restating, so that deals come about: about one game in twelve.
HIGH, LOW = whole_terms("14"), whole_terms("10")
CLOSING = (Accept(), Summarise(HIGH), Accept(HIGH), Summarise(LOW))
TALKING = (
    Propose((HIGH,)),
    Propose((LOW,)),
    Propose((HIGH, LOW)),
    Propose((terms(price="14"),)),
    Accept(terms(price="14")),
    Ask(Kind.PRIORITY),
    Inform(Kind.INTEREST, "price"),
    Summarise(),
    Reject(),
    Close(),
)
ACTS_SAID = st.sampled_from((*CLOSING, *CLOSING, *CLOSING, *TALKING))
MOVE = st.tuples(
    st.sampled_from([BAKER, CAFE]),
    st.tuples(ACTS_SAID) | st.tuples(st.sampled_from(CLOSING), ACTS_SAID),
)
OFFERED = (BAKER, (Propose((HIGH,)),))
MOVES = st.lists(MOVE, min_size=2, max_size=14).map(lambda rest: [OFFERED, *rest])

Moves = list[tuple[str, tuple[Act, ...]]]


def played(moves: Moves) -> History:
    """Play what the rules allow and leave out the rest."""
    history = History()
    for role, acts in moves:
        turn = replace(said(role, *acts), number=history.next_number)
        after = apply(history, turn, SCENARIO)
        history = after if isinstance(after, History) else history
    return history


@given(MOVES)
def test_replaying_a_history_gives_the_same_folds(moves: Moves) -> None:
    history = played(moves)
    again = History()
    for turn in history:
        after = apply(again, turn, SCENARIO)
        assert isinstance(after, History), "what was legal once stays legal"
        again = after
    assert again == history
    assert state(again, SCENARIO) == state(history, SCENARIO)
    assert offers(again) == offers(history)
    for role in (BAKER, CAFE):
        assert trust(again, role) == trust(history, role)
        assert standing_offer(again, role) == standing_offer(history, role)
        assert concessions(again, SCENARIO, role) == concessions(history, SCENARIO, role)


@given(MOVES)
def test_a_fold_kept_along_the_way_equals_one_from_scratch(moves: Moves) -> None:
    grown = History()
    for turn in played(moves):
        grown = grown.plus(turn)
        scratch = History(grown.turns)
        assert state(grown, SCENARIO) == state(scratch, SCENARIO)
        assert offers(grown) == offers(scratch)
        assert [trust(grown, r) for r in (BAKER, CAFE)] == [
            trust(scratch, r) for r in (BAKER, CAFE)
        ]


@given(MOVES)
@settings(max_examples=300)
def test_a_deal_was_offered_restated_by_one_side_and_confirmed_by_the_other(
    moves: Moves,
) -> None:
    history = played(moves)
    now = state(history, SCENARIO)
    if now.phase is not Phase.DEAL:
        return
    assert SCENARIO.is_complete(now.terms)
    assert now.terms in [made.terms for made in offers(history)]
    assert now.restated_by is not None
    assert said_by(history, now.restated_by, Summarise(now.terms))
    confirmed_by = SCENARIO.other(now.restated_by).id
    assert said_by(history, confirmed_by, Accept()) or said_by(
        history, confirmed_by, Accept(now.terms)
    )


def said_by(history: History, role: str, act: Act) -> bool:
    return any(act in turn.acts for turn in history.of(role))


@given(OUTCOMES, st.sampled_from([BAKER, CAFE]), st.sampled_from([BAKER, CAFE]))
def test_the_plain_way_to_a_deal_works_for_either_side(
    deal: Terms, offering: str, restating: str
) -> None:
    other = {BAKER: CAFE, CAFE: BAKER}
    history = a_history(
        said(offering, Propose((deal,))),
        said(other[offering], Accept()),
        said(restating, Summarise(deal)),
        said(other[restating], Accept()),
    )
    now = state(history, SCENARIO)
    assert (now.phase, now.terms, now.restated_by) == (Phase.DEAL, deal, restating)


@pytest.mark.parametrize("limits", [(10_000, 10_000), (9_000, 9_000)])
def test_no_zopa_has_its_own_measures(limits: tuple[int, int]) -> None:
    none = a_scenario(reservations=limits)
    assert not none.bargaining_set.has_zopa
    assert joint_gain_share(none.space, none.bargaining_set, None) is None
