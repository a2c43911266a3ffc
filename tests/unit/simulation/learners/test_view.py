"""What a learner sees, and what it does not."""

from app.negotiation.acts import Ask, Importance, Inform, Kind
from app.negotiation.protocol import Phase
from app.simulation.learners.view import look
from tests.builders import CAFE, a_history, terms, whole_terms
from tests.builders_learners import BREAD, a_view, baker, cafe, offer, turns_over


def test_it_counts_its_own_turns_and_knows_the_last() -> None:
    assert a_view(baker()).number == 1
    assert not a_view(*turns_over(10)).is_last
    assert a_view(*turns_over(11)).is_last
    assert (a_view(baker()).time, a_view(*turns_over(11)).time) == (0.0, 1.0)


def test_it_sees_the_whole_offers_across_the_table_the_best_for_itself_first() -> None:
    poor, good = whole_terms("14", "evening"), whole_terms("10", "morning")
    view = a_view(baker(offer(poor)), cafe(), baker(offer(good)))
    assert [made.terms for made in view.theirs] == [good]
    assert [made.terms for made in view.whole_offers(view.other)] == [poor, good]
    assert a_view(baker(offer(terms(price="14")))).theirs == ()


def test_it_remembers_what_was_told_and_asked() -> None:
    question = Ask(Kind.PRIORITY, "price")
    told = Inform(Kind.PRIORITY, "price", Importance.HIGH)
    view = a_view(baker(question), cafe(question, told), baker(told))
    assert view.has_asked(question)
    assert not view.has_asked(Ask(Kind.PRIORITY))
    assert dict(view.told_us) == dict(view.told_them) == {"price": Importance.HIGH}
    assert a_view(baker(question)).questions == (question,)


def test_a_level_runs_from_the_reservation_value_to_the_best() -> None:
    view = a_view(baker())
    assert (view.level(0.0), view.level(1.0)) == (view.own.reservation, view.best)


def test_the_finest_stepped_issue_is_left_out_of_what_matters() -> None:
    assert a_view(baker()).by_weight == ("delivery", "shelves")


def test_a_draw_depends_on_seed_turn_and_purpose() -> None:
    history = a_history(baker())
    one, two = (look(history, BREAD, CAFE, seed) for seed in (1, 2))
    assert one.chance("leave") == look(history, BREAD, CAFE, 1).chance("leave")
    assert len({one.chance("leave"), two.chance("leave"), one.chance("stay")}) == 3


def test_it_knows_where_the_game_stands() -> None:
    assert a_view(baker()).state.phase is Phase.OPEN
