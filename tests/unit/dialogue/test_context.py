"""What the talk so far lends to the next utterance."""

from app.dialogue.context import Context, context_of
from app.negotiation.acts import Argue, Ask, Clarify, Inform, Kind, Propose, Reject, Summarise
from app.negotiation.history import History
from app.negotiation.protocol import Phase
from app.negotiation.terms import Terms
from tests.builders import a_history
from tests.builders_talk import (
    CLIENT,
    SCENARIO,
    VENDOR,
    agreeing,
    asked,
    client,
    offered,
    on,
    vendor,
    whole,
)


def seen(history: History, speaker: str = CLIENT) -> Context:
    return context_of(history, SCENARIO, speaker)


def test_an_empty_history_lends_nothing() -> None:
    context = seen(History())
    assert context.previous is None
    assert context.other_offer == Terms()
    assert not context.invites_yes
    assert not context.is_offered


def test_each_side_has_its_own_offer() -> None:
    history = a_history(client(Propose((on(price=70),))), vendor(Propose((on(price=90),))))
    assert seen(history).other_offer.get("price") == "90"
    assert seen(history, VENDOR).other_offer == on(price=70)


def test_an_offer_invites_a_yes() -> None:
    assert seen(offered(whole())).invites_yes


def test_a_question_after_the_offer_takes_the_yes_for_itself() -> None:
    context = seen(asked(Ask(Kind.PRIORITY), Propose((whole(),))))
    assert context.is_offered
    assert context.asked == Ask(Kind.PRIORITY)
    assert not context.invites_yes


def test_a_restatement_puts_something_on_the_table_too() -> None:
    assert seen(a_history(client(), vendor(Summarise(on(price=84))))).is_offered


def test_while_agreeing_a_yes_can_only_mean_acceptance() -> None:
    context = seen(agreeing(whole()))
    assert context.phase is Phase.AGREEING
    assert context.agreeing == whole()
    assert context.invites_yes


def test_several_offers_at_once_are_choices_in_their_order() -> None:
    first, second = whole(price=84), whole(price=80, term=4)
    assert seen(offered(first, second)).choices == (first, second)


def test_a_value_that_only_one_of_several_offers_holds_picks_it() -> None:
    first, second = whole(price=84), whole(price=80, term=4)
    both = vendor(Propose((first, second)))
    assert seen(offered(first, second)).picked is None
    assert seen(a_history(client(), both, client(Propose((on(price=84),))))).picked == first
    assert seen(a_history(client(), both, client(Propose((on(price=82),))))).picked is None


def test_the_issues_of_the_last_turn_are_under_discussion_each_once() -> None:
    turn = vendor(
        Inform(Kind.PRIORITY, "term"),
        Reject(on(payment=60)),
        Ask(Kind.ISSUE, "term"),
        Clarify("hint", "price"),
    )
    assert seen(a_history(client(), turn)).talked_of == ("term", "payment", "price")


def test_a_whole_offer_puts_no_issue_under_discussion() -> None:
    assert seen(offered(whole())).talked_of == ()


def test_that_means_the_issue_of_the_last_fact_reason_or_question() -> None:
    told = vendor(Argue("price"), Inform(Kind.PRIORITY, "term"))
    assert seen(a_history(client(), told)).last_issue == "term"
    assert seen(asked(Ask(Kind.PRIORITY, "payment"))).last_issue == "payment"
    assert seen(offered(whole())).last_issue is None


def test_a_question_of_leaving_is_remembered() -> None:
    assert seen(a_history(client(), vendor(Clarify("leaving")))).is_asked_of_leaving
    assert not seen(a_history(client(), vendor(Clarify("unclear")))).is_asked_of_leaving


def test_what_they_said_in_several_turns_in_a_row_counts_together() -> None:
    talk = a_history(
        client(), vendor(Propose((on(price=84),))), vendor(Ask(Kind.PRIORITY)), vendor()
    )
    context = seen(talk)
    assert len(context.latest) == 3
    assert context.put_forward == on(price=84)
    assert context.asked == Ask(Kind.PRIORITY)
    assert context.is_offered


def test_who_has_not_spoken_yet_is_known() -> None:
    assert not seen(a_history(vendor())).has_spoken
    assert seen(a_history(client())).has_spoken
