"""How a reading is shown to the learner, and what else they may have meant."""

import pytest

from app.dialogue.understood import Alternative, Reader, alternatives, describe
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.terms import Terms
from tests.builders_talk import CLIENT, READINGS, SCENARIO, heard, offered, on, whole

READER = Reader(SCENARIO, CLIENT)


def shown(act: Act, *, is_agreeing: bool = False) -> str:
    (line,) = describe((act,), READER, READINGS, is_agreeing=is_agreeing)
    return line


def others(text: str, *, is_offered: bool = False) -> dict[str, Alternative]:
    history = offered(whole())
    found = alternatives(heard(text, history), READER, READINGS, is_offered=is_offered)
    return {alternative.id: alternative for alternative in found}


def test_terms_are_listed_in_the_scenario_s_order() -> None:
    assert READER.shown(on(term=2, price=84)) == ("Price: €84 per seat, Contract term: 2 years")


ASKED = [kind for kind in Kind if kind is not Kind.CONSTRAINT]
EVERY_ACT: list[Act] = [
    *(kind(terms_needed) for kind in (Reject, Summarise) for terms_needed in (Terms(), on(term=2))),
    *(Ask(kind, issue) for kind in ASKED for issue in (None, "term")),
    Ask(Kind.ALTERNATIVE, "price", is_after_limit=True),
    *(Inform(kind, issue) for kind in Kind for issue in (None, "term")),
    *(Inform(Kind.PRIORITY, "term", importance) for importance in Importance),
    *(Unknown(doubt, "price") for doubt in ("unclear", "hint", "two_values", "nothing_to_accept")),
    Greet(), SmallTalk(), Argue(), Argue("term"), Argue(standard="named"), Accept(), Acknowledge(),
    SuggestProcess(), Threaten(), Close(),
    Accept(on(term=2)),
    Propose((on(term=2),)),
    Propose((on(term=2),), is_conditional=True),
    Propose((on(term=2),), is_final=True),
    Propose((on(term=2), on(term=3))),
]  # fmt: skip


@pytest.mark.parametrize("act", EVERY_ACT, ids=str)
def test_every_act_has_a_line_without_an_empty_slot(act: Act) -> None:
    for is_agreeing in (False, True):
        line = shown(act, is_agreeing=is_agreeing)
        assert line
        assert "{" not in line


def test_an_offer_shows_its_values() -> None:
    assert "€84 per seat" in shown(Propose((on(price=84),)))


def test_several_offers_show_them_all() -> None:
    line = shown(Propose((on(price=84), on(price=80))))
    assert "€84 per seat" in line
    assert "€80 per seat" in line


def test_a_yes_reads_otherwise_while_agreeing() -> None:
    assert shown(Accept()) != shown(Accept(), is_agreeing=True)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("issue", [None, "price"])
def test_every_kind_of_question_and_of_telling_can_be_shown(kind: Kind, issue: str | None) -> None:
    assert shown(Ask(kind, issue))
    assert shown(Inform(kind, issue))


def test_the_same_line_is_shown_once() -> None:
    assert len(describe((SmallTalk(), SmallTalk()), READER, READINGS)) == 1


def test_an_offer_may_have_been_none() -> None:
    assert others("I can do 80 a seat.")["no_offer"].acts == (SmallTalk(),)


def test_a_rough_figure_may_have_been_an_offer() -> None:
    alternative = others("around 80")["offer"]
    assert alternative.acts == (Propose((on(price=80),)),)
    assert "€80 per seat" in alternative.label


def test_acceptance_is_suggested_only_where_something_is_offered() -> None:
    assert "accepted" in others("hmm", is_offered=True)
    assert "accepted" not in others("hmm")


def test_undoing_one_act_keeps_the_others() -> None:
    found = others("What matters most to you? I can do 80 a seat.")
    assert found["no_offer"].acts == (Ask(Kind.PRIORITY),)


def test_leaving_may_have_been_meant_otherwise() -> None:
    assert heard("Goodbye").acts == (Close(),)
    assert "not_leaving" in others("Goodbye")


@pytest.mark.parametrize("text", ["hmm", "I can do 80.", "No.", "I accept.", "Goodbye", "", "hi"])
def test_there_are_at_most_four_and_none_is_what_was_understood(text: str) -> None:
    found = others(text, is_offered=True)
    assert len(found) <= 4
    assert all(a.acts != heard(text, offered(whole())).acts for a in found.values())
