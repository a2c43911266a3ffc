"""What passes between the two sides: who told, moved, refused or stood still, and what answered.

Rules: a turn counts by what it did, not by how it sounded; pairs are (their turn, own turn).
"""

from collections.abc import Iterator

from app.coach.play import Play
from app.negotiation.acts import Accept, Act, Argue, Ask, Close, Inform, Kind, Propose, Reject
from app.negotiation.history import Turn
from app.negotiation.scenario import Disclosure
from app.negotiation.standing import Concession

_ABOUT_ONESELF = frozenset({Kind.PRIORITY, Kind.INTEREST, Kind.CONSTRAINT})
_ABOUT_NEEDS = frozenset({Kind.PRIORITY, Kind.INTEREST, Kind.OPEN})


def replies(play: Play, number: int, within: int) -> tuple[Turn, ...]:
    """Return the learner's next turns after a turn, at most so many; asides are none."""
    after = (turn for turn in play.turns if turn.number > number)
    return tuple(turn for turn in after if turn.number not in play.asides)[:within]


def telling(turn: Turn) -> Inform | None:
    """Return what a turn tells of its speaker's own needs, the last of several, else None."""
    told = [a for a in turn.acts if isinstance(a, Inform) and a.kind in _ABOUT_ONESELF]
    return told[-1] if told else None


def question(play: Play, turn: Turn) -> Ask | None:
    """Return the question of a turn about the other side's needs, else None."""
    is_call = bool(play.marks(turn, "asks_for_offer", "asks_for_options"))
    asked = [a for a in turn.acts if isinstance(a, Ask) and not a.is_after_limit]
    kinds = _ABOUT_NEEDS - {Kind.OPEN} if is_call else _ABOUT_NEEDS
    return next((ask for ask in asked if ask.kind in kinds), None)


def facts_by_turn(play: Play) -> dict[int, list[Disclosure]]:
    """Return the counterpart's facts by the turn each was first told."""
    found: dict[int, list[Disclosure]] = {}
    for number, fact in play.told:
        found.setdefault(number, []).append(fact)
    return found


def refusals(play: Play) -> Iterator[tuple[Turn, Turn]]:
    """Yield each refusal of an offer with the learner's turn that followed it."""
    for theirs, own in play.exchanges:
        if any(isinstance(act, Reject) and act.asked is None for act in theirs.acts):
            yield theirs, own


def refusal_in(turn: Turn) -> Act | None:
    """Return the act by which a turn refuses an offer, else None."""
    return next((a for a in turn.acts if isinstance(a, Reject) and a.asked is None), None)


def standstills(play: Play) -> list[tuple[Turn, Turn]]:
    """Return each time the counterpart stood still, with the learner's turn that followed.

    It stands still in turns that, with an offer of the learner's on the table, neither move nor
    tell nor take anything; so many in a row (a threshold) are one standstill, and so on anew.
    """
    moving = {c.turn for c in play.their_concessions} | {number for number, _ in play.told}
    own_from = play.offers[0].turn if play.offers else play.history.next_number
    seen_offer = False
    still, found = 0, []
    for theirs, own in play.exchanges:
        is_first_offer = theirs.has(Propose) and not seen_offer
        seen_offer = seen_offer or theirs.has(Propose)
        is_still = theirs.number > own_from and theirs.number not in moving and not is_first_offer
        still = still + 1 if is_still and not theirs.has(Accept, Close) else 0
        if still == play.thresholds.standstill_turns:
            found.append((theirs, own))
            still = 0
    return found


def moved_after(play: Play, number: int, within: int) -> bool:
    """Say whether the counterpart moved, told or took something in its next turns."""
    after = [t for t in play.history.of(play.counterpart.id) if t.number > number][:within]
    moving = {c.turn for c in play.their_concessions} | {n for n, _ in play.told}
    return any(turn.number in moving or turn.has(Accept) for turn in after)


def is_substantial(turn: Turn) -> bool:
    """Say whether a turn asks, tells, argues, offers or agrees: more than being pleasant."""
    return turn.has(Ask, Inform, Argue, Propose, Accept)


def answered_by_a_move(play: Play, theirs: Concession) -> Turn | None:
    """Return the learner's turn that answered a concession with one of its own, else None.

    A token is no answer: it has to bring them a share (a threshold) of what theirs cost them.
    """
    least = play.thresholds.returned_share * theirs.own_cost
    own = {c.turn for c in play.concessions if c.other_gain >= least}
    for turn in replies(play, theirs.turn, play.thresholds.chain_turns):
        if turn.number in own:
            return turn
    return None
