"""Trust of one side in the other, as a fold over what the other has said: 0..100, from 50.

A question that shows interest, a disclosure, an acknowledgement, a reasoned move raise it;
threats, belittling and ultimatums lower it more, because losses weigh more than gains. Each
gain counts at most three times, so that repeating a phrase buys nothing; a loss counts always.
"""

from collections import Counter
from collections.abc import Mapping

from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Kind, Propose, Summarise, Threaten
from app.negotiation.history import History, Turn

START = 50
MOST = 100
_COUNTED_TIMES = 3

GAINS: Mapping[str, int] = {
    "asked": 5,
    "told": 6,
    "acknowledged": 4,
    "summarised": 4,
    "appreciated": 3,
    "conditional": 3,
    "reasoned": 2,
}
LOSSES: Mapping[str, int] = {
    "threat": 12,
    "personal_attack": 20,
    "belittles": 10,
    "ultimatum": 8,
    "praises_own_fairness": 2,
}


def trust(history: History, toward: str) -> int:
    """Return how far the other side trusts `toward`, 0..100."""

    def after_turn(
        so_far: tuple[int, Counter[str]], turn: Turn, _past: History
    ) -> tuple[int, Counter[str]]:
        return _after(*so_far, turn) if turn.role == toward else so_far

    nothing: tuple[int, Counter[str]] = (START, Counter())
    return history.fold_turns(("trust", toward), nothing, after_turn)[0]


def _after(level: int, counted: Counter[str], turn: Turn) -> tuple[int, Counter[str]]:
    counted = counted.copy()
    for name in sorted(_gains_in(turn)):
        counted[name] += 1
        level += GAINS[name] if counted[name] <= _COUNTED_TIMES else 0
    level -= sum(LOSSES[name] for name in _losses_in(turn))
    return max(0, min(MOST, level)), counted


def _gains_in(turn: Turn) -> set[str]:
    found = {name for act in turn.acts if (name := _gain_of(act))}
    if turn.marked("appreciation"):
        found.add("appreciated")
    if turn.marked("gives_reason") and turn.has(Propose):
        found.add("reasoned")
    if turn.marked("acknowledges"):
        found.add("acknowledged")
    return found


def _gain_of(act: Act) -> str | None:
    if isinstance(act, Ask) and not act.is_after_limit and act.kind is not Kind.ALTERNATIVE:
        return "asked"
    if isinstance(act, Inform):
        return "told"
    if isinstance(act, Acknowledge):
        return "acknowledged"
    if isinstance(act, Summarise):
        return "summarised"
    if isinstance(act, Propose) and act.is_conditional:
        return "conditional"
    return None


def _losses_in(turn: Turn) -> set[str]:
    found = {name for name in LOSSES if turn.marked(name)}
    if turn.has(Threaten):
        found.add("threat")
    if any(isinstance(act, Propose) and act.is_final for act in turn.acts):
        found.add("ultimatum")
    return found
