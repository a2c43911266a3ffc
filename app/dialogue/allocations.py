"""Counts shares out into options: "2 food for me and 1 for you", whoever says it.

An allocation's option is what the first role takes, so the same words mean another option from
the other side. A share that cannot be counted exactly ("one more" with nothing on the table, "one
each" of three) is kept as a doubt, never rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.dialogue.cues import Cues, use_of
from app.dialogue.meant_shares import Sharing, meant_takes, spread_rest
from app.dialogue.sharing import Walk
from app.dialogue.sharing_words import tokens_of
from app.dialogue.takes import NOTHING, Counted, Take, Taker
from app.dialogue.values import Mention, Use
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario

Place = tuple[int, int]


def find_shares(cues: Cues, sharing: Sharing) -> tuple[list[Mention], list[Place]]:
    """Return the shares of a sentence as mentions, and the places whose numbers are read."""
    words = cues.words.lexicon.sharing
    if words is None:
        return [], []
    text, language = cues.sentence.text, cues.words.language
    tokens = list(tokens_of(text, words, language))
    issue = sharing.issue if sharing.issue in words.totals else None
    heard = Walk(text, tokens, words, language, issue).run()
    takes = meant_takes(heard, cues, sharing)
    takes = [one for take in takes for one in spread_rest(take, takes, cues, sharing)]
    counted = [_count_out(take, takes, cues, sharing) for take in takes]
    return _joined(counted, cues), [(take.start, take.end) for take in heard]


def clashing(mentions: Sequence[Mention], scenario: Scenario) -> list[Mention]:
    """Return the shares that do not add up with one said before them."""
    seen: dict[str, str | None] = {}
    found = []
    for mention in mentions:
        issue = mention.issue
        if issue is None or scenario.issue(issue).kind is not IssueKind.ALLOCATION:
            continue
        if seen.setdefault(issue, mention.option) != mention.option:
            found.append(mention)
    return found


@dataclass(frozen=True, slots=True)
class _Share:
    """A take with the number of units the first role gets by it; None where it is unsure."""

    take: Take
    issue: Issue
    number: float | None

    @property
    def option(self) -> str | None:
        index = None if self.number is None else self.issue.index_of_number(self.number)
        return None if index is None else self.issue.options[index].id


def _count_out(take: Take, takes: list[Take], cues: Cues, sharing: Sharing) -> _Share:
    issue = cues.words.scenario.issue(str(take.issue))
    total = float(len(issue.options) - 1)
    mine = _mine(take, takes, total, _standing(issue, total, sharing))
    first = mine if mine is None or sharing.place == 0 else total - mine
    return _Share(take, issue, first)


def _standing(issue: Issue, total: float, sharing: Sharing) -> float | None:
    """Return what the speaker would take by the offer on the table."""
    option = sharing.standing.get(issue.id)
    if option is None:
        return None
    return float(option) if sharing.place == 0 else total - float(option)


def _mine(take: Take, takes: list[Take], total: float, standing: float | None) -> float | None:
    """Return how many the speaker takes by a share, or None where that is not exact."""
    if take.taker is Taker.UNSURE or take.amount.counted is Counted.ODD:
        return _left_over(take, takes, total)
    units = take.amount.number * (total if take.amount.counted is Counted.PART else 1.0)
    if take.taker is Taker.BOTH:
        return _of_each(take, takes, units, total)
    is_mine = take.taker is not Taker.YOURS
    if take.amount.counted in (Counted.MORE, Counted.EXTRA):
        return _on_top(take, units, total, standing)
    return units if is_mine else total - units


def _on_top(take: Take, units: float, total: float, standing: float | None) -> float | None:
    """Add to what is on the table; "2 extra" with nothing there are simply 2.

    Where adding and counting anew differ, only one unit is taken to be added.
    """
    is_mine = take.taker is not Taker.YOURS
    counted_anew = units if is_mine else total - units
    is_extra = take.amount.counted is Counted.EXTRA
    if standing is None:
        return counted_anew if is_extra else None
    added = standing + units if is_mine else standing - units
    return None if is_extra and units != 1 and added != counted_anew else added


def _left_over(take: Take, takes: list[Take], total: float) -> float | None:
    even = [t for t in takes if t.issue == take.issue and t.taker is Taker.BOTH]
    if not even or take.taker in (None, Taker.UNSURE):
        return None
    return _of_each(even[0], takes, even[0].amount.number, total)


def _of_each(take: Take, takes: list[Take], units: float, total: float) -> float | None:
    """Return the speaker's part of as many each; the odd one goes where the words send it."""
    if 2 * units == total:
        return units
    odd = [t for t in takes if t.issue == take.issue and t.amount.counted is Counted.ODD]
    if odd and 2 * units + 1 == total:
        return units + (1 if odd[0].taker is Taker.MINE else 0)
    return total / 2 if 2 * units + 1 == total else None


def _joined(shares: list[_Share], cues: Cues) -> list[Mention]:
    """Make one mention of neighbours that say the same ("2 for me and 1 for you")."""
    found = []
    is_bargain = cues.is_supposed or any(s.take.taker is Taker.MINE for s in shares)
    for _, group in groupby(shares, key=lambda share: (share.issue.id, share.number)):
        same = list(group)
        first, last = same[0], same[-1]
        start, end = first.take.start, last.take.end
        span = cues.sentence.span_of(start, end)
        use = _use(first, cues, (start, end), is_bargain=is_bargain)
        found.append(Mention(first.issue.id, first.option, span, use, first.number))
    return found


def _use(share: _Share, cues: Cues, place: Place, *, is_bargain: bool) -> Use:
    if share.number is None:
        return Use.HINT
    if share.take.is_refused:
        return Use.REFUSED
    if share.take.is_wanted and not is_bargain:
        return Use.EARLIER
    if share.take.amount == NOTHING and not cues.is_protest:
        return Use.SAID
    use = use_of(cues, *place, (share.issue.id, share.option))
    return Use.SAID if share.take.is_wanted and use is Use.EARLIER else use
