"""Where words stand in an utterance, and where they do not."""

import pytest

from app.dialogue.utterance_ground import Ground, ground_of, holds, overlap
from app.negotiation.acts import Span
from tests.builders_talk import CLIENT, NOTHING, WORDS

TEXT = "Well, 1,500 seats.  My «Board» wants\nthree years, not 84.5!"


@pytest.fixture
def ground() -> Ground:
    return ground_of(TEXT, NOTHING, WORDS, CLIENT)


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("three years", "three years"),
        ("THREE  YEARS", "three years"),
        ('my "board" wants three', "My «Board» wants\nthree"),
        ("84.5", "84.5"),
        ("1,500 seats", "1,500 seats"),
    ],
)
def test_words_stand_whatever_their_capitals_quotes_and_spaces(
    ground: Ground, said: str, there: str
) -> None:
    found = ground.find(said)
    assert found is not None
    assert found.of(TEXT) == there


@pytest.mark.parametrize("said", ["1", "500", "84", "5", "hree", "year", "four years", "", "!"])
def test_no_part_of_a_word_or_figure_stands(ground: Ground, said: str) -> None:
    assert ground.find(said) is None


def test_words_are_looked_for_within_a_stretch_only(ground: Ground) -> None:
    assert ground.find("seats", Span(20, len(TEXT))) is None


def test_a_span_reaches_into_the_sentences_it_touches(ground: Ground) -> None:
    first = ground.find("seats")
    assert first is not None
    assert [r.sentence.text for r in ground.over(first)] == ["well, 1,500 seats."]


def test_figures_and_values_are_counted_where_they_stand(ground: Ground) -> None:
    whole = Span(0, len(TEXT))
    assert {"1,500", "three", "84.5"} <= {span.of(TEXT) for span in ground.figures(whole)}


def test_spans_that_only_touch_share_nothing() -> None:
    assert not overlap(Span(0, 3), Span(3, 5))
    assert overlap(Span(0, 4), Span(3, 5))
    assert holds(Span(0, 5), Span(3, 5))
    assert not holds(Span(0, 4), Span(3, 5))
