"""Is there something to find: a zone, a trade, a shared wish, a fight, and room for both sides."""

from collections.abc import Callable, Iterator

from app.negotiation.bargaining_set import (
    compatible_issues,
    joint,
    joint_gain_share,
    logrolling_issues,
)
from app.negotiation.issue import Issue
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms, terms_of
from app.review.design.findings import Designed, DesignWarning, warn

LEAST_SURPLUS = 1_500
FEASIBLE_SHARES = (0.03, 0.60)
# Above this share of the joint gain, meeting in the middle does as well as looking for a trade.
MOST_OF_THE_MIDDLE = 0.75
# A deal that joins both wishes has to be worth this much more than the middle (utility points).
LEAST_GAIN = 800


def find_in_economics(designed: Designed) -> Iterator[DesignWarning]:
    """Yield what the numbers of a scenario lack; a deliberate lack is passed over."""
    scenario, expects = designed.scenario, designed.expects
    if len(scenario.issues) == 1 and expects.several_issues:
        yield warn("one_issue", ("issues",))
    yield from _dominated_options(scenario)
    if not scenario.bargaining_set.has_zopa:
        if expects.zopa:
            yield warn("no_zopa", ("roles",), points=as_points(missing_for_a_zone(scenario)))
        return
    if not expects.zopa:
        yield warn("zopa_not_expected", ("expects",))
    for is_wanted, find in _rules(designed):
        if is_wanted:
            yield from find(scenario)


def _rules(
    designed: Designed,
) -> tuple[tuple[bool, Callable[[Scenario], Iterator[DesignWarning]]], ...]:
    expects = designed.expects
    several = len(designed.scenario.issues) > 1
    return (
        (expects.compatible and several, _no_compatible_issue),
        (expects.distributive and several, _no_distributive_issue),
        (expects.logrolling and several, _no_logrolling_pair),
        (expects.integrative and several, _no_integrative_potential),
        (expects.balanced, _lopsided),
    )


def missing_for_a_zone(scenario: Scenario) -> int:
    """Return how many utility points the best outcome falls short for one side; 0 with a zone."""
    limits = scenario.bargaining_set.reservations
    gaps = [limit - side for side, limit in zip(scenario.space.utilities, limits, strict=True)]
    return max(0, int(gaps[0].clip(min=gaps[1]).min()))


def halfway(scenario: Scenario) -> Terms:
    """Return what splitting every issue down the middle comes to.

    The middle option by index; of two middle ones, that which treats both sides most alike.
    """
    return terms_of({issue.id: _middle(issue, scenario.roles) for issue in scenario.issues})


def _middle(issue: Issue, roles: tuple[Role, Role]) -> str:
    last = len(issue.options) - 1
    middles = issue.options[last // 2 : (last + 1) // 2 + 1]

    def uneven(option_id: str) -> float:
        shares = [role.preferences.points(issue.id, option_id) for role in roles]
        stakes = [max(1, role.preferences.weight(issue.id)) for role in roles]
        return abs(shares[0] / stakes[0] - shares[1] / stakes[1])

    return min((option.id for option in middles), key=uneven)


def distributive_issues(scenario: Scenario) -> tuple[str, ...]:
    """Return the issues that are plain haggling: opposed, and about as heavy for both sides."""
    first, second = (role.preferences for role in scenario.roles)
    other = set(compatible_issues(first, second)) | set(dict(logrolling_issues(first, second)))
    return tuple(issue.id for issue in scenario.issues if issue.id not in other)


def _dominated_options(scenario: Scenario) -> Iterator[DesignWarning]:
    """Options worse for both than another of their issue: no frontier outcome holds one.

    On a compatible issue every other option is; there it is the point.
    """
    first, second = (role.preferences for role in scenario.roles)
    shared = compatible_issues(first, second)
    for issue in scenario.issues:
        for option in issue.options if issue.id not in shared else ():
            for other in issue.options:
                is_worse = first.prefers(issue.id, other.id, option.id)
                if is_worse and second.prefers(issue.id, other.id, option.id):
                    place = ("issues", issue.id, "options", option.id)
                    yield warn("dominated", place, issue=issue.id, option=option.id, other=other.id)
                    break


def _no_compatible_issue(scenario: Scenario) -> Iterator[DesignWarning]:
    if not compatible_issues(*(role.preferences for role in scenario.roles)):
        yield warn("no_compatible", ("issues",))


def _no_distributive_issue(scenario: Scenario) -> Iterator[DesignWarning]:
    if not distributive_issues(scenario):
        yield warn("no_distributive", ("issues",))


def _no_logrolling_pair(scenario: Scenario) -> Iterator[DesignWarning]:
    dearer = {side for _, side in logrolling_issues(*(r.preferences for r in scenario.roles))}
    for place, role in enumerate(scenario.roles):
        if place not in dearer:
            yield warn("no_logrolling", ("roles", role.id, "preferences"), role=role.id)


def _no_integrative_potential(scenario: Scenario) -> Iterator[DesignWarning]:
    space, found = scenario.space, scenario.bargaining_set
    middle = space.index_of(halfway(scenario))
    share = joint_gain_share(space, found, middle)
    if found.joint_best is None or share is None:
        return
    gain = joint(space, found.joint_best) - joint(space, middle)
    if share > MOST_OF_THE_MIDDLE or gain < LEAST_GAIN:
        yield warn("no_integrative", ("roles",), percent=round(100 * share), points=as_points(gain))


def _lopsided(scenario: Scenario) -> Iterator[DesignWarning]:
    found = scenario.bargaining_set
    for place, role in enumerate(scenario.roles):
        best = int(scenario.space.utilities[place][found.feasible].max())
        surplus, line = best - role.reservation, ("roles", role.id, "reservation")
        if surplus < LEAST_SURPLUS:
            yield warn("squeezed", line, role=role.id, points=as_points(surplus))
        if role.target > best:
            line = ("roles", role.id, "target")
            yield warn("target_out_of_reach", line, role=role.id, best=best, target=role.target)
    share = len(found.feasible) / len(scenario.space)
    low, high = FEASIBLE_SHARES
    if share < low:
        yield warn("zone_small", ("roles",), percent=f"{share:.1%}")
    if share > high:
        yield warn("zone_large", ("roles",), percent=f"{share:.0%}")
