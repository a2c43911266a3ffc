"""Tables for simulated learners: a view of the bread game, and games of every shape.

In the bread game of `tests.builders` the café is the learner unless a test says otherwise: it
wants an early delivery (5000), then the shelves (3000), then a low price (2000).
"""

from dataclasses import replace

from app.negotiation.acts import Accept, Act, Propose, Summarise
from app.negotiation.history import Turn
from app.negotiation.issue import Issue, allocation, choice, number_range
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from app.simulation.learners.view import View, look
from tests.builders import BAKER, CAFE, a_history, a_scenario, said
from tests.builders_games import persona_of

BREAD = a_scenario()
NO_ZONE = a_scenario(reservations=(9_000, 9_000))

EASY_GOING = persona_of("collaborating", "medium")


def a_view(*turns: Turn, scenario: Scenario = BREAD, role: str = CAFE, seed: int = 1) -> View:
    """What the learner sees after some turns."""
    return look(a_history(*turns), scenario, role, seed)


def baker(*acts: Act) -> Turn:
    """A turn of the counterpart."""
    return said(BAKER, *acts)


def cafe(*acts: Act) -> Turn:
    """A turn of the learner."""
    return said(CAFE, *acts)


def offer(terms: Terms) -> Propose:
    """One offer."""
    return Propose((terms,))


def turns_over(count: int, *last: Act) -> tuple[Turn, ...]:
    """So many exchanges of small nothings, then one more turn of the counterpart."""
    return (*(turn for _ in range(count) for turn in (baker(), cafe())), baker(*last))


def being_agreed(terms: Terms) -> tuple[Turn, ...]:
    """The café's offer is taken and restated by the baker: the café's word is awaited."""
    return (baker(), cafe(offer(terms)), baker(Accept(terms), Summarise(terms)))


def shapes() -> dict[str, Scenario]:
    """Games of every shape: each kind of issue alone, one to eight issues, no price, no ZOPA."""
    price, gift = number_range("price", 10, 30, 1), choice("gift", ("none", "card"))
    units, days = allocation("units", 5), number_range("days", 1, 3, 1)
    eight = (price, *(choice(f"c{n}", ("a", "b", "c")) for n in range(5)), units, days)
    return {
        "one choice": a_bare_scenario((gift,)),
        "one allocation": a_bare_scenario((units,)),
        "one range": a_bare_scenario((price,)),
        "choices alone": a_bare_scenario(eight[1:4]),
        "no price": a_bare_scenario((gift, units, days)),
        "eight issues": a_bare_scenario(eight),
        "no zone": a_bare_scenario((gift, units, days), reservation=9_500),
    }


def a_bare_scenario(issues: tuple[Issue, ...], reservation: int = 3_000) -> Scenario:
    """Two sides that want the opposite with opposite weights, and have nothing to tell."""
    count = len(issues)
    raw = [place + 1 for place in range(count)]
    weights = [FULL * one // sum(raw) for one in raw]
    weights[0] += FULL - sum(weights)
    likes = Preferences(issues, tuple(weights), tuple(_rising(i) for i in issues))
    back = [FULL * one // sum(raw) for one in reversed(raw)]
    back[0] += FULL - sum(back)
    other = Preferences(issues, tuple(back), tuple(_rising(i)[::-1] for i in issues))
    found = a_scenario((reservation, reservation), (likes, other))
    first, second = (replace(role, interests=(), reasons=()) for role in found.roles)
    return replace(found, roles=(first, second))


def _rising(issue: Issue) -> tuple[int, ...]:
    last = len(issue.options) - 1
    return tuple(FULL * place // last for place in range(last + 1))


def turned_round(scenario: Scenario, role: str) -> Scenario:
    """The same game for one role, but the other side wants all else, and would take anything."""
    sides = []
    for one in scenario.roles:
        if one.id == role:
            sides.append(one)
            continue
        likes = one.preferences
        rows = tuple(row[::-1] for row in likes.values)
        other = Preferences(likes.issues, likes.weights[::-1], rows)
        sides.append(replace(one, preferences=other, reservation=0, interests=(), reasons=()))
    return replace(scenario, roles=(sides[0], sides[1]))
