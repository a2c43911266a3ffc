"""From a drawn scenario to what its author wants to see of it, as one value."""

from app.negotiation.preferences import as_points
from app.negotiation.scenario import Role, Scenario
from app.review.design.drafts import (
    FactSeen,
    IssueSeen,
    OptionSeen,
    OutcomeSeen,
    PreviewedDraft,
    SheetSeen,
    TogetherSeen,
    Worth,
)
from app.review.design.overview import Point, overview, parts_of_issues


def preview_of(scenario: Scenario, seed: int) -> PreviewedDraft:
    """Look a draw over for its author; `seed` is the one it was drawn by."""
    return PreviewedDraft(
        scenario.id,
        scenario.version,
        scenario.language,
        scenario.title,
        seed,
        tuple(_sheet(scenario, place, role) for place, role in enumerate(scenario.roles)),
        _together(scenario),
    )


def _sheet(scenario: Scenario, place: int, role: Role) -> SheetSeen:
    found = scenario.bargaining_set
    within = scenario.space.utilities[place]
    best = int((within[found.feasible] if found.has_zopa else within).max())
    return SheetSeen(
        role.id,
        role.title,
        role.person,
        role.organisation,
        role.public_brief,
        role.private_brief,
        role.batna,
        as_points(role.reservation),
        as_points(role.target),
        as_points(best),
        _issues(scenario, role),
        _facts(role),
    )


def _issues(scenario: Scenario, role: Role) -> tuple[IssueSeen, ...]:
    return tuple(
        IssueSeen(
            issue_id,
            scenario.words[issue_id].label,
            role.preferences.weight(issue_id) // 100,
            part.value,
            dearer_to,
            tuple(
                OptionSeen(
                    option.id,
                    scenario.shown_to(role.id, issue_id, option.id),
                    as_points(role.preferences.points(issue_id, option.id)),
                )
                for option in scenario.issue(issue_id).options
            ),
        )
        for issue_id, part, dearer_to in parts_of_issues(scenario)
    )


def _facts(role: Role) -> tuple[FactSeen, ...]:
    return tuple(
        FactSeen(
            fact.id,
            interest.title,
            interest.issue,
            fact.level,
            tuple(sorted(kind.value for kind in fact.asks)),
            fact.trust,
            fact.text,
        )
        for interest in role.interests
        for fact in interest.disclosures
    )


def _together(scenario: Scenario) -> TogetherSeen:
    seen = overview(scenario)
    first, second = scenario.bargaining_set.reservations
    return TogetherSeen(
        seen.outcomes,
        len(seen.feasible),
        len(seen.feasible) / seen.outcomes,
        _points((first, second)),
        tuple(dict.fromkeys(map(_points, seen.frontier))),
        _outcome(seen.nash),
        _outcome(seen.joint_best),
        OutcomeSeen(dict(seen.middle.terms), _points(seen.middle.worth)),
        None if seen.left is None else as_points(seen.left),
        seen.share,
        as_points(seen.missing),
    )


def _outcome(point: Point | None) -> OutcomeSeen | None:
    return None if point is None else OutcomeSeen(dict(point.terms), _points(point.worth))


def _points(worth: Worth) -> Worth:
    return as_points(worth[0]), as_points(worth[1])
