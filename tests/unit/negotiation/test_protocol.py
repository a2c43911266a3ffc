"""The protocol: what is legal when, and the one way a deal closes."""

import pytest

from app.negotiation.acts import (
    ACTS,
    Accept,
    Ask,
    Close,
    Greet,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.protocol import LEGAL, Illegal, Phase, State, apply, state
from app.negotiation.terms import Terms
from tests.builders import BAKER, CAFE, a_history, a_scenario, said, terms, whole_terms

SCENARIO = a_scenario()
DEAL = whole_terms()
OFFERED = said(BAKER, Propose((DEAL,)))
ACCEPTED = said(CAFE, Accept())
RESTATED = said(BAKER, Summarise(DEAL))
CONFIRMED = said(CAFE, Accept())


def phase_after(*turns: Turn) -> Phase:
    return state(a_history(*turns), SCENARIO).phase


def refused(turn: Turn, *before: Turn) -> str | None:
    found = apply(a_history(*before), turn, SCENARIO)
    return found.reason if isinstance(found, Illegal) else None


def test_every_phase_has_its_row_and_every_act_is_legal_somewhere() -> None:
    assert set(LEGAL) == set(Phase)
    assert frozenset().union(*LEGAL.values()) == set(ACTS)


def test_a_game_begins_open() -> None:
    assert state(History(), SCENARIO) == State()


def test_a_legal_turn_is_added_to_the_history() -> None:
    after = apply(History(), said(BAKER, Greet()), SCENARIO)
    assert isinstance(after, History)
    assert len(after) == 1


def test_a_deal_closes_when_one_side_restates_and_the_other_confirms() -> None:
    after = state(a_history(OFFERED, ACCEPTED, RESTATED, CONFIRMED), SCENARIO)
    assert after == State(Phase.DEAL, DEAL, BAKER)


def test_whoever_accepts_may_restate_in_the_same_breath() -> None:
    both = said(CAFE, Accept(DEAL), Summarise(DEAL))
    assert phase_after(OFFERED, both) is Phase.AGREEING
    assert phase_after(OFFERED, both, said(BAKER, Accept())) is Phase.DEAL


def test_an_acceptance_alone_is_no_deal() -> None:
    assert phase_after(OFFERED, ACCEPTED) is Phase.AGREEING
    assert phase_after(OFFERED, ACCEPTED, CONFIRMED) is Phase.AGREEING


def test_no_side_confirms_its_own_restatement() -> None:
    assert phase_after(OFFERED, ACCEPTED, RESTATED, said(BAKER, Accept())) is Phase.AGREEING


def test_a_wrong_restatement_confirms_nothing() -> None:
    wrong = said(BAKER, Summarise(whole_terms(price="14")))
    assert phase_after(OFFERED, ACCEPTED, wrong, CONFIRMED) is Phase.AGREEING


def test_a_partial_restatement_confirms_nothing() -> None:
    part = said(BAKER, Summarise(terms(price="12")))
    assert phase_after(OFFERED, ACCEPTED, part, CONFIRMED) is Phase.AGREEING


def test_a_wrong_restatement_takes_back_a_right_one() -> None:
    wrong = said(CAFE, Summarise(whole_terms(price="10")))
    assert phase_after(OFFERED, ACCEPTED, RESTATED, wrong, CONFIRMED) is Phase.AGREEING


@pytest.mark.parametrize("repeated", [DEAL, terms(price="12"), Terms()])
def test_repeating_the_restated_terms_and_accepting_them_is_a_confirmation(repeated: Terms) -> None:
    yes = said(CAFE, Summarise(repeated), Accept())
    assert phase_after(OFFERED, ACCEPTED, RESTATED, yes) is Phase.DEAL


def test_only_the_restated_terms_can_be_confirmed() -> None:
    other = said(CAFE, Accept(whole_terms(price="10")))
    assert phase_after(OFFERED, ACCEPTED, RESTATED, other) is Phase.AGREEING


@pytest.mark.parametrize("act", [Propose((terms(price="11"),)), Reject()])
def test_a_new_offer_or_a_refusal_opens_the_talk_again(act: Propose | Reject) -> None:
    assert phase_after(OFFERED, ACCEPTED, said(CAFE, act)) is Phase.OPEN


def test_a_question_leaves_the_agreement_as_it_is() -> None:
    asked = said(CAFE, Ask(Kind.OPEN))
    assert phase_after(OFFERED, ACCEPTED, RESTATED, asked, CONFIRMED) is Phase.DEAL


def test_a_summary_in_open_talk_agrees_nothing() -> None:
    assert phase_after(OFFERED, said(CAFE, Summarise(DEAL))) is Phase.OPEN


def test_accepting_a_part_agrees_nothing_yet() -> None:
    assert phase_after(OFFERED, said(CAFE, Accept(terms(price="12")))) is Phase.OPEN


def test_leaving_ends_the_talk_and_says_who_left() -> None:
    after = state(a_history(OFFERED, said(CAFE, Close())), SCENARIO)
    assert after == State(Phase.ENDED, ended_by=CAFE)


def test_nothing_moves_after_the_end() -> None:
    assert phase_after(OFFERED, said(CAFE, Close()), ACCEPTED) is Phase.ENDED


def test_a_confirmed_deal_is_not_undone() -> None:
    done = (OFFERED, ACCEPTED, RESTATED, CONFIRMED)
    assert phase_after(*done, said(BAKER, Close(is_deal=True)), said(CAFE, Reject())) is Phase.DEAL


def test_there_is_nothing_to_accept_before_an_offer() -> None:
    assert refused(said(CAFE, Accept())) == "nothing_to_accept"
    assert refused(said(BAKER, Accept()), OFFERED) == "nothing_to_accept"


def test_a_partial_offer_cannot_be_accepted_whole() -> None:
    assert refused(said(CAFE, Accept()), said(BAKER, Propose((terms(price="12"),)))) == (
        "offer_incomplete"
    )


def test_of_several_offers_it_must_be_said_which() -> None:
    several = said(BAKER, Propose((whole_terms("13"), whole_terms("14", "morning"))))
    assert refused(said(CAFE, Accept()), several) == "which_offer"
    assert phase_after(several, said(CAFE, Accept())) is Phase.OPEN


@pytest.mark.parametrize("taken", [whole_terms("13"), whole_terms("14", "morning")])
def test_each_of_several_offers_can_be_accepted(taken: Terms) -> None:
    several = said(BAKER, Propose((whole_terms("13"), whole_terms("14", "morning"))))
    accepted = said(CAFE, Accept(taken))
    assert refused(accepted, several) is None
    assert state(a_history(several, accepted), SCENARIO).terms == taken


def test_a_mix_of_several_offers_was_not_offered() -> None:
    several = said(BAKER, Propose((whole_terms("13"), whole_terms("14", "morning"))))
    mixed = said(CAFE, Accept(whole_terms("13", "morning")))
    assert refused(mixed, several) == "accepts_what_was_not_offered"
    assert phase_after(several, mixed) is Phase.OPEN


def test_what_the_other_side_never_named_cannot_be_accepted() -> None:
    part = said(BAKER, Propose((terms(price="12"),)))
    assert refused(said(CAFE, Accept(DEAL)), part) == "accepts_what_was_not_offered"
    assert phase_after(part, said(CAFE, Accept(DEAL))) is Phase.OPEN


def test_other_terms_than_those_offered_cannot_be_accepted() -> None:
    turn = said(CAFE, Accept(terms(price="10")))
    assert refused(turn, OFFERED) == "accepts_what_was_not_offered"


def test_a_deal_cannot_be_declared_before_it_is_confirmed() -> None:
    assert refused(said(CAFE, Close(is_deal=True)), OFFERED, ACCEPTED) == "nothing_agreed"


def test_after_the_end_the_other_side_may_only_say_goodbye() -> None:
    over = (OFFERED, said(CAFE, Close()))
    assert refused(said(BAKER, Close(), SmallTalk()), *over) is None
    assert refused(said(BAKER, Propose((DEAL,))), *over) == "session_over"
    assert refused(said(CAFE, SmallTalk()), *over) == "session_over"


def test_the_deal_is_declared_by_the_side_that_was_confirmed() -> None:
    done = (OFFERED, ACCEPTED, RESTATED, CONFIRMED)
    assert refused(said(BAKER, Close(is_deal=True)), *done) is None


@pytest.mark.parametrize("who", [BAKER, CAFE])
def test_keeping_an_answer_to_oneself_does_not_open_the_talk_again(who: str) -> None:
    declined = said(who, Reject(asked=Kind.PRIORITY, issue="price"))
    assert phase_after(OFFERED, ACCEPTED, declined) is Phase.AGREEING
    assert phase_after(OFFERED, ACCEPTED, RESTATED, declined, CONFIRMED) is Phase.DEAL
