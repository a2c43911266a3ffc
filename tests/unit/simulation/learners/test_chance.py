"""The learner who says anything."""

from app.negotiation.acts import Accept, Propose
from app.simulation.learners.chance import acts, any_act, lot, some_terms
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, offer, shapes, turns_over

SEEDS = range(200)


def test_it_says_many_kinds_of_things() -> None:
    kinds = {type(any_act(a_view(baker(), seed=seed), "now")) for seed in SEEDS}
    assert len(kinds) >= 10


def test_its_terms_name_options_of_the_scenario_and_at_least_one() -> None:
    for scenario in shapes().values():
        for seed in range(20):
            found = some_terms(a_view(scenario=scenario, seed=seed), "now", 0.3)
            assert len(found) >= 1
            for issue, option in found:
                assert scenario.issue(issue).index_of(option) is not None


def test_it_sometimes_takes_what_beats_leaving_and_never_what_does_not() -> None:
    fair, poor = whole_terms("12", "morning", "2"), whole_terms("14", "evening", "4")
    taken = [acts(a_view(*turns_over(3, offer(fair)), seed=seed)) for seed in SEEDS]
    assert 0 < taken.count((Accept(fair),)) < len(SEEDS) / 2
    for seed in SEEDS:
        said = acts(a_view(*turns_over(3, offer(poor)), seed=seed))
        assert not [act for act in said if isinstance(act, Accept)]


def test_the_same_seed_says_the_same() -> None:
    assert acts(a_view(baker(), seed=3)) == acts(a_view(baker(), seed=3))
    assert lot(a_view(baker()), "lot", ("only",)) == "only"


def test_it_proposes_one_or_two_offers() -> None:
    made = [
        len(act.offers)
        for seed in SEEDS
        for act in acts(a_view(baker(), seed=seed))
        if isinstance(act, Propose)
    ]
    assert set(made) == {1, 2}
