"""When a nudge is due: after some weak turns of the learner in a row (the rubric says how many).

After as many more it is due again, and not with every turn: a nudge is no nagging.

A turn is weak when it attacks, threatens or gives an ultimatum, when it refuses without a reason
or a counter-offer, or when it holds no question, information, reason or offer and does nothing
else for a deal. Words that were not understood and a greeting are neither weak nor strong.
"""

from itertools import takewhile

from app.coach.play import Play
from app.coach.practice import PracticeRule
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Inform,
    Propose,
    Reject,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.history import Turn
from app.negotiation.protocol import Phase

HARSH, REFUSING, EMPTY = "harsh", "refusing", "empty"
NUDGES = (HARSH, REFUSING, EMPTY)

_ATTACKS = ("threat", "ultimatum", "personal_attack", "belittles")
_STRONG: tuple[type[Act], ...] = (
    Ask, Inform, Argue, Propose, Accept, Summarise, SuggestProcess, Close,
)  # fmt: skip
_REASONS = ("gives_reason", "objective_standard")


def nudge(play: Play, rule: PracticeRule) -> str | None:
    """Return what the last turns were weak in, None where no nudge is due."""
    if play.state.phase is not Phase.OPEN:
        return None
    judged = [turn for turn in play.turns if not _is_passed_over(turn)]
    if not judged or judged[-1] is not play.turns[-1]:
        return None
    run = list(takewhile(lambda found: found is not None, map(weakness, reversed(judged))))
    is_due = bool(run) and len(run) % rule.weak_turns == 0
    return run[0] if is_due else None


def weakness(turn: Turn) -> str | None:
    """Return what is weak in a turn, or None."""
    if turn.has(Threaten) or turn.marked(*_ATTACKS) or _is_final(turn):
        return HARSH
    if turn.has(*_STRONG) or turn.marked(*_REASONS):
        return None
    return REFUSING if turn.has(Reject) else EMPTY


def _is_final(turn: Turn) -> bool:
    return any(isinstance(act, Propose) and act.is_final for act in turn.acts)


def _is_passed_over(turn: Turn) -> bool:
    return turn.has(Unknown) or all(isinstance(act, Greet) for act in turn.acts)
