"""The learner who asks, tells and trades."""

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
)
from app.simulation.learners.integrative import acts, level
from app.simulation.learners.packages import dream
from tests.builders import whole_terms
from tests.builders_learners import NO_ZONE, a_view, baker, cafe, offer, turns_over


def test_it_opens_by_greeting_telling_what_matters_and_asking() -> None:
    told = Inform(Kind.PRIORITY, "delivery", Importance.HIGH)
    assert acts(a_view(baker(Greet(), Ask(Kind.OPEN)))) == (Greet(), told, Ask(Kind.PRIORITY))


def test_it_asks_why_about_what_it_was_told_and_acknowledges_it() -> None:
    told = Inform(Kind.PRIORITY, "price", Importance.HIGH)
    said = acts(a_view(baker(), cafe(Ask(Kind.PRIORITY)), baker(told)))
    assert Acknowledge("price") in said
    assert Ask(Kind.INTEREST, "price") in said


def test_it_answers_a_question_truly_but_never_its_limit() -> None:
    asked = a_view(baker(), cafe(), baker(Ask(Kind.PRIORITY, "price")))
    assert Inform(Kind.PRIORITY, "price", Importance.LOW) in acts(asked)
    limit = Ask(Kind.CONSTRAINT, "price", is_after_limit=True)
    refused = Reject(asked=Kind.CONSTRAINT, issue="price")
    assert refused in acts(a_view(baker(), cafe(), baker(limit)))


def test_it_makes_conditional_whole_offers_from_its_third_turn() -> None:
    early, later = (acts(a_view(*turns_over(count))) for count in (1, 2))
    assert not [act for act in early if isinstance(act, Propose)]
    (made,) = [act for act in later if isinstance(act, Propose)]
    assert made.is_conditional
    assert made.offers[0].get("delivery") == "morning"


def test_its_level_falls_with_time_and_with_what_it_is_given() -> None:
    low, high = whole_terms("14", "evening", "4"), whole_terms("13", "noon", "2")
    start = (baker(offer(low)), cafe())
    assert level(a_view(*turns_over(3))) > level(a_view(*turns_over(9)))
    assert level(a_view(*start, baker(offer(low)))) > level(a_view(*start, baker(offer(high))))


def test_it_does_not_take_an_early_offer_before_it_has_asked() -> None:
    good = whole_terms("10", "morning", "1")
    assert Accept(good) not in acts(a_view(baker(offer(good))))
    assert acts(a_view(*turns_over(8, offer(good)))) == (Accept(good),)


def test_it_leaves_rather_than_go_below_its_limit() -> None:
    poor = whole_terms("14", "evening", "4")
    view = a_view(*turns_over(10), cafe(offer(dream(a_view()))), baker(offer(poor)))
    assert not [act for act in acts(view) if isinstance(act, Accept)]
    stuck = a_view(
        *turns_over(10),
        cafe(offer(dream(a_view()))),
        baker(offer(poor)),
        scenario=NO_ZONE,
    )
    for act in acts(stuck):
        assert isinstance(act, Close | Propose | Ask | Inform | Acknowledge)
