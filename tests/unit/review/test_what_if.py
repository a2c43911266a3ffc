"""The simulation in words: moments, moves and what is said around them."""

import pytest

from app.coach.judgement import Gain
from app.coach.play import Play
from app.negotiation.acts import Accept, Act, Close, Propose
from app.review.further import Spread
from app.review.sentences import better_sentence
from app.review.what_if import gains, spread_of, what_if_view
from app.simulation.playing_out import Ending
from app.simulation.tried import AS_PLAYED, MISSING, Rollout, Rollouts, Tried
from tests.builders import a_scenario, terms, whole_terms
from tests.builders_every import after, reads_in
from tests.builders_play import COACH_WORDS, RUBRIC, a_play, me, offer, them
from tests.builders_what_if import WHAT_IF_WORDS_BY

WORDS = WHAT_IF_WORDS_BY["en"]
TRADE: tuple[Act, ...] = (Propose((terms(price="14", delivery="morning"),), is_conditional=True),)
NO_ZONE = a_scenario(reservations=(9_000, 9_000))
PLAY = a_play(them(), me(offer(whole_terms()), text="Twelve, that is fair."))


def tried(name: str, acts: tuple[Act, ...], *pairs: tuple[int, int]) -> Tried:
    return Tried(name, acts, tuple(Ending(*pair, is_deal=True) for pair in pairs))


MADE = tried(AS_PLAYED, (offer(whole_terms()),), (5_000, 6_000), (4_500, 6_500), (5_500, 5_000))


def found(*better: Tried) -> Rollouts:
    return Rollouts(3, 2, (Rollout(2, MADE, better),))


def said(rollouts: Rollouts, play: Play = PLAY) -> str:
    return what_if_view(rollouts, play, WORDS, COACH_WORDS).policy


def test_a_moment_shows_what_was_said_and_what_it_came_to() -> None:
    better = tried("trade", TRADE, (7_000, 6_000), (6_500, 6_500), (7_500, 5_000))
    (moment,) = what_if_view(found(better), PLAY, WORDS, COACH_WORDS).moments
    assert (moment.turn, moment.quote, moment.is_pressed) == (2, "Twelve, that is fair.", False)
    assert moment.as_played.title == WORDS.titles[AS_PLAYED]
    assert moment.as_played.sentence == "Twelve, that is fair."
    assert moment.as_played.spread == Spread(5_000, 4_500, 5_500, 6_000, 5_000, 6_500, 3, 3)


def test_a_better_move_is_a_sentence_in_the_learners_own_situation() -> None:
    better = tried("trade", TRADE, (7_000, 6_000), (6_500, 6_500), (7_500, 5_000))
    (moment,) = what_if_view(found(better), PLAY, WORDS, COACH_WORDS).moments
    (move,) = moment.moves
    assert (move.key, move.title) == ("trade", WORDS.titles["trade"])
    assert move.sentence == better_sentence(TRADE, PLAY.scenario, PLAY.learner, COACH_WORDS)
    assert "morning" in move.sentence


def test_a_button_is_nobodys_words() -> None:
    pressed = a_play(them(), me(Accept(), text="I accept.", markers=("pressed",)))
    (moment,) = what_if_view(found(), pressed, WORDS, COACH_WORDS).moments
    assert moment.is_pressed


def test_the_spread_is_each_sides_own() -> None:
    games = tried("trade", TRADE, (1, 30), (2, 10), (3, 20))
    assert spread_of(games) == Spread(2, 1, 3, 20, 10, 30, 3, 3)


def test_leaving_has_words_of_its_own() -> None:
    left = Tried("leave", (Close(),), (Ending(4_000, 4_000, is_deal=False),) * 3)
    (moment,) = what_if_view(found(left), PLAY, WORDS, COACH_WORDS).moments
    assert moment.moves[0].sentence == WORDS.texts["leave"]
    assert (moment.moves[0].spread.deals, moment.moves[0].spread.games) == (0, 3)


@pytest.mark.parametrize(
    ("scenario", "role", "code"),
    [
        ("licence-renewal", "client", "en"),
        ("no-zone", "owner", "en"),
        ("puesto-de-mercado", "puesto", "es"),
    ],
)
def test_the_words_of_leaving_are_heard_as_leaving(scenario: str, role: str, code: str) -> None:
    text = WHAT_IF_WORDS_BY[code].texts["leave"]
    assert reads_in(scenario, role, text, after(scenario, role)) == (Close(),)


def test_the_policy_names_the_counterpart_and_the_games() -> None:
    text = said(found())
    assert PLAY.counterpart.person in text
    assert "3 games" in text


def test_that_nothing_better_was_found_is_said() -> None:
    assert "2 of your turns" in said(Rollouts(3, 2, ()))
    assert said(Rollouts(3, 2, ())) != said(found())


def test_why_there_is_no_simulation_is_said() -> None:
    nothing = Rollouts(3, 0, ())
    no_room = a_play(them(), me(Close()), scenario=NO_ZONE)
    assert said(MISSING) == WORDS.texts["missing"]
    assert said(nothing, a_play(them())) == WORDS.texts["nothing_to_try"]
    assert said(Rollouts(3, 1, ()), no_room) == WORDS.texts["no_zopa"]


def test_what_a_move_gained_is_kept_for_the_weightiest_check_that_recommends_it() -> None:
    better = tried("trade", TRADE, (7_000, 6_000), (6_500, 6_500), (7_500, 5_000))
    assert gains(found(better), RUBRIC) == {"trade-across-issues": Gain(2_000, 2)}


def test_a_move_that_gained_the_learner_nothing_counts_for_no_check() -> None:
    kinder = tried("trade", TRADE, (5_000, 8_000), (4_500, 8_500), (5_500, 7_000))
    assert gains(found(kinder), RUBRIC) == {}
    assert gains(MISSING, RUBRIC) == {}


def test_a_move_that_mostly_ends_without_a_deal_is_not_said_to_have_gained() -> None:
    endings = (Ending(7_000, 6_000, is_deal=True), *[Ending(6_500, 4_000, is_deal=False)] * 2)
    assert gains(found(Tried("trade", TRADE, endings)), RUBRIC) == {}


def test_a_move_without_a_check_of_its_own_is_left_out() -> None:
    left = tried("leave", (Close(),), (7_000, 6_000), (7_000, 6_000), (7_000, 6_000))
    assert gains(found(left), RUBRIC) == {}
