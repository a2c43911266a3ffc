"""Tells which shares of a sentence are meant as shares, and what its "rest" comes to."""

from dataclasses import dataclass

from app.dialogue.cues import Cues
from app.dialogue.segment import sentences
from app.dialogue.takes import EVERYTHING, NOTHING, Counted, Take, Taker
from app.dialogue.values import Words
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who speaks (`place` 0 or 1), and what bears on shares from outside the sentence.

    `standing` is the other side's offer where it came just now, `issue` the one last spoken of,
    `before` the values of the sentences before, `named` the issues named beside them, `own` what
    the speaker's own offers hold.
    """

    place: int = 0
    standing: Terms = Terms()
    issue: str | None = None
    before: Terms = Terms()
    named: tuple[str, ...] = ()
    own: Terms = Terms()


NOT_SHARING = Sharing()


def shared_last(text: str, words: Words) -> str | None:
    """Return the allocation an utterance named last, None where its last sentence named several."""
    if words.lexicon.sharing is None:
        return None
    for sentence in reversed(sentences(text, words.language)):
        names = words.lexicon.names.findall(sentence.text)
        found = {issue for name in names for issue in words.lexicon.issues[name]}
        if found:
            issue = next(iter(found))
            is_shared = words.scenario.issue(issue).kind is IssueKind.ALLOCATION
            return issue if len(found) == 1 and is_shared else None
    return None


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
            # "I don't need any" adds nothing where it was said who takes how many.
            return take.issue not in sharing.before and (
                in_bargain or (take.taker is None and len(told) > 1)
            )
        if take.taker is None:
            if take.amount == EVERYTHING:
                return len(told) > 1
            return listed and take.amount.counted in (Counted.UNITS, Counted.EXTRA, Counted.MORE)
        return True

    return [take for take in told if is_meant(take)]


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
    # Beside issues that nobody divides, "the rest" is of a list or of the terms.
    if not taken & {issue.id for issue in shared} or not is_all_else:
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
    issues = (i for i in cues.words.scenario.issues if i.kind is IssueKind.ALLOCATION)
    totals = {issue.id: len(issue.options) - 1 for issue in issues}
    counted = [(t.issue, t.amount.number) for t in takes if t.amount.counted is Counted.UNITS]
    counted += [(issue, float(option)) for issue, option in sharing.before if issue in totals]
    return any(issue in totals and 0 < number < totals[issue] for issue, number in counted)


_LEFT = (Counted.REST, Counted.OTHERS)
