"""What is owed to the learner's words first."""

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Unknown,
)
from app.negotiation.history import Turn
from app.strategy.answering import answers_owed
from tests.builders_talk import client, vendor
from tests.unit.strategy.looking import GREEDY, PLAIN, seen

SUPPORT = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def owed(*turns: Turn) -> list[Act]:
    return answers_owed(seen(*turns, persona=PLAIN))


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
