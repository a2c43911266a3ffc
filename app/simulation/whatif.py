"""What if: better moves at the turns that mattered, played on by the same counterpart. Pure.

Which turns: the learner's turns while the talk was open. First those of the critique's moments,
then the ones with the greatest regret. The regret of a turn is what the game was worth before it
less what it was worth after it, where a game is worth the learner's utility plus half of the
counterpart's, once the middle policy has played it on. `MOST_TRIED` turns are tried; of those
where a move helps, the first `MOST_MOMENTS` are kept, in the order of the talk.

Which moves: the one the critique recommends there, and those of `better_moves`. At each turn
every move is tried once with the middle policy (that trial is not reported); the `MOST_MOVES` best
that would be worth telling there are played on `GAMES` times. A kind of move is told of once, and
of two that end alike only the first.

How it goes on: the counterpart decides as in the session, with its own persona and seed. For the
learner the policy of `learners/playing_on.py` takes over; the seeds of the games vary that policy
and its tie-breaks, nothing else. The move that was made is played on by the same policies, so the
difference between two games of one seed is the move's.

What is kept of that is `tried.is_worth_telling`'s matter. Nothing here judges: no level and no
grade looks at a simulation.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from app.coach.play import Play
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Scenario
from app.simulation.better_moves import BetterMove, better_moves
from app.simulation.learners.playing_on import MIDDLE, acts
from app.simulation.learners.registry import Learner
from app.simulation.playing_out import Ending, Line
from app.simulation.tried import (
    AS_PLAYED,
    Rollout,
    Rollouts,
    Tried,
    Yardstick,
    gain,
    is_worth_telling,
)
from app.strategy.persona import Persona

POLICY = Learner("playing-on", acts)
# The policy's version: what was played on by another one is not compared with this.
VERSION = "1"
GAMES = 5
SEEDS = range(MIDDLE + 1, MIDDLE + 1 + GAMES)
MOST_TRIED, MOST_MOMENTS, MOST_MOVES = 4, 3, 2


def what_if(play: Play, marked: Mapping[int, BetterMove], persona: Persona, seed: int) -> Rollouts:
    """Return what better moves would have come to.

    `marked` holds the turns of the critique's moments, each with the move it recommends there;
    persona and seed are the counterpart's.
    """
    games = _Games(play, Line(play.scenario, play.learner.id, persona, seed, POLICY), marked)
    tried = games.turns_to_try()
    found: list[Rollout] = []
    for turn in tried:
        told = {one.name for rollout in found for one in rollout.better}
        better = games.better(turn, told) if len(found) < MOST_MOMENTS else ()
        if better:
            found.append(Rollout(turn.number, games.tried(turn, None), better))
    return Rollouts(GAMES, len(tried), tuple(sorted(found, key=lambda one: one.turn)))


@dataclass(frozen=True, slots=True)
class _Games:
    """The games that can be played on from one play."""

    play: Play
    line: Line
    marked: Mapping[int, BetterMove]

    def turns_to_try(self) -> list[Turn]:
        """Return the turns of the moments, then those with a regret, the greatest first."""
        regrets = self._regrets()
        ranked = sorted(regrets, key=lambda number: (-regrets[number], number))
        first = [number for number in self.marked if number in regrets]
        order = dict.fromkeys((*first, *ranked))
        return [self.play.turn(number) for number in order][:MOST_TRIED]

    def _regrets(self) -> dict[int, int]:
        before = {
            turn.number: history
            for turn in self.play.turns
            if is_open(history := self.play.history.until(turn.number), self.play.scenario)
        }
        worth = [self.line.play_out(history, MIDDLE).worth for history in before.values()]
        worth.append(self.line.play_out(self.play.history, MIDDLE).worth)
        return {turn: then - now for turn, (then, now) in zip(before, pairwise(worth), strict=True)}

    def better(self, turn: Turn, told: Set[str]) -> tuple[Tried, ...]:
        """Return the moves worth telling of at a turn, the best first, none `told` of before."""
        every = better_moves(self.play, turn, self.marked.get(turn.number))
        fresh = [move for move in every if move.name not in told]
        promising = self._kept(turn, fresh, (MIDDLE,))[:MOST_MOVES]
        moves = [BetterMove(one.name, one.acts) for one in promising]
        return tuple(self._kept(turn, moves, SEEDS))

    def _kept(self, turn: Turn, moves: list[BetterMove], seeds: Iterable[int]) -> list[Tried]:
        """Play moves on and return those worth telling, the best first; no name or end twice."""
        if not moves:
            return []
        made = self.tried(turn, None, seeds)
        tried = [self.tried(turn, move, seeds) for move in moves]
        kept = [one for one in tried if is_worth_telling(one, made, self._yardstick)]
        best = sorted(kept, key=lambda one: -gain(one, made))
        for key in (attrgetter("endings"), attrgetter("name")):
            first = {key(one): one for one in reversed(best)}
            best = [one for one in best if first[key(one)] is one]
        return best

    @property
    def _yardstick(self) -> Yardstick:
        real = self.line.play_out(self.play.history, MIDDLE)
        return Yardstick(real, self.play.learner.reservation, self.play.counterpart.reservation)

    def tried(self, turn: Turn, move: BetterMove | None, seeds: Iterable[int] = SEEDS) -> Tried:
        """Play a turn on with a move in its place (None: as it was), once a seed."""
        endings = tuple(self._ending(turn, move, seed) for seed in seeds)
        return Tried(*((move.name, move.acts) if move else (AS_PLAYED, turn.acts)), endings)

    def _ending(self, turn: Turn, move: BetterMove | None, seed: int) -> Ending:
        before = self.play.history.until(turn.number)
        if move is not None:
            moved = before.fold(("moved", move), lambda h: h.plus(move.turn(turn)))
            return self.line.play_out(moved, seed)
        stands = replace(self.line, agreed=self.play.state.terms if self.play.is_deal else None)
        return stands.play_out(self.play.history.until(turn.number + 1), seed)


def is_open(history: History, scenario: Scenario) -> bool:
    """Say whether the talk is open: what is being confirmed is not weighed anew."""
    return state(history, scenario).phase is Phase.OPEN
