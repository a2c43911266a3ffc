"""The words around a judged talk have a key for everything that can be said."""

from app.review.people.agreement import Ending
from app.review.people.words import NOTE_SLOTS


def test_every_ending_has_its_note() -> None:
    told = {ending.value for ending in Ending} - {Ending.UNDEFINED.value}
    assert told <= set(NOTE_SLOTS)
