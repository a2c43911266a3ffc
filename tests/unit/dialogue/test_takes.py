"""Takes: sides of an exchange, and amounts that compare."""

from app.dialogue.takes import EVERYTHING, HALF, NOTHING, Amount, Counted, Take, Taker


def test_an_exchange_turns_the_takers_round() -> None:
    assert Taker.MINE.opposite is Taker.YOURS
    assert Taker.YOURS.opposite is Taker.MINE
    assert Taker.UNSURE.opposite is Taker.UNSURE
    assert Taker.BOTH.opposite is Taker.BOTH


def test_amounts_are_units_or_parts() -> None:
    assert Amount(Counted.UNITS, 0.0) == NOTHING
    assert (EVERYTHING.number, HALF.number) == (1.0, 0.5)
    assert Amount(Counted.UNITS, 1.0) != EVERYTHING


def test_a_take_is_open_until_the_words_around_it_say_more() -> None:
    take = Take("food", NOTHING, None, 0, 4)
    assert not any((take.is_owned, take.is_whole, take.is_fact, take.is_refused))
