"""Keep, start and stop: lines of this game where it has something to say, else plain ones."""

from dataclasses import replace

from app.coach.critique import critique
from app.coach.judgement import Evidence, Finding, Gain
from app.coach.play import Play, met, missed, seen_against
from app.negotiation.acts import Close
from app.review.here import Here
from app.review.take_home import keep_start_stop
from tests.builders import terms, whole_terms
from tests.builders_play import COACH_WORDS, RUBRIC, a_play, closing, me, offer, their_fact, them

TALK = a_play(
    them(),
    me(offer(terms(price="14")), text="€14."),
    their_fact(),
    me(offer(terms(price="13")), text="€13."),
    me(Close(), text="I am off."),
)


def at(turn: int, play: Play = TALK) -> Evidence:
    return Evidence(turn, play.turn(turn).text)


def lines(
    play: Play,
    keep: Finding | None = None,
    start: Finding | None = None,
    stop: Finding | None = None,
    gains: dict[str, Gain] | None = None,
) -> tuple[str, str, str]:
    found = replace(critique(play, RUBRIC), keep=keep, start=start, stop=stop)
    return keep_start_stop(found, RUBRIC, Here(play, COACH_WORDS), gains or {})


def test_without_a_game_the_plain_lines_stand() -> None:
    found = replace(
        critique(a_play(), RUBRIC),
        keep=met("open-question"),
        start=missed("several-offers"),
        stop=seen_against("ultimatum"),
    )
    assert keep_start_stop(found, RUBRIC) == (
        "Asking open questions.",
        "Offer two packages that are worth the same to you and see which they like.",
        "Last words.",
    )


def test_with_nothing_found_each_line_says_so() -> None:
    words = RUBRIC.words
    none = (words["keep.none"], words["start.none"], words["stop.none"])
    assert keep_start_stop(critique(a_play(), RUBRIC), RUBRIC) == none


def test_what_is_kept_and_stopped_names_its_turn() -> None:
    keep, _, stop = lines(
        TALK, keep=met("open-question", at(2)), stop=seen_against("ultimatum", at(4))
    )
    assert keep == "Asking open questions, as in turn 2."
    assert stop == "Last words, as in turn 4."


def test_a_question_never_asked_names_what_never_came_out() -> None:
    play = a_play(me(offer(terms(price="14"))), them(), me(Close(), text="Off."))
    _, start, _ = lines(play, start=missed("open-question", at(1, play)))
    assert "the delivery" in start
    assert "weighs 50 of 100" in start


def test_what_came_out_is_not_said_to_be_hidden() -> None:
    _, start, _ = lines(TALK, start=missed("open-question", at(2)))
    assert start == RUBRIC.checks["open-question"].change


def test_what_they_need_stays_theirs_until_the_game_is_over() -> None:
    play = a_play(me(offer(terms(price="14"))), them())
    _, start, _ = lines(play, start=missed("open-question", at(1, play)))
    assert start == RUBRIC.checks["open-question"].change


def test_what_they_told_is_named_with_its_turn() -> None:
    finding = missed("links-to-their-need", at(3), at(4))
    _, start, _ = lines(TALK, start=finding)
    assert "the delivery in turn 3" in start


def test_a_trade_is_worded_as_it_could_have_been_said() -> None:
    _, start, _ = lines(TALK, start=missed("trade-across-issues", at(4)))
    assert "in turn 4 it could have been “If we can agree on" in start


def test_what_a_move_brought_where_it_was_played_on_is_told_with_its_turn() -> None:
    finding = missed("trade-across-issues", at(4))
    _, start, _ = lines(TALK, start=finding, gains={finding.check: Gain(1_240, 2)})
    assert "in turn 2 it could have been" in start
    assert start.endswith("such a move brought you 12 points more (turn 2).")
    assert "points more" not in lines(TALK, start=finding, gains={"open-question": Gain(900, 2)})[1]


def test_a_deal_below_the_alternative_is_told_in_points() -> None:
    play = a_play(*closing(whole_terms("10", "noon", "2")))
    _, _, stop = lines(play, stop=seen_against("below-own-reservation", at(4, play)))
    assert "brought you 25, and leaving 40" in stop
