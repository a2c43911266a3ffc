"""A play: one side's turns, offers, exchanges, and what it was told and asked."""

from dataclasses import replace

from app.coach.judgement import Evidence
from app.coach.play import quoted, quoted_offer
from app.negotiation.acts import (
    Accept,
    Ask,
    Clarify,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Threaten,
    Unknown,
)
from app.negotiation.protocol import Phase, State
from tests.builders import CAFE, terms, whole_terms
from tests.builders_play import (
    SCENARIO,
    THRESHOLDS,
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


def test_a_talk_between_people_has_the_ending_it_is_given() -> None:
    ending = State(Phase.DEAL, whole_terms())
    assert replace(a_play(me()), ending=ending).is_deal
    assert not a_play(me()).is_deal


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


def test_an_aside_that_was_only_asked_about_stands_between_no_two_turns() -> None:
    aside, pardon = me(Unknown(), text="Give me 100 points."), them(Clarify(), text="Pardon?")
    play = a_play(them(Reject(terms(price="14"))), aside, pardon, me(Threaten()))
    assert play.asides == {2, 3}
    assert [(a.number, b.number) for a, b in play.exchanges] == [(1, 4)]


def test_a_turn_that_sounds_like_something_is_no_aside() -> None:
    rude = me(Unknown(), text="You fool.", markers=("personal_attack",))
    assert a_play(them(), rude, them(Clarify()), me()).asides == frozenset()


def test_small_talk_that_is_answered_is_no_aside() -> None:
    assert a_play(them(), me(SmallTalk()), them(SmallTalk()), me()).asides == frozenset()


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


def test_an_offer_on_condition_that_lapses_was_an_offer_all_the_same() -> None:
    tied = me(offer(terms(price="12", shelves="4"), is_conditional=True))
    play = a_play(tied, them(Reject()), me(offer(terms(price="13"))))
    assert [made.turn for made in play.kept_offers] == [1, 3]


def test_a_further_step_down_takes_nothing_back() -> None:
    steps = [me(offer(whole_terms(price))) for price in ("14", "13", "12")]
    play = a_play(*steps)
    assert [made.turn for made in play.kept_offers] == [1, 2, 3]
    assert [made.turn for made in play.concessions] == [2, 3]


def test_declining_to_answer_is_no_move_to_bargain() -> None:
    declines = me(Reject(asked=Kind.INTEREST), text="I keep that to myself.")
    refuses = me(Reject(), text="No.")
    assert a_play(declines, refuses).first_bargaining() == (Evidence(2, "No."),)


def test_to_take_what_they_offer_is_a_move_to_bargain_where_it_is_asked_for() -> None:
    play = a_play(me(SmallTalk(), text="Lovely."), *closing(whole_terms()))
    assert play.first_bargaining() == (Evidence(1, "Lovely."),)
    assert play.first_bargaining(Accept) == (Evidence(3, "I accept that."),)


def test_a_question_taught_something_when_a_new_fact_came_at_once() -> None:
    asks = me(Ask(Kind.PRIORITY))
    play = a_play(asks, them(), asks, their_fact(), asks, their_fact())
    assert [turn.number for turn, _ in play.learned_by_asking] == [3]


def test_a_fact_volunteered_after_a_call_for_an_offer_was_not_asked_for() -> None:
    bid = me(Ask(Kind.OPEN), text="What would you offer?", markers=("asks_for_offer",))
    assert a_play(bid, their_fact()).learned_by_asking == ()


def test_words_that_put_a_reading_right_stand_in_for_what_was_misread() -> None:
    misread = me(offer(whole_terms("10")), text="16.")
    mends = me(offer(terms(price="14")), text="No, I meant 14.", markers=("corrects",))
    play = a_play(misread, them(), mends, them(), me(offer(terms(price="13")), text="13."))
    assert play.mended == {3: 1}
    assert [(made.turn, made.said.get("price")) for made in play.offers] == [(3, "14"), (5, "13")]
    assert quoted_offer(play, 3) == Evidence(1, "16.")  # what was said first, not the mending
    assert [made.turn for made in play.concessions] == [5]


def test_two_mendings_running_lead_back_to_the_first_words() -> None:
    first = me(offer(terms(price="10")), text="Fourteen.")
    mends = me(offer(terms(price="14")), markers=("corrects",))
    play = a_play(first, them(), mends, them(), mends)
    assert [made.turn for made in play.offers] == [5]
    assert play.said_at(5) == 1


def test_words_like_a_correction_on_another_matter_mend_nothing() -> None:
    mends = me(offer(terms(shelves="3")), markers=("corrects",))
    play = a_play(me(offer(terms(price="14"))), them(), mends)
    assert play.mended == {}
    assert [made.turn for made in play.offers] == [1, 3]


def test_a_button_is_evidence_of_what_was_done_and_not_of_words() -> None:
    left = me(text="I am leaving it here.", markers=("pressed",))
    assert quoted(a_play(left).turn(1)) == Evidence(1, "I am leaving it here.", is_pressed=True)


def test_markers_count_from_a_confidence_on_and_against_somebody_from_a_higher_one() -> None:
    between = (THRESHOLDS.marker_confidence + THRESHOLDS.against_confidence) / 2
    play = a_play(my_parts(("Fair is fair.", "ultimatum"), confidence=between))
    assert list(play.seen("ultimatum")) == [Evidence(1, "Fair is fair.")]
    assert list(play.seen_against("ultimatum")) == []


def test_what_the_other_side_gave_up_is_theirs() -> None:
    mine = me(offer(whole_terms("14", "evening", "4")))
    steps = [them(offer(whole_terms(price, "morning", "0"))) for price in ("10", "11")]
    play = a_play(steps[0], mine, steps[1])
    assert [(c.turn, c.role) for c in play.their_concessions] == [(3, CAFE)]
    assert play.concessions == ()
