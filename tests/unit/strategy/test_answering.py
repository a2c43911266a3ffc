"""What is owed to the learner's words first."""

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
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
from app.negotiation.history import Turn
from app.strategy.answering import answers_owed
from app.strategy.persona import Persona
from tests.builders_talk import SCENARIO, VENDOR, client, vendor, whole
from tests.unit.strategy.looking import CURIOUS, GREEDY, PLAIN, seen

SUPPORT = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def owed(*turns: Turn, persona: Persona = PLAIN) -> list[Act]:
    return answers_owed(seen(*turns, persona=persona))


def test_nothing_is_owed_before_a_word_is_said() -> None:
    assert owed() == []


def test_a_greeting_is_returned_once() -> None:
    assert owed(client(Greet())) == [SmallTalk()]
    assert owed(client(Greet()), vendor(), client(Greet())) == []


def test_an_insult_is_answered_civilly() -> None:
    assert owed(client(Unknown(), markers=("personal_attack",))) == [SuggestProcess("civil")]


def test_what_is_told_is_heard_and_something_is_told_in_return() -> None:
    heard, shared = owed(client(SUPPORT))
    assert heard == Acknowledge("support")
    assert isinstance(shared, Inform)


def test_a_question_takes_the_place_of_telling_in_return() -> None:
    acts = owed(client(SUPPORT, Ask(Kind.PRIORITY, "payment")))
    assert acts[0] == Acknowledge("support")
    assert [act.issue for act in acts if isinstance(act, Inform)] == ["payment"]


def test_an_apology_is_heard() -> None:
    assert owed(client(Acknowledge())) == [Acknowledge()]


def test_kind_words_are_heard() -> None:
    assert owed(client(Propose((GREEDY,)), markers=("appreciation",))) == [Acknowledge()]


def test_two_questions_are_answered_in_order_and_a_third_waits() -> None:
    questions = [Ask(Kind.PRIORITY, i) for i in ("support", "term", "payment")]
    acts = owed(client(*questions))
    assert [act.issue for act in acts if isinstance(act, Inform)] == ["support", "term"]


def test_the_same_answer_is_given_once() -> None:
    limit = Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)
    assert owed(client(limit, limit)) == [Reject(asked=Kind.ALTERNATIVE, issue="price")]


def test_an_offer_alone_is_owed_no_answer() -> None:
    assert owed(client(Propose((GREEDY,)))) == []


THREAT = client(Threaten())
STANDARDS = [r for r in SCENARIO.role(VENDOR).reasons if r.is_standard]
CONTESTED = STANDARDS[0].issue
GIVEN = [vendor(Argue(r.issue, r.id, r.id)) for r in STANDARDS if r.issue == CONTESTED]


def test_a_threat_is_answered_once_and_an_insult_each_time() -> None:
    answered = vendor(SuggestProcess("threat"))
    assert owed(THREAT) == [SuggestProcess("threat")]
    assert owed(THREAT, answered, THREAT) == []
    rude = client(Unknown(), markers=("belittles",))
    assert owed(rude, vendor(SuggestProcess("civil")), rude) == [SuggestProcess("civil")]


def test_a_threat_that_insults_is_answered_as_an_insult() -> None:
    assert owed(client(Threaten(), markers=("belittles",))) == [SuggestProcess("civil")]


def test_a_standard_is_met_by_a_standard() -> None:
    heard, against = owed(client(Argue(CONTESTED, standard="client-standard")))
    assert heard == Acknowledge(CONTESTED)
    assert isinstance(against, Argue)
    assert against.issue == CONTESTED
    assert against.standard in {reason.id for reason in STANDARDS}


def test_a_mere_reason_is_heard_and_met_by_none() -> None:
    assert owed(client(Argue(CONTESTED))) == [Acknowledge(CONTESTED)]


def test_a_standard_already_given_is_not_given_again() -> None:
    argued = client(Argue(CONTESTED, standard="client-standard"))
    assert owed(client(), *GIVEN, argued) == [Acknowledge(CONTESTED)]


def test_an_argument_on_what_was_heard_just_now_is_not_heard_again() -> None:
    argued = client(Argue(CONTESTED, standard="client-standard"))
    assert owed(argued, vendor(Acknowledge(CONTESTED)), argued) == []


def test_a_proposed_way_on_is_heard_and_joined_in_by_telling_something() -> None:
    heard, shared = owed(client(SuggestProcess()), persona=CURIOUS)
    assert heard == Acknowledge()
    assert isinstance(shared, Inform)


def test_a_style_without_initiative_only_hears_a_proposed_way_on() -> None:
    assert owed(client(SuggestProcess())) == [Acknowledge()]


def test_beside_an_offer_the_offer_counts_and_the_way_on_is_not_thanked_for() -> None:
    acts = owed(client(SuggestProcess(), Propose((GREEDY,))))
    assert Acknowledge() not in acts


def test_a_declined_answer_is_respected() -> None:
    asked = vendor(Ask(Kind.PRIORITY))
    assert owed(client(), asked, client(Reject(asked=Kind.PRIORITY))) == [Acknowledge()]


def test_a_summary_is_heard_except_while_the_terms_are_being_confirmed() -> None:
    assert owed(client(Summarise())) == [Acknowledge()]
    taken = vendor(Accept(whole()), Summarise(whole()))
    restated = client(Summarise(whole()))
    assert owed(client(Propose((whole(),))), taken, restated) == []
