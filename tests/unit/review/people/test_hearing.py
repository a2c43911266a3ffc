"""Every turn of a talk is heard in its place, as the role of who says it."""

from app.review.people.hearing import hear_talk
from app.review.people.reading import read_talk
from tests.builders_people import BIKE, ROLES, a_judging


def test_turns_keep_their_words_their_place_and_their_speaker() -> None:
    talk, by = read_talk(BIKE), a_judging()
    heard = hear_talk(talk, ROLES, by.words, by.readings)
    assert [turn.text for turn in heard.turns] == [said.text for said in talk.said]
    assert [turn.at for turn in heard.turns] == [1, 2, 3, 4, 7, 8, 9, 10]
    assert [turn.role for turn in heard.turns][:2] == ["buyer", "seller"]
    assert [turn.number for turn in heard.history] == [turn.number for turn in heard.turns]


def test_a_turn_says_how_it_was_understood_and_how_surely() -> None:
    by = a_judging()
    heard = hear_talk(read_talk("Sam: 150 for the bike?\nKim: Hm."), ROLES, by.words, by.readings)
    assert heard.turns[0].understood == ("an offer: Price: €150",)
    assert 0 < heard.turns[1].confidence < heard.turns[0].confidence <= 1
