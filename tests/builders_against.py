"""What every check holds that counts words of one marker against the learner, as tests to inherit.

A test class that inherits `CountedAgainst` names its `seen` and adds what is its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from app.coach.judgement import Finding
from app.coach.play import Play
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them

_UNSURE = 0.6


@dataclass(frozen=True, slots=True)
class Seen:
    """A check, the marker it goes by, and words that carry it."""

    check: Callable[[Play], Finding]
    marker: str
    words: str


class CountedAgainst:
    """The tests themselves."""

    seen: ClassVar[Seen]

    def test_it_is_seen_with_its_words(self) -> None:
        turn = my_parts(("Well.", None), (self.seen.words, self.seen.marker))
        assert is_against(self.seen.check(a_play(them(), turn)), (2, self.seen.words))

    def test_none_of_it_is_no_opportunity_and_no_plus(self) -> None:
        finding = self.seen.check(a_play(me(), them(), me()))
        assert is_unseen(finding)
        assert finding.is_counter

    def test_the_other_sides_words_are_not_the_learners(self) -> None:
        theirs = them(text=self.seen.words, markers=(self.seen.marker,))
        assert is_unseen(self.seen.check(a_play(theirs, me())))

    def test_words_nobody_can_be_sure_of_are_held_against_nobody(self) -> None:
        turn = my_parts((self.seen.words, self.seen.marker), confidence=_UNSURE)
        assert is_unseen(self.seen.check(a_play(turn)))
