"""Acts: which there are, which commit, and the words they rest on."""

from typing import get_args

from app.negotiation.acts import (
    ACTS,
    COMMITTING,
    Accept,
    Act,
    Ask,
    Greet,
    Kind,
    Propose,
    Span,
    Summarise,
)
from tests.builders import terms


def test_the_table_of_acts_names_every_act_once() -> None:
    assert get_args(Act) == ACTS
    assert len(set(ACTS)) == len(ACTS)


def test_every_committing_act_is_an_act() -> None:
    assert set(COMMITTING) <= set(ACTS)


def test_asking_and_greeting_commit_to_nothing() -> None:
    assert not {Ask, Greet} & set(COMMITTING)


def test_acts_with_the_same_fields_are_the_same_act() -> None:
    assert Ask(Kind.PRIORITY, "price") == Ask(Kind.PRIORITY, "price")
    assert Ask(Kind.PRIORITY, "price") != Ask(Kind.INTEREST, "price")
    assert len({Propose((terms(price="12"),)), Propose((terms(price="12"),))}) == 1


def test_an_acceptance_without_terms_takes_the_whole_offer() -> None:
    assert Accept().terms is None


def test_a_summary_without_terms_restates_nothing() -> None:
    assert len(Summarise().terms) == 0


def test_a_span_gives_back_the_words_it_covers() -> None:
    assert Span(3, 8).of("we offer twelve") == "offer"


def test_an_empty_span_covers_no_words() -> None:
    assert Span(4, 4).of("we offer twelve") == ""
