"""Which findings are told: the two that mattered, and three lines that do not contradict."""

from dataclasses import replace

import pytest

from app.coach.checks.registry import CHECKS
from app.coach.judgement import Evidence, Finding, Gain
from app.coach.moments import keep_start_stop, moments
from app.coach.play import Play, met, missed, seen_against
from app.negotiation.acts import Accept, Ask, Kind, Propose, SmallTalk
from app.negotiation.history import Turn
from tests.builders import terms, whole_terms
from tests.builders_play import RUBRIC, a_play, closing, me, offer, them

TALK = a_play(
    *(me(offer(terms(price=price)), text=f"{price}.") for price in ("14", "13", "12", "11"))
)


def at(turn: int, play: Play = TALK) -> Evidence:
    return Evidence(turn, play.turn(turn).text)


def told(*findings: Finding, play: Play = TALK) -> list[tuple[str, int]]:
    return [(m.finding.check, m.turn) for m in moments(play, RUBRIC, list(findings))]


def checks(*findings: Finding, gains: dict[str, Gain] | None = None) -> tuple[str | None, ...]:
    told = keep_start_stop(TALK, RUBRIC, list(findings), gains or {})
    return tuple(f.check if f else None for f in told)


def test_the_weightiest_weakness_stands_beside_the_weightiest_strength() -> None:
    found = told(
        missed("several-offers", at(1)),
        missed("conditional-concession", at(2)),
        met("tests-understanding", at(3)),
        met("open-question", at(4)),
    )
    assert found == [("conditional-concession", 2), ("open-question", 4)]


def test_a_small_strength_gives_way_to_a_second_weakness_that_weighs_far_more() -> None:
    weak = (seen_against("threat", at(1)), missed("open-question", at(2)))
    assert told(*weak, met("brainstorms", at(3))) == [("threat", 1), ("open-question", 2)]
    assert told(*weak, met("uses-what-it-learned", at(3)))[1] == ("uses-what-it-learned", 3)


def test_the_two_differ_in_turn_and_in_theme() -> None:
    same_turn = (missed("trade-across-issues", at(1)), met("open-question", at(1)))
    assert told(*same_turn) == [("trade-across-issues", 1)]
    same_theme = (missed("asks-before-offer", at(1)), met("open-question", at(2)))
    assert told(*same_theme) == [("asks-before-offer", 1)]


def test_what_could_still_be_changed_goes_before_what_could_not() -> None:
    play = a_play(me(offer(terms(price="14"))), *closing(whole_terms()))
    late = missed("trade-across-issues", Evidence(5, play.turn(5).text))
    early = missed("several-offers", Evidence(1, play.turn(1).text))
    assert told(late, early, play=play) == [("several-offers", 1)]


def test_saying_no_is_possible_to_the_end() -> None:
    play = a_play(me(offer(terms(price="14"))), *closing(whole_terms()))
    late = seen_against("below-own-reservation", Evidence(5, play.turn(5).text))
    early = missed("several-offers", Evidence(1, play.turn(1).text))
    assert ("below-own-reservation", 5) in told(late, early, play=play)


@pytest.mark.parametrize("words", [me(SmallTalk(), text="Lovely."), them(text="Lovely.")])
def test_pleasantries_and_the_other_sides_words_make_no_moment(words: Turn) -> None:
    play = a_play(me(Ask(Kind.OPEN)), words)
    assert told(missed("open-question", Evidence(2, "Lovely.")), play=play) == []


def test_a_pressed_button_is_told_as_what_was_done() -> None:
    play = a_play(me(Ask(Kind.OPEN)), me(Accept(), text="Taken.", markers=("pressed",)))
    finding = seen_against("below-own-reservation", Evidence(2, "Taken.", is_pressed=True))
    (moment,) = moments(play, RUBRIC, [finding])
    assert moment.finding.evidence[-1].is_pressed


def test_what_is_recommended_at_a_moment_comes_from_its_check() -> None:
    (moment,) = moments(TALK, RUBRIC, [missed("open-question", at(1))])
    assert moment.better == (Ask(Kind.PRIORITY),)


def test_where_the_trade_had_just_been_offered_another_way_is_recommended() -> None:
    said = offer(terms(shelves="4", delivery="morning", price="13"))
    play = a_play(them(), me(said, text="All of it."))
    (moment,) = moments(play, RUBRIC, [missed("reasoned-concession", Evidence(2, "All of it."))])
    assert moment.better == ()  # in this small game there is nothing else to give
    plain = a_play(them(), me(offer(terms(price="13")), text="All of it."))
    (moment,) = moments(plain, RUBRIC, [missed("reasoned-concession", Evidence(2, "All of it."))])
    trade = Propose((terms(shelves="4", delivery="morning"),), is_conditional=True)
    assert moment.better == (trade,)


def test_keep_differs_in_theme_from_start_and_stop() -> None:
    found = checks(
        met("open-question"),
        met("conditional-concession"),
        missed("asks-before-offer"),
        seen_against("ultimatum"),
    )
    assert found == ("conditional-concession", "asks-before-offer", "ultimatum")


def test_start_and_stop_differ_in_theme_where_they_can() -> None:
    against = seen_against("evasion")
    assert checks(missed("direct-answer"), missed("several-offers"), against)[1:] == (
        "several-offers",
        "evasion",
    )
    assert checks(missed("direct-answer"), against)[1:] == ("direct-answer", "evasion")


def test_nothing_found_is_nothing_to_say() -> None:
    assert checks() == (None, None, None)
    assert moments(TALK, RUBRIC, []) == ()


def test_every_check_has_a_theme_and_counter_evidence_praises_nothing() -> None:
    assert all(text.theme for text in RUBRIC.checks.values())
    empty = a_play()
    for key, check in CHECKS.items():
        text = RUBRIC.checks[key]
        assert bool(text.met) is not check(empty).is_counter, key
        assert bool(text.keep) is not check(empty).is_counter, key


def test_ties_go_by_the_order_of_the_rubric() -> None:
    flat = {key: replace(text, weight=1) for key, text in RUBRIC.checks.items()}
    level = replace(RUBRIC, checks=flat)
    one, two = missed("trade-across-issues", at(1)), missed("open-question", at(2))
    assert keep_start_stop(TALK, level, [one, two], {})[1] == one
    assert keep_start_stop(TALK, level, [two, one], {})[1] == two


def test_a_finding_without_words_makes_no_moment() -> None:
    assert moments(TALK, RUBRIC, [missed("open-question")]) == ()


def test_a_trifle_is_not_kept_beside_something_heavy_that_has_to_stop() -> None:
    trifle = met("returns-a-concession", at(2))
    assert checks(seen_against("personal-attack", at(1)), trifle)[0] is None
    assert checks(missed("brainstorms", at(1)), trifle)[0] == "returns-a-concession"


def test_what_brought_more_where_it_was_played_on_is_started_first() -> None:
    lighter, heavier = missed("direct-answer", at(1)), missed("open-question", at(2))
    assert checks(lighter, heavier)[1] == "open-question"
    assert checks(lighter, heavier, gains={"direct-answer": Gain(2_000, 1)})[1] == "direct-answer"
    assert checks(lighter, heavier, gains={"direct-answer": Gain(500, 1)})[1] == "open-question"


def test_what_could_still_have_been_done_is_started_first() -> None:
    play = a_play(me(offer(terms(price="14"))), *closing(whole_terms()))
    late, early = missed("open-question", at(5, play)), missed("several-offers", at(1, play))
    assert keep_start_stop(play, RUBRIC, [late, early], {})[1] == early


def test_what_is_held_against_the_learner_in_a_turn_is_not_praised_there_as_well() -> None:
    bare = seen_against("unexplained-drop", at(2))
    weak = missed("open-question", at(1))
    same, other = met("trade-across-issues", at(2)), met("trade-across-issues", at(3))
    assert told(weak, bare, same) == [("open-question", 1), ("unexplained-drop", 2)]
    assert told(weak, bare, other) == [("open-question", 1), ("trade-across-issues", 3)]
    assert checks(weak, bare, same)[0] is None
    assert checks(weak, bare, other)[0] == "trade-across-issues"
    twice = seen_against("evasion", at(3), at(4))
    assert checks(weak, twice, other)[0] is None
