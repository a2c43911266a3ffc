"""Tells which shares of a sentence are meant as shares, and what its "rest" comes to."""

from dataclasses import dataclass, replace

from app.dialogue.cues import Cues
from app.dialogue.takes import EVERYTHING, NOTHING, Counted, Take, Taker
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who speaks (`place` 0 or 1), and what bears on shares from outside the sentence.

    `standing` is the other side's offer where it came just now, `issue` the one last spoken of,
    `before` the values of the sentences before, `named` the issues named beside them.
    """

    place: int = 0
    standing: Terms = Terms()
    issue: str | None = None
    before: Terms = Terms()
    named: tuple[str, ...] = ()


NOT_SHARING = Sharing()


def meant_takes(takes: list[Take], cues: Cues, sharing: Sharing) -> list[Take]:
    """Leave out facts, and what only a bargain would make a share ("I don't need any")."""
    told = [take for take in takes if not take.is_fact]
    firm = [take for take in told if take.amount != NOTHING and take.taker is not None]
    in_bargain = bool(firm or sharing.before) or cues.is_supposed
    listed = cues.puts_forward or len(told) > 1

    def is_meant(take: Take) -> bool:
        if take.amount.counted is Counted.ODD:
            return any(t.issue == take.issue and t.taker is Taker.BOTH for t in told)
        if take.is_owned:
            return True
        if take.amount == NOTHING:
            return in_bargain or (take.taker is None and len(told) > 1)
        if take.taker is None:
            if take.amount == EVERYTHING:
                return len(told) > 1
            return listed and take.amount.counted in (Counted.UNITS, Counted.EXTRA, Counted.MORE)
        return True

    return [_defaulted(take, told) for take in told if is_meant(take)]


def _defaulted(take: Take, told: list[Take]) -> Take:
    """A list without a word of whose it is holds the speaker's shares, but not after "for you"."""
    if take.taker is not None:
        return take
    takers = {one.taker for one in told}
    is_theirs = Taker.YOURS in takers and Taker.MINE not in takers
    return replace(take, taker=Taker.UNSURE if is_theirs else Taker.MINE)


def spread_rest(take: Take, takes: list[Take], cues: Cues, sharing: Sharing) -> list[Take]:
    """Turn "the rest" into a share of each issue that nobody has taken yet."""
    if take.amount.counted not in _LEFT:
        return [take]
    taken = {one.issue for one in takes if one.amount.counted not in _LEFT}
    taken |= set(sharing.before.issues)
    spoken_of = {*taken, *sharing.named, *_named_alone(takes, cues)}
    if take.issue is not None:
        return [] if take.issue in spoken_of else [_with(take, take.issue, Taker.UNSURE)]
    shared = [i for i in cues.words.scenario.issues if i.kind is IssueKind.ALLOCATION]
    is_all_else = take.amount.counted is Counted.OTHERS or len(taken) > 1
    is_all_else = is_all_else or not _leaves(takes, cues, sharing)
    if not taken or not is_all_else:
        return []
    return [_with(take, issue.id, take.taker) for issue in shared if issue.id not in spoken_of]


def _named_alone(takes: list[Take], cues: Cues) -> set[str]:
    """Return the issues named without a count ("some water"): of them no rest is known."""
    counted = [(take.start, take.end) for take in takes]
    alone = (n for n in cues.named if not any(s <= n.start < e for s, e in counted))
    return {issue for named in alone for issue in named.issues}


def _with(take: Take, issue: str, taker: Taker | None) -> Take:
    return Take(issue, EVERYTHING, taker, take.start, take.end, is_refused=take.is_refused)


def _leaves(takes: list[Take], cues: Cues, sharing: Sharing) -> bool:
    """Say whether units of an issue spoken of are left, which "the rest" may mean."""
    totals = {i.id: len(i.options) - 1 for i in cues.words.scenario.issues}
    counted = [(t.issue, t.amount.number) for t in takes if t.amount.counted is Counted.UNITS]
    counted += [(issue, float(option)) for issue, option in sharing.before if issue in totals]
    return any(issue and 0 < number < totals[issue] for issue, number in counted)


_LEFT = (Counted.REST, Counted.OTHERS)
