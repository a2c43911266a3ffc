"""What was found is shown with its words, its place and both ways to read it."""

from app.coach.judgement import Judgement
from app.review.people.agreement import Agreement, Ending
from app.review.people.showing import show_agreement, show_levels
from tests.builders_people import BIKE, a_bike, judged, judged_bare, side_of
from tests.builders_play import RUBRIC


def test_no_level_is_shown_by_the_words_for_too_little() -> None:
    one = RUBRIC.characteristics[0]
    (shown,) = show_levels([(one, Judgement(one.id, None, None, None, ()))])
    assert (shown.level, shown.anchor) == (None, one.unsure)


def test_a_level_that_was_held_back_says_so() -> None:
    one = RUBRIC.characteristics[0]
    (shown,) = show_levels([(one, Judgement(one.id, 4, 1.0, 0.5, (), (), is_capped=True))])
    assert shown.anchor == f"{one.anchors[3]} {one.capped}"


def test_a_check_stands_once_with_its_characteristic() -> None:
    checks = side_of(judged(), "Sam").checks
    assert len({found.check for found in checks}) == len(checks)
    assert {found.characteristic for found in checks} == {c.id for c in RUBRIC.characteristics}


def test_the_agreement_is_shown_as_each_side_reads_it() -> None:
    found = judged().agreement
    assert found is not None
    assert (found.is_whole, found.is_sure) == (True, True)
    assert dict(found.lines[0].shown) == {"Sam": "€165", "Kim": "€165"}


def test_nothing_on_the_table_is_no_agreement() -> None:
    assert show_agreement(Agreement(Ending.OPEN), a_bike(), {"Sam": "buyer"}) is None


def test_the_roles_of_an_empty_table_are_not_shown() -> None:
    assert {turn.role for turn in judged_bare(BIKE).transcript.turns} == {None}
    assert {turn.role for turn in judged(BIKE).transcript.turns} == {"buyer", "seller"}
