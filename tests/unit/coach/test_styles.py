"""The style path: which offers compete, give in, meet halfway or make more of it.

Price pays the baker 50 and the café 20, delivery 20 and 50, the shelves 30 each.
"""

import pytest

from app.coach.play import Play
from app.coach.styles import STYLES, style_path
from app.negotiation.acts import Close
from tests.builders import terms, whole_terms
from tests.builders_play import RUBRIC, a_play, me, offer, them


def style(play: Play) -> str | None:
    return style_path(play, RUBRIC.practice).style


@pytest.mark.parametrize(
    ("price", "delivery", "shelves", "wanted"),
    [
        ("14", "evening", "4", "competing"),
        ("10", "morning", "0", "accommodating"),
        ("12", "noon", "2", "compromising"),
        ("14", "morning", "2", "collaborating"),
    ],
)
def test_where_an_offer_lies_is_its_style(
    price: str, delivery: str, shelves: str, wanted: str
) -> None:
    assert wanted in STYLES
    assert style(a_play(me(offer(whole_terms(price, delivery, shelves))))) == wanted


def test_a_step_tells_what_each_side_would_get_of_the_most_it_could() -> None:
    (step,) = style_path(a_play(me(offer(whole_terms("14", "noon", "2")))), RUBRIC.practice).steps
    assert (step.turn, step.own, step.other) == (1, 0.75, 0.45)


def test_the_middle_of_one_issue_makes_nothing_more() -> None:
    assert style(a_play(me(offer(terms(shelves="2"))))) == "compromising"


def test_a_trade_of_two_issues_can_be_collaborating() -> None:
    assert style(a_play(me(offer(terms(price="14", delivery="morning"))))) == "collaborating"


def test_what_their_package_fills_in_is_no_style_of_the_learners() -> None:
    theirs = them(offer(whole_terms("10", "morning", "0")))
    assert style(a_play(theirs, me(offer(terms(price="14"))))) == "competing"


def test_the_path_ends_where_the_last_offer_lies() -> None:
    pushing, giving = me(offer(whole_terms("14", "evening", "4"))), me(offer(whole_terms()))
    path = style_path(a_play(pushing, them(), giving), RUBRIC.practice)
    assert [step.style for step in path.steps] == ["competing", "compromising"]
    assert path.style == "compromising"


def test_leaving_without_an_offer_is_avoiding() -> None:
    assert style(a_play(me(Close()))) == "avoiding"


def test_nothing_offered_and_nobody_gone_is_no_style() -> None:
    assert style(a_play(me())) is None
    assert style(a_play(me(), them(Close()))) is None
