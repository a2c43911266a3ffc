"""The integrative learner without a voice of its own."""

from app.negotiation.acts import Ask, Inform, Propose, SmallTalk
from app.simulation.learners import integrative, mute
from tests.builders_learners import a_view, baker, cafe, turns_over


def test_it_neither_asks_nor_tells() -> None:
    for count in range(12):
        said = mute.acts(a_view(*turns_over(count)))
        assert said
        assert not [act for act in said if isinstance(act, Ask | Inform)]


def test_it_makes_the_offers_the_other_would_make_without_an_if() -> None:
    view = a_view(*turns_over(4))
    (made,) = [act for act in integrative.acts(view) if isinstance(act, Propose)]
    assert mute.acts(view) == (Propose(made.offers),)


def test_with_nothing_left_to_say_it_makes_small_talk() -> None:
    assert mute.acts(a_view(baker(), cafe(), baker())) == (SmallTalk(),)
