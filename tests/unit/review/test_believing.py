"""The guess beside the truth and the look back beside the arithmetic, in words."""

import pytest

from app.coach.sheets import Beliefs, Reflection
from app.review.believing import belief_view, measured_level, reflection_view
from tests.builders_play import RUBRIC, TEACHING, a_play, me

PLAY = a_play(me())
CUTS = RUBRIC.level_rule.cuts


def test_each_issue_is_shown_as_guessed_true_and_own() -> None:
    view = belief_view(Beliefs(("delivery", "shelves", "price"), ("shelves",)), PLAY, TEACHING)
    assert view is not None
    assert [(row.guessed, row.theirs, row.own) for row in view.rows] == [
        (3, 3, 1),
        (1, 1, 3),
        (2, 2, 2),
    ]
    assert [row.is_guessed_same for row in view.rows] == [False, False, True]
    assert (view.accuracy, view.is_fixed_pie) == (1.0, False)
    assert view.sentence == "You had their order right in 3 of 3 pairs of issues."


def test_the_own_order_over_again_is_named() -> None:
    view = belief_view(Beliefs(("price", "shelves", "delivery")), PLAY, TEACHING)
    assert view is not None
    assert (view.accuracy, view.is_fixed_pie) == (0.0, True)
    assert "your own order over again" in view.sentence
    assert view.entry in TEACHING.entry_titles


def test_no_guess_is_no_view() -> None:
    assert belief_view(Beliefs(()), PLAY, TEACHING) is None


@pytest.mark.parametrize(
    ("gain", "level"), [(0.0, 1), (0.199, 1), (0.2, 2), (0.65, 4), (0.8, 5), (1.2, 5), (None, None)]
)
def test_the_measured_share_is_cut_as_levels_are(gain: float | None, level: int | None) -> None:
    assert measured_level(gain, CUTS) == level


@pytest.mark.parametrize(
    ("found", "gain", "words"),
    [
        (5, 0.9, "and so does the arithmetic"),
        (4, 0.1, "there was more there than it looked"),
        (2, 0.9, "you found more than you thought"),
        (3, None, "no deal would have beaten both alternatives"),
        (None, 0.5, "you found 3 of 5"),
        (None, None, "nothing to measure"),
    ],
)
def test_the_look_back_stands_beside_the_measure(
    found: int | None, gain: float | None, words: str
) -> None:
    view = reflection_view(Reflection("asked", "wait", found), gain, TEACHING)
    assert view is not None
    assert words in view.sentence
    assert (view.went_well, view.would_change, view.found) == ("asked", "wait", found)


def test_a_look_back_that_was_skipped_is_not_shown() -> None:
    assert reflection_view(Reflection(is_skipped=True), 0.5, TEACHING) is None
