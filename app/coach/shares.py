"""The measures a characteristic may count in its level, by name, each a share from 0 to 1.

None where a measure is not defined, never a default. docs/judging.md says each in a sentence.
"""

from collections.abc import Callable, Mapping

from app.coach.beliefs import share_in_order
from app.coach.checks.accepts_difference import is_unlike
from app.coach.checks.direct_answer import is_answered, question_pairs
from app.coach.checks.reframes_impasse import is_reframed
from app.coach.checks.uses_what_it_learned import first_use
from app.coach.exchanges import facts_by_turn, moved_after, replies, standstills, telling
from app.coach.judgement import Measures
from app.coach.measures import efficiency, left_well, shared
from app.coach.play import Play
from app.negotiation.acts import Accept
from app.negotiation.bargaining_set import better_for_both, joint
from app.negotiation.outcome import OutcomeSpace
from app.negotiation.preferences import as_points
from app.negotiation.trust import MOST, START, trust

Share = Callable[[Play, Measures], float | None]


def _both_gain(play: Play, measures: Measures) -> float | None:
    """Whether a deal is worth at least the alternative to either side."""
    if not play.is_deal:
        return 0.0 if play.has_zopa else None
    return float(min(measures.own_surplus, measures.other_surplus) >= 0)


def _balance(_play: Play, measures: Measures) -> float | None:
    """How near to each other the two surpluses are: 1 where equal, 0 where one side has all."""
    return None if measures.claim_share is None else 1 - abs(2 * measures.claim_share - 1)


def _frontier(play: Play, measures: Measures) -> float | None:
    """How little another outcome would have added to a deal without harm to either side.

    What no side would notice in whole points, as they are shown, is nothing.
    """
    space, bset = play.scenario.space, play.scenario.bargaining_set
    if not play.is_deal or bset.joint_best is None or bset.joint_worst is None:
        return None
    if min(measures.own_surplus, measures.other_surplus) < 0:
        return 0.0
    index = space.index_of(play.state.terms)
    better = better_for_both(space, bset, index)
    wide = joint(space, bset.joint_best) - joint(space, bset.joint_worst)
    if better is None or not wide or not _is_seen(space, index, better):
        return 1.0
    return max(0.0, 1 - (joint(space, better) - joint(space, index)) / wide)


def _is_seen(space: OutcomeSpace, before: int, after: int) -> bool:
    return any(as_points(int(u[after])) > as_points(int(u[before])) for u in space.utilities)


def _answered(play: Play, _measures: Measures) -> float | None:
    pairs = question_pairs(play)
    return sum(is_answered(play, *pair) for pair in pairs) / len(pairs) if pairs else None


def _reciprocity(play: Play, _measures: Measures) -> float | None:
    """Which share of their tellings was answered soon by a telling of one's own."""
    within = play.thresholds.chain_turns
    near = [found for number in facts_by_turn(play) if (found := replies(play, number, within))]
    answered = [turns for turns in near if any(telling(turn) for turn in turns)]
    return len(answered) / len(near) if near else None


def _trust_end(play: Play, _measures: Measures) -> float | None:
    return trust(play.history, play.learner.id) / MOST if play.turns else None


def _next_deal(play: Play, _measures: Measures) -> float | None:
    """Of the facts a stranger is not told, the share a next talk would begin with open."""
    guarded = [fact.trust for fact in play.counterpart.disclosures if fact.trust > START]
    if not guarded or not play.turns:
        return None
    level = trust(play.history, play.learner.id)
    return sum(level >= needed for needed in guarded) / len(guarded)


def _belief_accuracy(play: Play, _measures: Measures) -> float | None:
    guess = play.sheets.beliefs
    return share_in_order(guess.order, play.counterpart.preferences) if guess else None


def _used_on_unlike(play: Play, _measures: Measures) -> float | None:
    """Of the facts told on what the two sides want differently, the share an offer took up."""
    told = [(n, f) for n, f in play.told if f.issue and is_unlike(play, f.issue)]
    return sum(first_use(play, *one) is not None for one in told) / len(told) if told else None


def _options(play: Play, _measures: Measures) -> float | None:
    """How many different packages, the finest-stepped issue aside, came before an agreement."""
    if len(play.turns) < play.thresholds.turns_to_judge:
        return None
    others = {issue.id for issue in play.scenario.others}
    taken = next((turn.number for turn in play.history if turn.has(Accept)), None)
    made = [o for o in play.kept_offers if taken is None or o.turn < taken]
    packages = {o.own.only(others) for o in made if o.own.only(others)}
    return min(1.0, len(packages) / play.thresholds.options_wanted)


def _recoveries(play: Play, _measures: Measures) -> float | None:
    """Of the standstills, the share that another way of looking at it got the other side out of."""
    stuck = standstills(play)
    within = play.thresholds.chain_turns
    tried = [own for _, own in stuck if is_reframed(play, own)]
    moved = [own for own in tried if moved_after(play, own.number, within)]
    return len(moved) / len(stuck) if stuck else None


SHARES: Mapping[str, Share] = {
    "joint_gain": lambda _play, measures: measures.joint_gain,
    "both_gain": _both_gain,
    "balance": _balance,
    "logrolled": lambda _play, measures: measures.logrolled,
    "reciprocity": _reciprocity,
    "trust_end": _trust_end,
    "next_deal": _next_deal,
    "discovered": lambda _play, measures: measures.discovered,
    "shared": lambda play, _measures: shared(play),
    "answered": _answered,
    "left_well": lambda play, _measures: left_well(play),
    "frontier": _frontier,
    "compatible_found": lambda _play, measures: measures.compatible_found,
    "belief_accuracy": _belief_accuracy,
    "used_on_unlike": _used_on_unlike,
    "efficiency": lambda play, _measures: efficiency(play),
    "discovered_used": lambda _play, measures: measures.discovered_used,
    "options_before_commitment": _options,
    "recoveries": _recoveries,
}


def shares(play: Play, measures: Measures, names: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Return the defined measures of these names with their values, each kept within 0..1."""
    found = ((name, SHARES[name](play, measures)) for name in names)
    return tuple((name, max(0.0, min(1.0, v))) for name, v in found if v is not None)
