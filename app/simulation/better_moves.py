"""Which better moves there are at a turn: named, as acts, with the markers their words would show.

The acts are the teacher's (`app/coach/advice.py`); here is only which of them the moment allows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.coach.advice import recommend
from app.coach.play import Play
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Inform,
    Kind,
    Marker,
    Propose,
    Reject,
    Span,
)
from app.negotiation.history import Turn
from app.negotiation.ledger import asked
from app.negotiation.protocol import Illegal, apply
from app.negotiation.standing import offers

_NOTHING = Span(0, 0)
_ABOUT_ME = (Kind.PRIORITY, Kind.INTEREST, Kind.ISSUE, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class BetterMove:
    """A move by name: what it does, as acts."""

    name: str
    acts: tuple[Act, ...]

    def turn(self, made: Turn) -> Turn:
        """Return the move as a turn in the place of another, markers in the place of words."""
        markers = tuple(Marker(name, _NOTHING) for name in marks_of(self.acts))
        spans = tuple(_NOTHING for _ in self.acts)
        return Turn(made.number, made.role, "", self.acts, spans, markers)


def marks_of(acts: tuple[Act, ...]) -> tuple[str, ...]:
    """Return the markers by which the other side would judge the tone of these acts."""
    found = []
    if any(isinstance(act, Ask) for act in acts):
        found.append("open_question")
    if any(isinstance(act, Acknowledge) for act in acts):
        found.append("acknowledges")
    if any(isinstance(act, Propose) and act.is_conditional for act in acts):
        found.append("conditional")
    if any(isinstance(act, Inform) and act.fact for act in acts):
        found.append("gives_reason")
    return tuple(found)


def better_moves(
    play: Play, turn: Turn, advised: BetterMove | None = None
) -> tuple[BetterMove, ...]:
    """Return the moves worth trying in place of a turn of the learner's, the `advised` one first.

    None is the learner's own or against the rules; two that do the same are one. Where there is
    nothing to agree on, all there is to do better is to leave.
    """
    rules = _RULES if play.has_zopa else (_leaves,)
    moves = [move for rule in rules for move in rule(play, turn)]
    found: dict[tuple[Act, ...], BetterMove] = {}
    for move in [advised, *moves] if advised and play.has_zopa else moves:
        if move.acts and not _is_said(move, turn) and _is_legal(move, play, turn):
            found.setdefault(move.acts, move)
    return tuple(found.values())


def _is_said(move: BetterMove, turn: Turn) -> bool:
    offered = [act.offers for act in turn.acts if isinstance(act, Propose)]
    return all(
        act in turn.acts or (isinstance(act, Propose) and act.offers in offered)
        for act in move.acts
    )


def _is_legal(move: BetterMove, play: Play, turn: Turn) -> bool:
    before = play.history.until(turn.number)
    return not isinstance(apply(before, move.turn(turn), play.scenario), Illegal)


def _is_last(play: Play, turn: Turn) -> bool:
    """Say whether no turn is left in which to use what comes of this one."""
    return len(play.history.until(turn.number).of(turn.role)) + 1 >= play.scenario.turn_limit


def _asks(play: Play, turn: Turn) -> Iterator[BetterMove]:
    if _is_last(play, turn):
        return
    acts = recommend("ask-priority", play, turn.number, None)
    is_why = any(isinstance(act, Ask) and act.kind is Kind.INTEREST for act in acts)
    before = [act for _, act in asked(play.history.until(turn.number), turn.role)]
    if not all(act in before for act in acts):
        yield BetterMove("ask-why" if is_why else "ask-priority", acts)


def _answers(play: Play, turn: Turn) -> Iterator[BetterMove]:
    """Answer what was asked just before, where nothing was told."""
    before = play.history.until(turn.number).turns
    if turn.has(Inform) or not before or _is_last(play, turn):
        return
    questions = [act for act in before[-1].acts if isinstance(act, Ask)]
    for act in [a for a in questions if a.kind in _ABOUT_ME and not a.is_after_limit][:1]:
        yield BetterMove("answer", recommend("answer", play, turn.number, act.issue))


def _hears(play: Play, turn: Turn) -> Iterator[BetterMove]:
    """Where they told, argued or refused and the answer was a counter, say first what was heard."""
    before = play.history.until(turn.number).turns
    is_heard = turn.has(Acknowledge) or bool(turn.marked("acknowledges"))
    if before and before[-1].has(Inform, Argue, Reject) and turn.has(Propose, Reject):
        name = "acknowledge-and-counter"
        if not is_heard:
            yield BetterMove(name, recommend(name, play, turn.number, None))


def _holds(play: Play, turn: Turn) -> Iterator[BetterMove]:
    """Where an offer of the learner's was out already, another way to the same interest."""
    made = offers(play.history.until(turn.number))
    if turn.has(Propose, Reject) and any(offer.role == turn.role for offer in made):
        name = "hold-the-interest"
        yield BetterMove(name, recommend(name, play, turn.number, None))


def _trades(play: Play, turn: Turn) -> Iterator[BetterMove]:
    yield BetterMove("trade", recommend("trade", play, turn.number, None))


def _offers_a_choice(play: Play, turn: Turn) -> Iterator[BetterMove]:
    acts = recommend("choice", play, turn.number, None)
    if any(isinstance(act, Propose) and len(act.offers) > 1 for act in acts):
        yield BetterMove("choice", acts)


def _leaves(_play: Play, turn: Turn) -> Iterator[BetterMove]:
    if not turn.has(Close):
        yield BetterMove("leave", (Close(),))


_RULES: tuple[Callable[[Play, Turn], Iterator[BetterMove]], ...] = (
    _asks,
    _answers,
    _hears,
    _trades,
    _holds,
    _offers_a_choice,
)
