"""What is on the table issue by issue: the option put forward last, by whom, and whether agreed.

An offer, as `standing` has it, is one side's; a division is what both sides' words come to.
Offers may be partial and change only the issues they name; a yes to part of an offer agrees to
that part. Nothing is filled in that nobody said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.negotiation.acts import Accept, Act, Propose, Reject, Summarise, Unknown
from app.negotiation.history import History, Turn
from app.negotiation.standing import offers
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Part:
    """An issue's option as it stands: who put it forward in which turn, and if both agree."""

    option: str
    role: str
    turn: int
    is_agreed: bool = False


Division = Mapping[str, Part]
_NOTHING: Division = MappingProxyType({})
# A yes before the whole was offered agrees to what was; one that leaves open which of several
# offers is meant, to what they have in common.
_YES_TO_PART, _YES_TO_ONE = "offer_incomplete", "which_offer"
_REOPENING = ("hint", "two_values", "between_steps", "outside_range")


def division(history: History) -> Division:
    """Return what is on the table after a history, issue by issue."""
    return history.fold_turns("division", _NOTHING, _after)


def settled(history: History) -> Terms:
    """Return the options on the table as terms, agreed or only put forward."""
    return Terms(tuple(sorted((i, part.option) for i, part in division(history).items())))


def agreed(history: History) -> Terms:
    """Return the options both sides have said yes to."""
    parts = division(history).items()
    return Terms(tuple(sorted((i, part.option) for i, part in parts if part.is_agreed)))


def _after(before: Division, turn: Turn, past: History) -> Division:
    parts = dict(before)
    for act in turn.acts:
        if isinstance(act, Accept) and act.terms is not None:
            _agree_to(parts, act.terms, turn, past)
        elif isinstance(act, Unknown) and act.doubt == _YES_TO_ONE:
            _agree(parts, turn.role, _offered_in(past, turn))
        else:
            _apply(parts, act, turn)
    return MappingProxyType(parts)


def _apply(parts: dict[str, Part], act: Act, turn: Turn) -> None:
    if isinstance(act, Propose):
        _put(parts, _common(act.offers), turn)
    elif isinstance(act, Summarise):
        _put(parts, act.terms, turn)
    elif isinstance(act, Accept) or (isinstance(act, Unknown) and act.doubt == _YES_TO_PART):
        _agree(parts, turn.role)
    elif isinstance(act, Reject):
        _drop(parts, act.terms)
    elif isinstance(act, Unknown) and act.doubt in _REOPENING:
        _reopen(parts, str(act.issue))


def _put(parts: dict[str, Part], terms: Terms, turn: Turn) -> None:
    """Put options forward; one the other side has put forward already is agreed by that."""
    for issue, option in terms:
        there = parts.get(issue)
        if there is None or there.option != option:
            parts[issue] = Part(option, turn.role, turn.number)
        elif there.role != turn.role:
            parts[issue] = replace(there, is_agreed=True)


def _agree(parts: dict[str, Part], role: str, since: int = 0) -> None:
    """Say yes to all the other side has put forward, in the turn `since` and after it."""
    for issue, part in list(parts.items()):
        if part.role != role and part.turn >= since:
            parts[issue] = replace(part, is_agreed=True)


def _agree_to(parts: dict[str, Part], terms: Terms, turn: Turn, past: History) -> None:
    """Say yes to these options; what has been put forward since their offer stands."""
    offered_in = _offered_in(past, turn)
    for issue, option in terms:
        there = parts.get(issue)
        if there is None or (there.option != option and there.turn <= offered_in):
            parts[issue] = Part(option, turn.role, turn.number, is_agreed=True)
        elif there.option == option:
            parts[issue] = replace(there, is_agreed=True)


def _offered_in(past: History, turn: Turn) -> int:
    """Return the latest turn in which the other side made an offer, 0 for none."""
    return max((o.turn for o in offers(past) if o.role != turn.role), default=0)


def _drop(parts: dict[str, Part], refused: Terms) -> None:
    """Take away what was refused by name; after a plain no the talk goes on about all there is."""
    for issue, option in refused:
        if issue in parts and parts[issue].option == option:
            del parts[issue]


def _reopen(parts: dict[str, Part], issue: str) -> None:
    """What somebody speaks of again, without saying how much, is agreed no longer."""
    if issue in parts:
        parts[issue] = replace(parts[issue], is_agreed=False)


def _common(offers: tuple[Terms, ...]) -> Terms:
    """Return what several offers made at once have in common."""
    first, *others = offers
    return Terms(tuple(pair for pair in first if all(pair in tuple(o) for o in others)))
