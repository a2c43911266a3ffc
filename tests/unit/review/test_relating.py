"""The relationship: trust after each turn, what moved it in which words, and the next deal."""

from dataclasses import replace

from app.negotiation.acts import Ask, Kind, Threaten
from app.negotiation.history import Turn
from app.review.further import RelationshipView
from app.review.relating import relationship_view
from tests.builders_play import SCENARIO, TEACHING, a_play, me, my_parts, them


def seen(*turns: Turn) -> RelationshipView:
    scenario = replace(SCENARIO, relationship="You will meet again.")
    view = relationship_view(a_play(*turns, scenario=scenario), TEACHING)
    assert view is not None
    return view


def test_each_turn_of_the_learner_has_its_point() -> None:
    view = seen(them(), me(Ask(Kind.PRIORITY)), them(), me(Threaten(), text="Or else."))
    assert [(point.turn, point.trust, point.change) for point in view.path] == [
        (2, 0.55, 0.05),
        (4, 0.43, -0.12),
    ]


def test_a_point_quotes_what_moved_it() -> None:
    asked = my_parts(("Good morning.", None), ("What matters to you?", Ask(Kind.PRIORITY)))
    (point,) = seen(asked).path
    assert (point.quote, point.moved) == ("What matters to you?", "you asked")


def test_where_nothing_moved_nothing_is_quoted() -> None:
    (point,) = seen(me()).path
    assert (point.change, point.quote, point.moved) == (0.0, "", "")


def test_the_sentence_says_on_what_ground_the_next_talk_would_begin() -> None:
    up, same, down = seen(me(Ask(Kind.PRIORITY))), seen(me()), seen(me(Threaten()))
    assert up.sentence.startswith("Their trust in you went from 50 to 55 of 100, so")
    assert same.sentence.startswith("Their trust in you ended where it began, at 50")
    assert down.sentence.startswith("Their trust in you went from 50 to 38 of 100, and")
    assert all(view.sentence.endswith("You will meet again.") for view in (up, same, down))


def test_before_the_first_turn_there_is_no_relationship() -> None:
    assert relationship_view(a_play(them()), TEACHING) is None
