"""Which values a reply decided, each with its sign."""

from app.dialogue.free_decided import decided, offered, own_last, refused, restated, their_last
from app.negotiation.acts import Accept, Act, Ask, Clarify, Kind, Propose, Reject, Summarise
from app.negotiation.terms import Terms
from tests.builders import a_history
from tests.builders_free import request_of
from tests.builders_talk import client, on, vendor

PRICE, TERM, SUPPORT = ("price", "84"), ("term", "4"), ("support", "premium")


def test_offers_hold_the_values_of_every_package() -> None:
    two = Propose((on(price=84), on(term=4)))
    assert offered([two, Ask(Kind.PRIORITY)]) == {PRICE, TERM}


def test_said_back_are_summaries_what_is_taken_and_what_is_asked_about() -> None:
    acts: list[Act] = [
        Summarise(on(price=84)),
        Accept(on(term=4)),
        Clarify("hint", near=on(support="premium")),
    ]
    assert restated(acts) == {PRICE, TERM, SUPPORT}
    assert restated([Accept()]) == frozenset()


def test_what_is_refused_and_offered_again_is_offered() -> None:
    acts: list[Act] = [Reject(on(price=84, term=4)), Propose((on(term=4),))]
    assert refused(acts) == {PRICE}
    assert decided(acts) == {PRICE, TERM}


def test_the_last_offers_of_both_sides_are_found() -> None:
    history = a_history(client(Propose((on(price=70),))), vendor(Propose((on(price=84),))))
    request = request_of(history=history)
    assert (own_last(request), their_last(request)) == (on(price=84), on(price=70))
    assert own_last(request_of()) == Terms()
