"""Choosing from lists, and what was named beforehand."""

from dataclasses import replace

import pytest

from app.errors import Rejected
from app.sessions.views import SessionCard
from app.terminal.choosing import Choice, Wish, choose_game, choose_session, picked
from tests.builders_store import AT
from tests.builders_terminal import Typing, a_room

CARD = SessionCard("ses_1", "s", "The licence", "r", "Client", "competing", "open", 9, AT, "en")
CHOICES = (Choice("one", "One", ""), Choice("two", "Two", ""))


def test_nothing_named_everything_is_asked() -> None:
    typing = Typing("1", "1", "1", "3")
    game = choose_game(a_room(typing), Wish())
    assert (game.scenario, game.role) == ("licence-renewal", "client")
    assert (game.style.id, game.difficulty.id) == ("competing", "hard")
    assert "Licence renewal, about 10 minutes" in typing.shown


def test_who_names_the_scenario_is_asked_for_the_role_only() -> None:
    typing = Typing("client")
    game = choose_game(a_room(typing), Wish("licence-renewal", style="competing"))
    assert len(typing.prompts) == 1
    assert game.difficulty.id == "medium"


def test_a_number_that_is_not_listed_is_asked_again() -> None:
    typing = Typing("7", "", "1", "1", "1", "")
    assert choose_game(a_room(typing), Wish()).difficulty.id == "medium"
    assert "'7' is not on the list. Type a number from 1 to 1" in typing.shown


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("moon"), "no scenario 'moon'. These can be played: licence-renewal."),
        (Wish("licence-renewal", "king"), "no role 'king'"),
        (Wish("licence-renewal", "client", "rude"), "The styles are: competing."),
        (Wish("licence-renewal", "client", "competing", "x"), "are: easy, medium, hard."),
    ],
)
def test_what_is_named_and_not_there_is_told_with_what_is(wish: Wish, said: str) -> None:
    with pytest.raises(Rejected) as refused:
        choose_game(a_room(Typing()), wish)
    assert said in refused.value.problem


def test_going_back_ends_the_choosing() -> None:
    with pytest.raises(EOFError):
        choose_game(a_room(Typing("/quit")), Wish())


def test_one_open_session_is_taken_several_are_listed() -> None:
    assert choose_session(a_room(Typing()), [CARD]) == "ses_1"
    typing = Typing("2")
    assert choose_session(a_room(typing), [CARD, replace(CARD, id="ses_0")]) == "ses_0"
    assert "The licence, as Client" in typing.shown
    assert "Competing, 9 turns left, begun 2026-03-04 05:06" in typing.shown


def test_a_choice_is_named_by_number_or_id() -> None:
    assert picked("2", CHOICES) == picked("two", CHOICES) == CHOICES[1]
    assert picked("0", CHOICES) is None
    assert picked("²", CHOICES) is None
