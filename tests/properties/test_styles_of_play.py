"""Each style is recognisable from what it does, over thirty games, without a word of its own."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise, product

import pytest

from app.negotiation.acts import Ask, Inform, SuggestProcess
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, offers
from app.simulation.self_play import Game
from tests.builders_games import Match, play, styles, with_zopa

GAMES = 30
LEARNERS = ("integrative", "compromising", "competing", "avoiding")
# How far apart two styles must be on a measure to be told apart by it; all are shares, 0..1.
CLEARLY = {"opening": 0.08, "conceded": 0.08, "put_off": 0.1, "halfway": 0.08, "unasked": 0.05}


@dataclass(frozen=True, slots=True)
class Seen:
    """One game as an onlooker sees it who knows what offers are worth to the counterpart."""

    match: Match
    game: Game

    @property
    def scenario(self) -> Scenario:
        return self.match.scenario

    @property
    def own(self) -> Role:
        return self.scenario.other(self.match.role)

    def level(self, offer: MadeOffer) -> float:
        """The share of the way from the reservation value to the best."""
        worth = self.own.preferences.utility(offer.terms) - self.own.reservation
        return worth / (FULL - self.own.reservation)

    def whole(self, role: str) -> list[MadeOffer]:
        found = (o for o in offers(self.game.history) if o.role == role)
        return [offer for offer in found if self.scenario.is_complete(offer.terms)]

    def opening(self) -> list[float]:
        return [self.level(offer) for offer in self.whole(self.own.id)[:1]]

    def conceded(self) -> list[float]:
        """What it came down by from its first offer to its last."""
        made = self.whole(self.own.id)
        return [self.level(made[0]) - self.level(made[-1])] if made else []

    def put_off(self) -> list[float]:
        later = SuggestProcess("later")
        return [float(later in turn.acts) for turn in self.game.history.of(self.own.id)]

    def halfway(self) -> list[float]:
        """For each move, whether it went about half of the way to the learner's latest offer."""
        theirs, found = self.whole(self.match.role), []
        for before, after in pairwise(self.whole(self.own.id)):
            heard = [self.level(o) for o in theirs if o.turn < after.turn]
            gap = self.level(before) - heard[-1] if heard else 0.0
            if before.turn != after.turn and gap > 0:
                moved = (self.level(before) - self.level(after)) / gap
                found.append(float(0.3 <= moved <= 0.6))
        return found

    def unasked(self) -> list[float]:
        """For each turn after one without a question, whether it told a fact all the same."""
        turns = self.game.history.turns
        return [
            float(turn.has(Inform))
            for before, turn in pairwise(turns)
            if turn.role == self.own.id and not before.has(Ask)
        ]


@cache
def measured(style: str) -> dict[str, float]:
    """The mean of each measure over the same thirty games for every style."""
    every = list(product((1, 2), LEARNERS, with_zopa()))[:GAMES]
    matches = [Match(w, n % 2, style, "medium", who, s) for n, (s, who, w) in enumerate(every)]
    games = [Seen(match, play(match)) for match in matches]
    return {name: mean([x for g in games for x in getattr(g, name)()]) for name in CLEARLY}


def mean(found: list[float]) -> float:
    return sum(found) / len(found) if found else 0.0


@pytest.mark.parametrize(("one", "other"), list(combinations(styles(), 2)))
def test_two_styles_differ_clearly_in_what_they_do(one: str, other: str) -> None:
    apart = {name: abs(measured(one)[name] - measured(other)[name]) for name in CLEARLY}
    assert any(apart[name] >= CLEARLY[name] for name in CLEARLY), f"{apart}"


def test_each_style_is_what_its_name_says() -> None:
    by_measure = {name: {s: measured(s)[name] for s in styles()} for name in CLEARLY}
    most = {name: max(found, key=lambda s: found[s]) for name, found in by_measure.items()}
    assert most["opening"] == "competing"
    assert most["put_off"] == "avoiding"
    assert most["halfway"] == "compromising"
    least = min(by_measure["opening"], key=lambda s: by_measure["opening"][s])
    assert least == "accommodating"


def test_only_a_style_that_avoids_puts_things_off() -> None:
    assert [s for s in styles() if measured(s)["put_off"] > 0] == ["avoiding"]
