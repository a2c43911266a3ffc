"""The arithmetic blocks of a debrief: result, trajectory, frontier plot, discoveries."""

from app.coach.checks.uses_what_it_learned import first_use
from app.coach.judgement import Critique
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.negotiation.acts import Ask, Importance
from app.negotiation.issue import Issue
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Interest
from app.negotiation.standing import MadeOffer, offers
from app.negotiation.terms import Terms
from app.review.debrief import (
    BetterOutcome,
    Discovery,
    Line,
    OfferPoint,
    OutcomeView,
    Plot,
    Result,
)
from app.review.sentences import Standing, result_sentence


def result(play: Play, judged: Critique, rubric: Rubric) -> Result:
    """Return the result block; the best is what the learner could get them to accept at most."""
    own, other = play.learner, play.counterpart
    better = _better(play)
    return Result(
        is_deal=play.is_deal,
        has_zopa=play.scenario.bargaining_set.has_zopa,
        ended_by=play.state.ended_by,
        deal=view_outcome(play, play.state.terms) if play.is_deal else None,
        own=judged.measures.own_utility,
        reservation=own.reservation,
        target=own.target,
        best=_best(play),
        other_reservation=other.reservation,
        better=better,
        sentence=result_sentence(
            rubric, play, judged.measures, Standing(_best(play), better is not None)
        ),
    )


def view_outcome(play: Play, terms: Terms) -> OutcomeView:
    """Return an outcome in words with both sides' points."""
    own, other = play.learner.preferences, play.counterpart.preferences
    words = play.scenario.words
    lines = tuple(
        Line(
            issue.id,
            words[issue.id].label,
            play.scenario.shown_to(play.learner.id, issue.id, option),
            own.points(issue.id, option),
            other.points(issue.id, option),
        )
        for issue in play.scenario.issues
        if (option := terms.get(issue.id)) is not None
    )
    return OutcomeView(lines, own.utility(terms), other.utility(terms))


def trajectory(play: Play) -> tuple[OfferPoint, ...]:
    """Return every whole offer of both sides, in order; what was misread and mended is none."""
    own, other = play.learner.preferences, play.counterpart.preferences
    last: dict[str, int] = {}
    misread = set(play.mended.values())
    found = []
    for offer in offers(play.history):
        if offer.turn in misread or not play.scenario.is_complete(offer.terms):
            continue
        side = own if offer.role == play.learner.id else other
        worth = side.utility(offer.terms)
        conceded = last.get(offer.role, worth) - worth
        last[offer.role] = worth
        found.append(
            OfferPoint(
                offer.turn,
                _step(play, offer),
                offer.role == play.learner.id,
                own.utility(offer.terms),
                other.utility(offer.terms),
                conceded,
                summary(play, offer.terms),
            )
        )
    return tuple(found)


def plot(play: Play) -> Plot:
    """Return the points of the frontier plot, learner's utility first, each point once."""
    space, bset = play.scenario.space, play.scenario.bargaining_set
    place = play.scenario.place(play.learner.id)
    own, other = space.utilities[place], space.utilities[1 - place]

    def pair(index: int) -> tuple[int, int]:
        return int(own[index]), int(other[index])

    better = better_index(play)
    deal = space.index_of(play.state.terms) if play.is_deal else None
    feasible = sorted({pair(int(i)) for i in bset.feasible})
    return Plot(
        tuple(feasible),
        tuple(sorted({pair(int(i)) for i in bset.frontier})),
        (play.learner.reservation, play.counterpart.reservation),
        pair(bset.nash) if bset.nash is not None else None,
        pair(deal) if deal is not None else None,
        pair(better) if better is not None else None,
    )


def discoveries(play: Play) -> tuple[Discovery, ...]:
    """Return, for each interest of the counterpart, when it was asked, told and used."""
    return tuple(_discovery(play, interest) for interest in play.counterpart.interests)


def better_index(play: Play) -> int | None:
    """Return an outcome that leaves nobody worse off and somebody better, in points as shown.

    Of the frontier, the one worth most together: among those better for both, if there are any.
    Without a deal it is the Nash point.
    """
    nash = play.scenario.bargaining_set.nash
    if not play.is_deal:
        return None if nash is None or _gain(play, nash) is None else nash
    found = [_gain(play, int(index)) for index in play.scenario.bargaining_set.frontier]
    kept = [gain for gain in found if gain is not None]
    return -max(kept)[-1] if kept else None


def summary(play: Play, terms: Terms) -> str:
    """Return terms as one short line; what two issues show alike gets its name."""
    return ", ".join(
        _shown(play, issue, option)
        for issue in play.scenario.issues
        if (option := terms.get(issue.id)) is not None
    )


def _shown(play: Play, issue: Issue, option: str) -> str:
    shown = play.scenario.shown_to(play.learner.id, issue.id, option)
    words = play.scenario.words
    others = (one.shown.values() for key, one in words.items() if key != issue.id)
    is_alike = any(_bare(shown) == _bare(other) for them in others for other in them)
    return f"{words[issue.id].label}: {shown}" if is_alike else shown


def _bare(shown: str) -> str:
    """Return words without their figures."""
    return "".join(sign for sign in shown if not sign.isdigit())


def _best(play: Play) -> int:
    place, space = play.scenario.place(play.learner.id), play.scenario.space
    taken = space.utilities[place][space.utilities[1 - place] >= play.counterpart.reservation]
    return int(taken.max()) if taken.size else play.learner.reservation


def _gain(play: Play, index: int) -> tuple[bool, int, int, int] | None:
    """Rank an outcome over what both came away with: better for both, by how much, how near.

    None where a side is worse off, or where nobody gains in whole points as they are shown.
    """
    place, utilities = play.scenario.place(play.learner.id), play.scenario.space.utilities
    after = (int(utilities[place][index]), int(utilities[1 - place][index]))
    pairs = list(zip(after, _reached(play), strict=True))
    shown = [as_points(new) - as_points(old) for new, old in pairs]
    if any(new < old for new, old in pairs) or not any(shown):
        return None
    changed = play.scenario.space.terms_at(index).changed_from(play.state.terms)
    return min(shown) > 0, sum(after), -len(changed), -index


def _better(play: Play) -> BetterOutcome | None:
    index = better_index(play)
    if index is None:
        return None
    terms = play.scenario.space.terms_at(index)
    view = view_outcome(play, terms)
    changed = terms.changed_from(play.state.terms).issues if play.is_deal else terms.issues
    own, other = _reached(play)
    is_better_for_you = as_points(view.own) > as_points(own)
    is_better_for_them = as_points(view.other) > as_points(other)
    return BetterOutcome(
        view, changed, _findable_from(play, changed), is_better_for_you, is_better_for_them
    )


def _reached(play: Play) -> tuple[int, int]:
    """What each side came away with; without a deal that is its alternative."""
    own, other = play.learner, play.counterpart
    if not play.is_deal:
        return own.reservation, other.reservation
    terms = play.state.terms
    return own.preferences.utility(terms), other.preferences.utility(terms)


def _findable_from(play: Play, changed: tuple[str, ...]) -> int | None:
    """The first turn by which the counterpart had told its mind on every issue that changes.

    The price (the finest-stepped issue) counts as known to be disputed; nothing told means None.
    """
    price = play.scenario.haggled
    first: dict[str, int] = {}
    for number, fact in play.told:
        if fact.issue is not None:
            first.setdefault(fact.issue, number)
    needed = [issue for issue in changed if price is None or issue != price.id]
    if not needed or any(issue not in first for issue in needed):
        return None
    return max(first[issue] for issue in needed)


def _discovery(play: Play, interest: Interest) -> Discovery:
    told = [(n, f) for n, f in play.told if f in interest.disclosures]
    told_at = told[0][0] if told else None
    use = first_use(play, *told[0]) if told else None
    return Discovery(
        interest.title,
        told[-1][1].text if told else plainest(interest),
        _asked_at(play, interest, told_at),
        told_at,
        use.turn if use else None,
    )


def _asked_at(play: Play, interest: Interest, told_at: int | None) -> int | None:
    """The question that brought it out, else the first one that named its issue."""
    asked = [(t.number, a) for t, a in play.acts_of(Ask) if isinstance(a, Ask)]
    if told_at is not None:
        before = [n for n, a in asked if n < told_at and a.issue in (None, interest.issue)]
        return before[-1] if before else None
    return next((n for n, a in asked if a.issue == interest.issue), None)


def plainest(interest: Interest) -> str:
    """Return the fact that says most plainly what an interest is."""
    high = [f for f in interest.disclosures if f.importance is Importance.HIGH]
    return (high or list(interest.disclosures))[0].text


def _step(play: Play, offer: MadeOffer) -> int:
    return sum(1 for turn in play.turns if turn.number <= offer.turn)
