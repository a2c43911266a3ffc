"""Tells whose a share is that stands without a word of it: by the list, by what was said before.

What may be either side's is unsure, and is asked about.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.dialogue.meant_shares import Sharing
from app.dialogue.takes import Counted, Take, Taker
from app.negotiation.terms import Terms

Totals = Mapping[str, int]
_SIDES = (Taker.MINE, Taker.YOURS)


def given_out(takes: list[Take], sharing: Sharing, totals: Totals) -> list[Take]:
    """Return the shares of a sentence, each with whose it is as far as that can be told."""
    is_bare_list = len(takes) > 1 and all(take.taker is None for take in takes)
    given = [_by_before(_by_list(take, takes, totals), sharing, totals) for take in takes]
    return _by_offers(given, sharing, totals) if is_bare_list else given


def _by_list(take: Take, takes: list[Take], totals: Totals) -> Take:
    """A list without a word of whose it is holds the speaker's shares, but not after "for you".

    What makes up the whole with a share that was given ("2 food for me and 1 food") is the
    other's.
    """
    if take.taker in _SIDES or take.taker is Taker.BOTH:
        return take
    others = [other for other in takes if other.issue == take.issue and other.taker in _SIDES]
    if len(others) == 1 and _makes_up(take, others[0], totals):
        return replace(take, taker=others[0].taker.opposite if others[0].taker else None)
    if take.taker is not None:
        return take
    takers = {other.taker for other in takes}
    is_theirs = Taker.YOURS in takers and Taker.MINE not in takers
    return replace(take, taker=Taker.UNSURE if is_theirs else Taker.MINE)


def _makes_up(take: Take, given: Take, totals: Totals) -> bool:
    are_units = take.amount.counted is given.amount.counted is Counted.UNITS
    if not are_units or not given.is_owned or given.is_listed or take.issue is None:
        return False
    return take.amount.number + given.amount.number == totals[take.issue]


def _by_before(take: Take, sharing: Sharing, totals: Totals) -> Take:
    """Give an unsure share to whom the sentences before gave so many."""
    option = sharing.before.get(take.issue) if take.issue else None
    if option is None or take.taker is not Taker.UNSURE or take.amount.counted is not Counted.UNITS:
        return take
    total = totals[str(take.issue)]
    mine = float(option) if sharing.place == 0 else total - float(option)
    if take.amount.number == mine:
        return replace(take, taker=Taker.MINE)
    return replace(take, taker=Taker.YOURS) if take.amount.number == total - mine else take


def _by_offers(takes: list[Take], sharing: Sharing, totals: Totals) -> list[Take]:
    """Tell whose a bare list can be by what is on the table.

    It is the speaker's, unless it repeats what the other side is to have by an offer of either;
    where it may be both, or comes nearer to the other's, nobody knows.
    """
    amounts = {
        take.issue: take.amount.number
        for take in takes
        if take.issue and take.amount.counted is Counted.UNITS
    }
    offers = (sharing.standing, sharing.own)
    mine, yours = (
        max(_alike(amounts, offer, totals, is_first=is_first) for offer in offers)
        for is_first in (sharing.place == 0, sharing.place != 0)
    )
    if yours == 0 or mine > yours:
        return takes
    who = Taker.YOURS if yours == len(amounts) > mine else Taker.UNSURE
    return [replace(take, taker=who) for take in takes]


def _alike(amounts: Mapping[str, float], offer: Terms, totals: Totals, *, is_first: bool) -> int:
    """Count the amounts that are just what the first, or the second, role takes by an offer."""
    taken = {
        issue: float(option) if is_first else totals[issue] - float(option)
        for issue, option in offer
        if issue in amounts
    }
    return sum(amounts[issue] == number for issue, number in taken.items())
