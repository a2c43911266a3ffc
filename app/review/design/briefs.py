"""Can the briefs be read in the time there is: words counted, text by text."""

from collections.abc import Iterator

from app.negotiation.scenario import Scenario
from app.review.design.findings import Designed, DesignWarning, warn

# Words; a grown-up reads about 220 a minute, and both briefs should take two minutes at most.
MOST_WORDS = {
    "summary": 60,
    "shared_brief": 140,
    "relationship": 60,
    "public_brief": 60,
    "private_brief": 300,
    "batna": 60,
    "teaser": 45,
    "fact": 50,
    "reason": 25,
    "talk": 35,
}


def find_in_briefs(designed: Designed) -> Iterator[DesignWarning]:
    """Yield each text that is longer than its place allows."""
    for kind, place, text in _texts(designed):
        count = len(text.split())
        if count > MOST_WORDS[kind]:
            yield warn("too_long", place, what=kind, count=count, most=MOST_WORDS[kind])


def _texts(designed: Designed) -> Iterator[tuple[str, tuple[str, ...], str]]:
    scenario = designed.scenario
    yield "summary", ("summary",), scenario.summary
    yield "shared_brief", ("shared_brief",), scenario.shared_brief
    yield "relationship", ("relationship",), scenario.relationship
    for role in scenario.roles:
        at = ("roles", role.id)
        yield "teaser", (*at, "teaser"), designed.teasers.get(role.id, "")
        yield "public_brief", (*at, "public_brief"), role.public_brief
        yield "private_brief", (*at, "private_brief"), " ".join(role.private_brief)
        yield "batna", (*at, "batna"), role.batna
    yield from _spoken(scenario)


def _spoken(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for role in scenario.roles:
        at = ("roles", role.id)
        for fact in role.disclosures:
            yield "fact", (*at, "interests", fact.id, "text"), fact.text
        for reason in role.reasons:
            yield "reason", (*at, "reasons", reason.id), reason.text
        for line in (*role.talk.opening, *role.talk.deal, *role.talk.no_deal):
            yield "talk", (*at, "talk", line), line
