"""Which better moves a turn allows."""

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
)
from app.negotiation.history import Turn
from app.simulation.better_moves import BetterMove, better_moves, marks_of
from tests.builders import a_scenario, terms, whole_terms
from tests.builders_play import a_play, me, offer, them
from tests.builders_talk import CLIENT, SCENARIO, client, on, vendor

NO_ZONE = a_scenario(reservations=(9_000, 9_000))
MINE = whole_terms("14", "evening", "4")


def moves(*turns: Turn, advised: BetterMove | None = None) -> dict[str, tuple[Act, ...]]:
    play = a_play(*turns)
    return {move.name: move.acts for move in better_moves(play, play.turns[-1], advised)}


def test_a_bare_first_offer_could_have_been_a_question_or_a_trade() -> None:
    found = moves(them(), me(offer(MINE)))
    assert found["ask-priority"] == (Ask(Kind.PRIORITY),)
    (trade,) = found["trade"]
    assert isinstance(trade, Propose)
    assert trade.is_conditional
    assert "hold-the-interest" not in found


def test_who_has_asked_what_matters_may_ask_why() -> None:
    told = Inform(Kind.PRIORITY, "delivery", Importance.HIGH, "cafe-delivery")
    found = moves(them(), me(Ask(Kind.PRIORITY)), them(told), me(offer(MINE)))
    assert found["ask-why"] == (Ask(Kind.INTEREST, "delivery"),)
    assert "ask-priority" not in found


def test_a_question_passed_over_could_have_been_answered() -> None:
    found = moves(them(Ask(Kind.INTEREST, "delivery")), me(offer(MINE)))
    assert isinstance(found["answer"][0], Inform)
    told = me(Inform(Kind.INTEREST, "delivery"), offer(MINE))
    assert "answer" not in moves(them(Ask(Kind.INTEREST, "delivery")), told)
    limit = Ask(Kind.PRIORITY, "price", is_after_limit=True)
    assert "answer" not in moves(them(limit), me(offer(MINE)))


def test_in_the_last_turn_it_is_too_late_to_ask_or_to_answer() -> None:
    short = a_scenario(turn_limit=2)
    asked = them(Ask(Kind.INTEREST, "delivery"))
    play = a_play(them(), me(), asked, me(offer(MINE)), scenario=short)
    first, last = ({move.name for move in better_moves(play, turn)} for turn in play.turns)
    assert "ask-priority" in first
    assert not {"ask-priority", "ask-why", "answer"} & last
    assert "trade" in last


def test_a_counter_to_what_was_told_or_refused_could_begin_by_hearing_it() -> None:
    for said in (Argue("price"), Reject(terms(price="14")), Inform(Kind.PRIORITY, "delivery")):
        found = moves(them(said), me(offer(MINE)))["acknowledge-and-counter"]
        assert [type(act) for act in found] == [Acknowledge, Propose]
    assert "acknowledge-and-counter" not in moves(them(), me(offer(MINE)))
    heard = me(offer(MINE), markers=("acknowledges",))
    assert "acknowledge-and-counter" not in moves(them(Argue("price")), heard)


def test_another_way_to_the_same_interest_needs_an_offer_before() -> None:
    asked = client(Propose((on(support="premium", term=4),), is_conditional=True))
    insisted = client(Propose((on(support="premium", price=62),)))
    for before, is_there in (((), False), ((asked, vendor(Reject(on(term=4)))), True)):
        play = a_play(vendor(), *before, insisted, scenario=SCENARIO, role=CLIENT)
        found = {move.name: move.acts for move in better_moves(play, play.turns[-1])}
        assert ("hold-the-interest" in found) == is_there
    (held,) = found["hold-the-interest"]
    assert isinstance(held, Propose)
    assert held.offers[0].get("support") == "premium"
    assert held.offers[0].get("term") is None


def test_what_the_learner_said_itself_is_no_better_move() -> None:
    assert "ask-priority" not in moves(them(), me(Ask(Kind.PRIORITY)))
    trade = moves(them(), me())["trade"]
    assert "trade" not in moves(them(), me(*trade))


def test_the_advised_move_comes_first_and_gives_its_name_to_what_it_does() -> None:
    advised = BetterMove("sum-up", (Ask(Kind.PRIORITY),))
    found = moves(them(), me(offer(MINE)), advised=advised)
    assert next(iter(found)) == "sum-up"
    assert "ask-priority" not in found
    assert "none" not in moves(them(), me(offer(MINE)), advised=BetterMove("none", ()))


def test_what_the_rules_refuse_is_left_out() -> None:
    advised = BetterMove("trade", (Accept(),))
    assert (Accept(),) not in moves(them(), me(), advised=advised).values()


def test_where_there_is_nothing_to_agree_on_leaving_is_all_there_is() -> None:
    play = a_play(them(), me(offer(MINE)), scenario=NO_ZONE)
    advised = BetterMove("trade", (offer(terms(price="14")),))
    assert better_moves(play, play.turns[-1], advised) == (BetterMove("leave", (Close(),)),)
    left = a_play(them(), me(Close()), scenario=NO_ZONE)
    assert better_moves(left, left.turns[-1]) == ()


def test_markers_stand_for_what_the_words_would_show() -> None:
    assert marks_of((Ask(Kind.PRIORITY),)) == ("open_question",)
    counter = (Acknowledge("price"), Propose((MINE,), is_conditional=True))
    assert marks_of(counter) == ("acknowledges", "conditional")
    assert marks_of((Inform(Kind.INTEREST, "price", None, "a-fact"),)) == ("gives_reason",)
    assert marks_of((Close(),)) == ()


def test_a_move_takes_the_place_of_the_turn() -> None:
    made = a_play(them(), me(offer(MINE))).turns[-1]
    turn = BetterMove("ask-priority", (Ask(Kind.PRIORITY),)).turn(made)
    assert (turn.number, turn.role, turn.text) == (made.number, made.role, "")
    assert [marker.name for marker in turn.markers] == ["open_question"]
