"""A play: one side's turns, offers, exchanges, and what it was told and asked."""

from app.coach.judgement import Evidence
from app.coach.play import quoted, quoted_offer
from app.negotiation.acts import Ask, Greet, Inform, Kind, Propose, Reject
from tests.builders import CAFE, terms, whole_terms
from tests.builders_play import (
    SCENARIO,
    a_play,
    closing,
    me,
    my_parts,
    offer,
    tell,
    their_fact,
    them,
)


def test_it_holds_the_learners_turns_and_offers_only() -> None:
    play = a_play(them(offer(whole_terms())), me(offer(terms(price="14"))), them())
    assert [turn.number for turn in play.turns] == [2]
    assert [made.turn for made in play.offers] == [2]
    assert play.whole_offers == play.offers  # the rest stands as the café offered it


def test_an_offer_that_leaves_issues_open_is_not_whole() -> None:
    assert a_play(me(offer(terms(price="14")))).whole_offers == ()


def test_the_same_talk_is_another_play_from_the_other_side() -> None:
    turns = (them(offer(whole_terms())), me(), them())
    assert [t.number for t in a_play(*turns, role=CAFE).turns] == [1, 3]


def test_a_confirmed_deal_is_a_deal() -> None:
    assert a_play(*closing(whole_terms())).is_deal
    assert not a_play(*closing(whole_terms())[:3]).is_deal


def test_told_names_each_fact_once_with_its_first_turn() -> None:
    first, second = SCENARIO.role(CAFE).disclosures
    play = a_play(their_fact(1), me(), their_fact(0), me(), their_fact(1))
    assert play.told == ((1, second), (3, first))


def test_a_claim_that_is_no_fact_of_theirs_is_not_told() -> None:
    loose = them(Inform(Kind.PRIORITY, "price"), Inform(Kind.INTEREST, "price", None, "unheard"))
    assert a_play(loose).told == ()


def test_exchanges_pair_their_turns_with_the_learners_next() -> None:
    play = a_play(them(), me(), me(), them(), them(), me())
    assert [(a.number, b.number) for a, b in play.exchanges] == [(1, 2), (5, 6)]


def test_a_question_after_the_limit_is_not_a_question_about_their_side() -> None:
    limit = Ask(Kind.CONSTRAINT, is_after_limit=True)
    why = Ask(Kind.INTEREST, "price")
    play = a_play(me(limit, why), them(Ask(Kind.OPEN)))
    assert [act for _, act in play.questions] == [why]


def test_acts_come_with_their_turns_in_order() -> None:
    play = a_play(me(Greet()), them(Greet()), me(tell(), Greet()))
    assert [(turn.number, act) for turn, act in play.acts_of(Greet)] == [(1, Greet()), (3, Greet())]


def test_a_quote_is_verbatim() -> None:
    asking = my_parts(("Hm …", None), ("Why NOT?", Ask(Kind.INTEREST)))
    turn = a_play(asking).turn(1)
    assert quoted(turn, turn.acts[0]) == Evidence(1, "Why NOT?")
    assert quoted(turn) == Evidence(1, "Hm … Why NOT?")


def test_an_offer_is_quoted_in_its_own_words() -> None:
    play = a_play(my_parts(("Well,", None), ("14 it is.", Propose((terms(price="14"),)))))
    assert quoted_offer(play, 1) == Evidence(1, "14 it is.")


def test_what_the_next_turn_takes_back_is_neither_an_offer_kept_nor_a_concession() -> None:
    high, slip = me(offer(whole_terms("14"))), me(offer(terms(price="10")))
    play = a_play(high, slip, them(), me(offer(terms(price="13"))))
    assert [made.turn for made in play.kept_offers] == [1, 4]
    assert [made.turn for made in play.offers] == [1, 2, 4]
    assert play.concessions == ()


def test_a_further_step_down_takes_nothing_back() -> None:
    steps = [me(offer(whole_terms(price))) for price in ("14", "13", "12")]
    play = a_play(*steps)
    assert [made.turn for made in play.kept_offers] == [1, 2, 3]
    assert [made.turn for made in play.concessions] == [2, 3]


def test_declining_to_answer_is_no_move_to_bargain() -> None:
    declines = me(Reject(asked=Kind.INTEREST), text="I keep that to myself.")
    refuses = me(Reject(), text="No.")
    assert a_play(declines, refuses).first_bargaining() == (Evidence(2, "No."),)


def test_a_question_taught_something_when_a_new_fact_came_at_once() -> None:
    asks = me(Ask(Kind.PRIORITY))
    play = a_play(asks, them(), asks, their_fact(), asks, their_fact())
    assert [turn.number for turn, _ in play.learned_by_asking] == [3]


def test_a_fact_volunteered_after_a_call_for_an_offer_was_not_asked_for() -> None:
    bid = me(Ask(Kind.OPEN), text="What would you offer?", markers=("asks_for_offer",))
    assert a_play(bid, their_fact()).learned_by_asking == ()
