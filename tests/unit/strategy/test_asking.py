"""What the counterpart asks back."""

from dataclasses import replace

import pytest

from app.negotiation.acts import Ask, Importance, Inform, Kind, SmallTalk
from app.negotiation.history import Turn
from app.strategy.asking import question_back
from tests.builders_talk import client, vendor
from tests.unit.strategy.looking import CURIOUS, PLAIN, seen

SUPPORT = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def back(*turns: Turn) -> Ask | None:
    return question_back(seen(*turns, persona=CURIOUS))


def test_it_asks_first_what_matters() -> None:
    assert back(client(SmallTalk())) == Ask(Kind.PRIORITY)


def test_then_why_it_matters() -> None:
    assert back(client(SUPPORT)) == Ask(Kind.INTEREST, "support")


def test_then_what_nobody_has_named_the_lightest_first() -> None:
    why = client(Inform(Kind.INTEREST, "support"))
    turns = (client(SUPPORT), vendor(Ask(Kind.INTEREST, "support")), why)
    question = back(*turns)
    assert question is not None
    assert question.kind is Kind.PRIORITY
    assert question.issue not in (None, "price", "support")


def asked_until_silent(answer: Turn) -> list[Ask]:
    turns, asked = [client(SUPPORT)], []
    while (question := back(*turns)) is not None:
        asked.append(question)
        turns += [vendor(question), answer]
    return asked


def test_answered_it_asks_nothing_twice_and_never_whether_the_price_matters() -> None:
    asked = asked_until_silent(client(Inform(Kind.INTEREST, "support")))
    assert len(set(asked)) == len(asked) == 4
    assert "price" not in {question.issue for question in asked}


def test_what_matters_most_is_asked_once_more_when_it_was_passed_over() -> None:
    asked = Ask(Kind.PRIORITY)
    turns = (client(SmallTalk()), vendor(asked), client(SmallTalk()))
    assert back(*turns) == asked
    assert back(*turns, vendor(asked), client(SmallTalk())) != asked


def test_other_questions_passed_over_are_left_alone() -> None:
    asked = asked_until_silent(client(SmallTalk()))
    assert len(set(asked)) == len(asked)


def test_why_is_not_asked_where_a_reason_was_given_with_it() -> None:
    reasoned = client(SUPPORT, markers=("gives_reason",))
    assert back(reasoned) != Ask(Kind.INTEREST, "support")


def test_a_persona_without_initiative_asks_nothing() -> None:
    assert question_back(seen(client(SUPPORT), persona=PLAIN)) is None


@pytest.mark.parametrize("initiative", [0.25, 0.75])
def test_initiative_is_the_share_of_turns_in_which_it_asks(initiative: float) -> None:
    persona = replace(PLAIN, initiative=initiative)
    asks = [question_back(seen(client(), persona=persona, seed=seed)) for seed in range(200)]
    assert sum(1 for ask in asks if ask) / 200 == pytest.approx(initiative, abs=0.1)
