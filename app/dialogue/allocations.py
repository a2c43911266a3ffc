"""Counts shares out into options: "2 food for me and 1 for you", whoever says it.

An allocation's option is what the first role takes, so the same words mean another option from
the other side. A share that cannot be counted exactly ("one more" with nothing on the table, "one
each" of three) is kept as a doubt, never rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.dialogue.cues import Cues, use_of
from app.dialogue.meant_shares import Sharing, meant_takes, spread_rest
from app.dialogue.sharing import Walk
from app.dialogue.sharing_words import tokens_of
from app.dialogue.takes import NOTHING, Counted, Take, Taker
from app.dialogue.values import Mention, Use, Words
from app.dialogue.whose_shares import given_out
from app.negotiation.acts import Act, Propose, Span, Unknown
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms

Place = tuple[int, int]


def find_shares(cues: Cues, sharing: Sharing) -> tuple[list[Mention], list[Place]]:
    """Return the shares of a sentence as mentions, and the places whose numbers are read."""
    words = cues.words.lexicon.sharing
    if words is None:
        return [], []
    text, language = cues.sentence.text, cues.words.language
    tokens = list(tokens_of(text, words, language))
    issue = sharing.issue if sharing.issue in words.totals else None
    heard = Walk(text, tokens, words, language, issue, frozenset(sharing.before.issues)).run()
    takes = given_out(meant_takes(heard, cues, sharing), sharing, words.totals)
    takes = [one for take in takes for one in spread_rest(take, takes, cues, sharing)]
    counted = [_count_out(take, takes, cues, sharing) for take in takes]
    return _joined(counted, cues), [(take.start, take.end) for take in heard]


def may_count_units(mention: Mention, shares: Sequence[Mention], words: Words) -> bool:
    """Say whether a figure of no issue may be meant as a share where nothing else is in figures.

    Beside shares, or above all there is, it counts something else ("we are a family of 5").
    """
    totals = words.lexicon.sharing.totals if words.lexicon.sharing else {}
    if mention.issue is not None or len(totals) < len(words.scenario.issues):
        return True
    return not shares and (mention.number or 0.0) <= max(totals.values())


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


def settled_offers(
    read: list[tuple[Act, Span]], mentions: Sequence[Mention], scenario: Scenario, on_table: Terms
) -> list[tuple[Act, Span]]:
    """Leave a share out of an offer where the same words said it twice and not alike.

    No doubt is a share that was hinted at in one sentence and counted out in another, nor one
    that first repeats what is on the table ("you get 2? How about 1 for you?").
    """
    shared = {issue.id for issue in scenario.issues if issue.kind is IssueKind.ALLOCATION}
    offers = [act.offers[0] for act, _ in read if isinstance(act, Propose)]
    said = {issue for offer in offers for issue in offer.issues} & shared
    countered = {issue for issue in said if _is_countered(issue, mentions, on_table)}
    doubts = [act for act, _ in read if isinstance(act, Unknown)]
    unsure = {act.issue for act in doubts if act.doubt == "two_values"} & shared - countered
    kept: list[tuple[Act, Span]] = []
    for act, span in read:
        if isinstance(act, Unknown):
            is_told = act.doubt == "hint" and act.issue in said
            is_told = is_told or (act.doubt == "two_values" and act.issue in countered)
            kept += [] if is_told else [(act, span)]
        elif not isinstance(act, Propose) or len(act.offers) > 1 or not unsure:
            kept.append((act, span))
        elif sure := act.offers[0].only(set(act.offers[0].issues) - unsure):
            kept.append((replace(act, offers=(sure,)), span))
    return kept


def _is_countered(issue: str, mentions: Sequence[Mention], on_table: Terms) -> bool:
    """Say whether an issue's option on the table was said, and after it one other alone."""
    options = [m.option for m in mentions if m.issue == issue and m.use is Use.SAID]
    said = list(dict.fromkeys(options))
    return len(said) == _TWO and said[0] == on_table.get(issue) and options[-1] == said[1]


_TWO = 2


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
    mine = _mine(take, takes, total, _on_table(issue, total, sharing))
    first = mine if mine is None or sharing.place == 0 else total - mine
    return _Share(take, issue, first)


def _on_table(issue: Issue, total: float, sharing: Sharing) -> tuple[float, ...]:
    """Return what the speaker would take by the offer on the table, and by their own before."""
    theirs = sharing.standing.get(issue.id)
    options = (theirs, sharing.own.get(issue.id)) if theirs else ()
    mine = [float(o) if sharing.place == 0 else total - float(o) for o in options if o is not None]
    return tuple(dict.fromkeys(mine))


def _mine(take: Take, takes: list[Take], total: float, standing: tuple[float, ...]) -> float | None:
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


def _on_top(take: Take, units: float, total: float, standing: tuple[float, ...]) -> float | None:
    """Add to what is on the table; "2 extra" with nothing there are simply 2.

    Where adding and counting anew differ, only one unit is taken to be added; where the two
    offers differ, nobody knows to which of them.
    """
    is_mine = take.taker is not Taker.YOURS
    counted_anew = units if is_mine else total - units
    is_extra = take.amount.counted is Counted.EXTRA
    if len(standing) != 1:
        return counted_anew if is_extra and not standing else None
    added = standing[0] + units if is_mine else standing[0] - units
    is_either = is_extra and added != counted_anew and units != 1
    return None if is_either else added


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
