"""Offers that would have been better at a moment: trades, packages and choices, as terms.

Rules: each asks for something and gives the other side something it likes better than what the
learner would like; where there is a ZOPA some outcome in it holds the terms, and always one that
is worth at least the learner's alternative. What to give is chosen by what was told by then.
"""

from collections.abc import Iterator
from itertools import combinations

from app.coach.play import Play
from app.negotiation.acts import Importance
from app.negotiation.ledger import told
from app.negotiation.preferences import FULL
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms, terms_of

# So many of one's own favourite options are tried on what is asked for before giving up.
_ASKS = 2


def trade(play: Play, turn: int) -> Terms:
    """Return what matters most to the learner tied to what costs it least and helps them."""
    found = list(_trades(play, turn))
    return next((terms for terms in found if fits(play, terms)), found[0])


def package(play: Play, turn: int) -> Terms:
    """Return a trade with further issues in it: the learner's own last words on them, if any."""
    base = trade(play, turn)
    wanted = min(play.thresholds.issues_in_package, len(play.scenario.issues))
    found = [base.merged_over(extra) for extra in _extras(play, turn, base)]
    wide = [terms for terms in found if len(terms) >= wanted]
    return next((terms for terms in wide if fits(play, terms)), base)


def another_way(play: Play, turn: int) -> Terms:
    """Return what matters most to the learner held, for another give than its last offer made.

    Where nothing else could be given it is the plain trade.
    """
    last = standing_offer(play.history.until(turn + 1), play.learner.id)
    given = last.own if last is not None else Terms()
    found = list(_trades(play, turn))
    new = [terms for terms in found if terms.changed_from(given).only(_given(play, terms))]
    return next((terms for terms in new if fits(play, terms)), trade(play, turn))


def choices(play: Play, turn: int) -> tuple[Terms, ...]:
    """Return two offers that differ in what they give; one where there is one only."""
    asks = terms_of({own_top(play): play.learner.preferences.best_option(own_top(play))})
    found = [give.merged_over(asks) for give in _gives(play, turn, set(asks.issues))]
    return tuple([terms for terms in found if fits(play, terms)][:2]) or (asks,)


def least_change(play: Play, terms: Terms) -> Terms:
    """Return the fewest issues that whole terms would have to change on to beat both alternatives.

    Of equally many, what leaves the side that comes off worse with most; empty where nothing does.
    """
    space, place = play.scenario.space, play.scenario.place(play.learner.id)
    own, theirs = space.utilities[place], space.utilities[1 - place]
    least, others = play.learner.reservation, play.counterpart.reservation
    good = (own > least) & (theirs >= others)
    for kept in reversed(range(len(terms))):
        for_these = [
            int(index)
            for held in combinations(terms.issues, kept)
            for index in (space.matching(terms.only(set(held))) & good).nonzero()[0]
        ]
        if for_these:
            found = max(for_these, key=lambda i: (min(own[i] - least, theirs[i] - others), -i))
            return space.terms_at(found).changed_from(terms)
    return Terms()


def fits(play: Play, terms: Terms) -> bool:
    """Say whether terms leave room for an outcome in the ZOPA (without one: above leaving)."""
    space, place = play.scenario.space, play.scenario.place(play.learner.id)
    good = space.matching(terms) & (space.utilities[place] >= play.learner.reservation)
    if play.has_zopa:
        good = good & (space.utilities[1 - place] >= play.counterpart.reservation)
    return bool(good.any())


def own_top(play: Play) -> str:
    """Return the learner's weightiest issue besides the finest-stepped one, mostly the price."""
    own = play.learner.preferences
    rest = play.scenario.others or play.scenario.issues
    return max(rest, key=lambda issue: own.weight(issue.id)).id


def _given(play: Play, terms: Terms) -> set[str]:
    return set(terms.issues) - {own_top(play)}


def _trades(play: Play, turn: int) -> Iterator[Terms]:
    own, top = play.learner.preferences, own_top(play)
    options = sorted(play.scenario.issue(top).options, key=lambda o: -own.points(top, o.id))
    for option in options[:_ASKS]:
        asks = terms_of({top: option.id})
        yield from (give.merged_over(asks) for give in _gives(play, turn, {top}))
    yield terms_of({top: options[0].id})


def _extras(play: Play, turn: int, base: Terms) -> Iterator[Terms]:
    last = standing_offer(play.history.until(turn + 1), play.learner.id)
    if last is not None:
        yield last.said
    own = play.learner.preferences
    rest = [issue for issue in play.scenario.issues if issue.id not in base]
    price = play.scenario.haggled
    for issue in sorted(rest, key=lambda i: (i is price, -own.weight(i.id))):
        middle = issue.options[len(issue.options) // 2].id
        yield terms_of({issue.id: middle if issue is price else own.best_option(issue.id)})
    yield from _gives(play, turn, set(base.issues))


def _gives(play: Play, turn: int, taken: set[str]) -> list[Terms]:
    """Return, cheapest first, the options they like best where the two sides want other things."""
    own, theirs = play.learner.preferences, play.counterpart.preferences
    found = []
    for issue in _cheap_issues(play, turn):
        option, favourite = theirs.best_option(issue), own.best_option(issue)
        if issue not in taken and theirs.prefers(issue, option, favourite):
            found.append(terms_of({issue: option}))
    return found


def _cheap_issues(play: Play, turn: int) -> list[str]:
    """Issues to give on: what they called important first, then the lightest beside their weight.

    What weighs more for us than an equal share is not cheap, however dear it is to them.
    """
    facts = told(play.history.until(turn), play.counterpart)
    own = play.learner.preferences
    theirs = play.counterpart.preferences
    rest = sorted(
        play.scenario.others,
        key=lambda i: (own.weight(i.id) / max(1, theirs.weight(i.id)), i.id),
    )
    known = {i.id for i in rest if own.weight(i.id) * len(play.scenario.issues) <= FULL}
    dear = [f.issue for f in facts if f.importance is Importance.HIGH and f.issue in known]
    return list(dict.fromkeys([*(i for i in dear if i), *(i.id for i in rest)]))
