"""Trust of one side in the other, as a fold over what the other has said: 0..100, from 50.

A question that shows interest, a disclosure, an acknowledgement, a reasoned move raise it;
threats, belittling and ultimatums lower it more, because losses weigh more than gains. Each
gain counts at most three times, so that repeating a phrase buys nothing; a loss counts always.
"""

from collections import Counter
from collections.abc import Mapping

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Ask,
    Inform,
    Kind,
    Propose,
    Span,
    Summarise,
    Threaten,
)
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
# The markers that show a gain, where it is not an act that does.
_SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "appreciated": ("appreciation",),
    "reasoned": ("gives_reason",),
    "acknowledged": ("acknowledges",),
}


def trust(history: History, toward: str) -> int:
    """Return how far the other side trusts `toward`, 0..100."""

    def after_turn(
        so_far: tuple[int, Counter[str]], turn: Turn, _past: History
    ) -> tuple[int, Counter[str]]:
        return _after(*so_far, turn) if turn.role == toward else so_far

    nothing: tuple[int, Counter[str]] = (START, Counter())
    return history.fold_turns(("trust", toward), nothing, after_turn)[0]


def movers(history: History, number: int) -> tuple[tuple[str, str], ...]:
    """Return what in a turn moved trust, gains first, each with the words it rests on.

    A gain that had counted as often as it can moves nothing any more.
    """
    turn = next(turn for turn in history if turn.number == number)
    before = [_gains_in(earlier) for earlier in history.until(number).of(turn.role)]
    gains = {
        name for name in _gains_in(turn) if sum(name in had for had in before) < _COUNTED_TIMES
    }
    named = (*sorted(gains), *sorted(_losses_in(turn)))
    return tuple((name, _words_of(name, turn)) for name in named)


def _words_of(name: str, turn: Turn) -> str:
    """Return the words of the act that shows it, else the marker's sentence, else the turn."""
    act = next((act for act in turn.acts if _name_of(act) == name), None)
    if act is not None:
        return turn.quote(act)
    marked = turn.marked(*_SHOWN_BY.get(name, (name,)))
    return _sentence_around(marked[0].span, turn.text) if marked else turn.text


def _sentence_around(span: Span, text: str) -> str:
    """Widen a span to the sentence it stands in: half a sentence is no quote."""
    ends = [
        at + 1 for at, sign in enumerate(text) if sign in ".!?" and text[at + 1 : at + 2] <= " "
    ]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(text))
    return text[start:end].strip()


def _name_of(act: Act) -> str | None:
    if isinstance(act, Threaten):
        return "threat"
    if isinstance(act, Propose) and act.is_final:
        return "ultimatum"
    return _gain_of(act)


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
