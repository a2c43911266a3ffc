"""Games spread over learners, styles, difficulties, sides and draws, and what they show."""

from collections import Counter

from app.simulation.learners.registry import KINDS
from app.simulation.tally import Score
from app.simulation.trial import (
    Flaw,
    Pairing,
    Played,
    Verdict,
    draws_in,
    pairings,
    play,
    rounds_for,
    tallies,
    verdicts,
)
from app.strategy.persona import Persona
from tests.builders_games import persona_of
from tests.builders_learners import BREAD, EASY_GOING, NO_ZONE

STYLES = ("collaborating", "competing")
PERSONAS: list[dict[str, Persona]] = [
    {style: persona_of(style, difficulty) for style in STYLES} for difficulty in ("medium", "hard")
]


def played(name: str, joint_gain: float | None, is_deal: bool = True, draw: int = 0) -> Played:
    score = Score(is_deal, 5, joint_gain, 1_000, 1_000, 0.5 if is_deal else None)
    return Played(Pairing(KINDS[name], EASY_GOING, 0, draw, 1), score)


def test_rounds_come_near_to_the_games_that_were_asked_for() -> None:
    assert rounds_for(200, styles=5) == 6
    assert rounds_for(1, styles=5) == 1


def test_each_round_lets_every_learner_meet_every_style_once() -> None:
    met = Counter((p.learner.name, p.persona.style) for p in pairings(3, PERSONAS, seed=1))
    assert set(met.values()) == {3}
    assert len(met) == len(KINDS) * len(STYLES)


def test_difficulties_and_sides_take_turns() -> None:
    pairs = pairings(4, PERSONAS, seed=1)
    met = {(p.persona.difficulty, p.place) for p in pairs}
    assert met == {("medium", 0), ("hard", 0), ("medium", 1), ("hard", 1)}


def test_there_are_no_more_draws_than_rounds_and_not_too_many() -> None:
    assert [draws_in(rounds) for rounds in (1, 6, 100)] == [1, 6, 12]
    assert {p.draw for p in pairings(100, PERSONAS, seed=1)} == set(range(12))


def test_a_draw_that_comes_again_is_played_from_another_seed() -> None:
    seeds = {(p.draw, p.seed) for p in pairings(24, PERSONAS, seed=7)}
    assert len(seeds) == 24


def test_playing_plays_every_pairing_in_order() -> None:
    pairs = pairings(2, PERSONAS, seed=1)
    games = list(play(pairs, [BREAD, NO_ZONE]))
    assert [one.pairing for one in games] == list(pairs)
    assert all((one.score.joint_gain is None) == (one.pairing.draw == 1) for one in games)


def test_tallies_are_made_for_each_pair_and_over_all_styles() -> None:
    means = tallies([played("random", 0.2), played("random", 0.4), played("competing", 0.8)])
    assert means["random", "collaborating"].games == 2
    assert means["random", ""].mean_joint_gain == 0.30000000000000004
    assert means["competing", ""].games == 1


def test_a_draw_in_which_shallow_learners_win_it_all_is_trivial() -> None:
    games = [played("random", 0.7), played("competing", 0.9), played("integrative", 1.0)]
    assert verdicts(games) == (Verdict(Flaw.TRIVIAL, 0, 0.8, 1.0),)


def test_a_draw_in_which_looking_for_trades_wins_little_is_impossible() -> None:
    games = [played("random", 0.1), played("integrative", 0.4, draw=2)]
    assert verdicts(games) == (Verdict(Flaw.IMPOSSIBLE, 2, 0.4, 1.0),)
    stuck = [played("integrative", 0.0, is_deal=False), played("integrative", 1.0)]
    assert verdicts([*stuck, played("integrative", 0.9)]) == ()
    assert verdicts(stuck[:1])[0].deal_rate == 0.0


def test_a_draw_without_a_zone_is_neither() -> None:
    assert verdicts([played("integrative", None, is_deal=False)]) == ()
