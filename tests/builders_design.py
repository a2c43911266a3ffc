"""A sound scenario to spoil in one place: the licence renewal, looked at as its author would."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Disclosure, Role, Scenario
from app.review.design.findings import Designed, DesignWarning, Expectations, Practice
from tests.builders_talk import LANGUAGE, SCENARIO, STYLES, VENDOR, VOICE, a_persona

PRACTICE = Practice(
    LANGUAGE,
    VOICE,
    tuple(a_persona(style, hard) for style in STYLES for hard in ("easy", "medium", "hard")),
)
TEASERS = {"vendor": "You sell.", "client": "You buy."}


def designed(scenario: Scenario = SCENARIO, **expects: bool) -> Designed:
    """A scenario as it is handed to an analysis."""
    return Designed(scenario, TEASERS, Expectations(**expects))


def with_role(role_id: str = VENDOR, **changes: Any) -> Scenario:  # noqa: ANN401 - as replace takes them
    """The scenario with one role changed."""
    roles = [replace(role, **changes) if role.id == role_id else role for role in SCENARIO.roles]
    return replace(SCENARIO, roles=(roles[0], roles[1]))


def liking(first: Preferences, second: Preferences, reservation: int = 4_000) -> Scenario:
    """A scenario of other issues between the same two, with words for what is needed."""
    roles = [
        replace(role, preferences=likes, reservation=reservation, interests=(), reasons=())
        for role, likes in zip(SCENARIO.roles, (first, second), strict=True)
    ]
    return replace(SCENARIO, issues=first.issues, words={}, roles=(roles[0], roles[1]))


def with_fact(fact_id: str, **changes: Any) -> Scenario:  # noqa: ANN401 - as replace takes them
    """The scenario with one fact of the vendor changed."""
    vendor = SCENARIO.role(VENDOR)
    return with_role(interests=tuple(_changed(vendor, fact_id, changes)))


def codes(found: Iterable[DesignWarning]) -> list[str]:
    """The codes of what was found, in order."""
    return [one.code for one in found]


def _changed(role: Role, fact_id: str, changes: dict[str, Any]) -> Iterable[Any]:
    for interest in role.interests:
        facts: list[Disclosure] = [
            replace(fact, **changes) if fact.id == fact_id else fact
            for fact in interest.disclosures
        ]
        yield replace(interest, disclosures=tuple(facts))
