"""The counterpart's one look over the talk."""

import pytest

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Threaten,
    Unknown,
)
from app.negotiation.protocol import Phase
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, on, vendor, whole
from tests.unit.strategy.looking import DREAM, GREEDY, seen

TOLD = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def test_before_the_first_word_there_is_nothing_to_see() -> None:
    now = seen()
    assert now.said is None
    assert (now.questions, now.theirs, now.on_table) == ([], (), None)
    assert not any((now.is_pressed, now.has_new_telling, now.has_been_told, now.is_insulted))
    assert now.turns_left == SCENARIO.turn_limit
    assert now.turn == 1


def test_it_sees_both_sides_offers_and_counts_turns() -> None:
    now = seen(client(Propose((GREEDY,))), vendor(Propose((DREAM,))), client(SmallTalk()))
    assert now.theirs[-1].terms == GREEDY
    assert now.on_table is not None
    assert now.on_table.terms == DREAM
    assert now.learner_turns == 2
    assert now.turns_left == SCENARIO.turn_limit - 2
    assert now.state.phase is Phase.OPEN
    assert (now.own.id, now.learner.id) == (VENDOR, CLIENT)


def test_turns_left_never_fall_below_zero() -> None:
    turns = [client(SmallTalk()) for _ in range(SCENARIO.turn_limit + 3)]
    assert seen(*turns).turns_left == 0


def test_an_offer_a_refusal_or_a_threat_presses() -> None:
    for act in (Propose((GREEDY,)), Reject(), Threaten()):
        assert seen(client(act)).is_pressed
    assert not seen(client(SmallTalk())).is_pressed


def test_a_telling_is_new_once() -> None:
    assert seen(client(TOLD)).has_new_telling
    again = seen(client(TOLD), vendor(), client(TOLD))
    assert not again.has_new_telling
    assert again.has_been_told


def test_only_the_latest_questions_are_open() -> None:
    first, second = Ask(Kind.PRIORITY), Ask(Kind.INTEREST, "term")
    assert seen(client(first), vendor(), client(second)).questions == [second]


def test_it_knows_what_it_asked() -> None:
    now = seen(client(), vendor(Ask(Kind.PRIORITY)), client())
    assert now.asked_before(Ask(Kind.PRIORITY))
    assert not now.asked_before(Ask(Kind.PRIORITY, "term"))


def test_an_insult_is_seen_in_the_latest_turn_only() -> None:
    rude = client(Unknown(), markers=("belittles",))
    assert seen(rude).is_insulted
    assert not seen(rude, vendor(), client(SmallTalk())).is_insulted


def test_a_price_is_named_by_the_learner_s_own_figure() -> None:
    ours = vendor(Propose((whole(price=90),)))
    assert not seen(client(), ours, client(Propose((on(term=3),)))).has_named_the_price
    assert seen(client(), ours, client(Propose((on(price=80),)))).has_named_the_price


def test_clarifying_counts_while_it_runs() -> None:
    asking = vendor(Clarify())
    assert seen(client(), asking, client(), asking, client()).clarified_running == 2
    assert seen(client(), asking, client(), vendor(), client()).clarified_running == 0


WHAT = Ask(Kind.PRIORITY)
CHAT = client(SmallTalk())


@pytest.mark.parametrize("question", [WHAT, Ask(Kind.INTEREST, "term")])
def test_a_question_about_the_learner_s_side_passed_over_is_unanswered(question: Ask) -> None:
    assert seen(client(), vendor(question), CHAT).unanswered == question


@pytest.mark.parametrize("question", [Ask(Kind.OPEN), Ask(Kind.ISSUE, "term")])
def test_an_opening_or_a_question_about_terms_waits_for_no_answer(question: Ask) -> None:
    assert seen(client(), vendor(question), CHAT).unanswered is None


@pytest.mark.parametrize("answer", [TOLD, Accept(), Close(), Unknown(), Reject(asked=Kind.OPEN)])
def test_told_taken_left_not_understood_or_declined_is_an_answer(answer: Act) -> None:
    assert seen(client(), vendor(WHAT), client(answer)).unanswered is None


def test_only_the_latest_turn_leaves_a_question_unanswered() -> None:
    assert seen(CHAT).unanswered is None
    assert seen(client(), vendor(WHAT), CHAT, vendor(), CHAT).unanswered is None


def test_a_question_may_be_put_again_once_when_it_was_passed_over_just_now() -> None:
    asked = vendor(WHAT)
    assert seen(CHAT).may_ask(WHAT)
    assert seen(client(), asked, CHAT).may_ask(WHAT)
    assert not seen(client(), asked, client(TOLD)).may_ask(WHAT)
    assert not seen(client(), asked, CHAT, vendor(), CHAT).may_ask(WHAT)
    twice = seen(client(), asked, CHAT, asked, CHAT)
    assert twice.times_asked(WHAT) == 2
    assert not twice.may_ask(WHAT)


def test_declining_to_answer_is_no_pressing() -> None:
    declined = seen(client(Reject(asked=Kind.PRIORITY)))
    assert declined.has_declined
    assert not declined.is_pressed
    refused = seen(client(Reject(on(price=90))))
    assert refused.is_pressed
    assert not refused.has_declined


def test_an_argument_counts_when_it_is_about_an_issue() -> None:
    assert seen(client(Argue(), Argue("term"))).has_argued == Argue("term")
    assert seen(client(Argue())).has_argued is None
    assert seen(client(Argue("term")), vendor(), CHAT).has_argued is None


def test_what_was_heard_stays_heard_for_three_turns() -> None:
    heard = vendor(Acknowledge("term"))
    turns = [client(), heard, CHAT, vendor(), CHAT, vendor(), CHAT]
    assert seen(*turns).heard_lately("term")
    assert not seen(*turns).heard_lately("price")
    assert not seen(*turns, vendor(), CHAT).heard_lately("term")


def test_two_turns_of_nothing_are_idle() -> None:
    assert not seen(CHAT).is_idle
    assert seen(CHAT, vendor(), CHAT).is_idle
    for act in (Propose((GREEDY,)), TOLD, WHAT):
        assert not seen(client(act), vendor(), CHAT).is_idle
        assert not seen(CHAT, vendor(), client(act)).is_idle


def test_it_counts_the_ways_on_it_has_proposed() -> None:
    now = seen(client(), vendor(SuggestProcess("needs")), CHAT, vendor(SuggestProcess("later")))
    assert (now.suggested("needs"), now.suggested("package")) == (1, 0)


def test_what_the_learner_proposed_is_no_way_of_its_own() -> None:
    assert seen(client(SuggestProcess("needs"))).suggested("needs") == 0


def test_terms_refused_are_remembered_for_two_turns() -> None:
    refusing = vendor(Reject(on(price=84)))
    turns = [client(), refusing, CHAT, vendor(Reject(on(term=1))), CHAT]
    assert seen(*turns).refused_lately == {("price", "84"), ("term", "1")}
    assert seen(*turns, vendor(), CHAT).refused_lately == {("term", "1")}
    assert seen(client(Reject(on(price=84)))).refused_lately == frozenset()
