"""The learner who tries everything."""

from app.negotiation.acts import (
    Accept,
    Act,
    Ask,
    Close,
    Kind,
    Propose,
    Summarise,
    Threaten,
)
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, apply
from app.simulation.learners.adversarial import acts, marks
from app.simulation.learners.view import View
from tests.builders import CAFE, whole_terms
from tests.builders_learners import BREAD, a_view, baker, being_agreed, offer, turns_over

SEEDS = range(300)
FAIR = whole_terms("12", "morning", "2")


def views() -> list[View]:
    return [a_view(*turns_over(3, offer(FAIR)), seed=seed) for seed in SEEDS]


def everything() -> list[Act]:
    return [act for view in views() for act in acts(view)]


def test_it_accepts_what_was_not_offered_and_claims_a_deal() -> None:
    said = everything()
    assert Close(is_deal=True) in said
    assert any(isinstance(act, Accept) and act.terms not in (None, FAIR) for act in said)
    assert any(isinstance(act, Propose) and len(act.offers[0]) < 3 for act in said)


def test_much_of_it_is_against_the_rules() -> None:
    def is_illegal(view: View) -> bool:
        turn = Turn(view.history.next_number, CAFE, "", acts(view))
        return isinstance(apply(History(view.history.turns), turn, BREAD), Illegal)

    assert sum(is_illegal(view) for view in views()) >= len(SEEDS) / 10


def test_it_asks_for_the_limit_and_every_kind_of_question() -> None:
    asked = [act for act in everything() if isinstance(act, Ask)]
    assert {act.kind for act in asked if not act.is_after_limit} == set(Kind)
    assert {act.kind for act in asked if act.is_after_limit} == {Kind.ALTERNATIVE, Kind.CONSTRAINT}


def test_it_threatens_and_a_bully_insults() -> None:
    assert Threaten() in everything()
    insults = {name for view in views() for name in marks(view)}
    assert insults == {"personal_attack", "belittles", "ultimatum"}
    assert any(not marks(view) for view in views())


def test_it_restates_other_terms_than_were_agreed() -> None:
    twisted = [acts(a_view(*being_agreed(FAIR), seed=seed)) for seed in SEEDS]
    restated = [a.terms for said in twisted for a in said if isinstance(a, Summarise)]
    assert restated
    assert any(terms != FAIR for terms in restated)
    assert (Accept(),) in twisted


def test_it_says_something_at_every_table() -> None:
    assert all(acts(a_view(baker(), seed=seed)) for seed in SEEDS)
