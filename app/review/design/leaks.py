"""What gives a secret away: words of a fact, or a limit, where anybody reads or hears them."""

import re
from collections.abc import Iterator

from app.dialogue.language import normalise
from app.negotiation.scenario import Disclosure, Role, Scenario
from app.review.design.findings import Designed, DesignWarning, warn

Text = tuple[tuple[str, ...], str]


def find_leaks(designed: Designed) -> Iterator[DesignWarning]:
    """Yield each secret that stands in a text its learner reads or hears before earning it."""
    scenario = designed.scenario
    for role in scenario.roles:
        open_texts = [*_shared(scenario), *_own(role, designed), *_across(scenario.other(role.id))]
        for place, text in open_texts:
            yield from _told_in(role, place, text)
            yield from _limit_in(role, place, text)
        for fact in role.disclosures:
            yield from _told_early(fact, role)


def _shared(scenario: Scenario) -> list[Text]:
    keys = ("summary", "shared_brief", "relationship")
    texts = (scenario.summary, scenario.shared_brief, scenario.relationship)
    return [((key,), text) for key, text in zip(keys, texts, strict=True)]


def _own(role: Role, designed: Designed) -> list[Text]:
    """What a side shows or says of itself to anybody."""
    at = ("roles", role.id)
    talk = {"opening": role.talk.opening, "deal": role.talk.deal, "no_deal": role.talk.no_deal}
    lines = [((*at, "talk", key, line), line) for key, said in talk.items() for line in said]
    reasons = [((*at, "reasons", reason.id, "text"), reason.text) for reason in role.reasons]
    teaser = designed.teasers.get(role.id, "")
    public = [((*at, "public_brief"), role.public_brief), ((*at, "teaser"), teaser)]
    return [*public, *lines, *reasons]


def _across(other: Role) -> list[Text]:
    """What the one across the table reads in private."""
    at = ("roles", other.id)
    briefs = [((*at, "private_brief", text), text) for text in other.private_brief]
    return [*briefs, ((*at, "batna"), other.batna)]


def _told_in(role: Role, place: tuple[str, ...], text: str) -> Iterator[DesignWarning]:
    for fact in role.disclosures:
        for words in fact.tells:
            if words in normalise(text):
                yield warn("tell_in_public", place, words=words, fact=fact.id)


def _limit_in(role: Role, place: tuple[str, ...], text: str) -> Iterator[DesignWarning]:
    for figure in (f"{role.reservation}", f"{role.reservation:,}"):
        if re.search(rf"(?<![\d.,]){figure}(?![\d]|[.,]\d)", text):
            yield warn("limit_in_public", place, figure=figure, role=role.id)


def _told_early(fact: Disclosure, role: Role) -> Iterator[DesignWarning]:
    """A deeper fact's words in a readier one tell it too soon, and the verifier refuses them."""
    for other in role.disclosures:
        if other.id == fact.id or other.level > fact.level:
            continue
        for words in fact.tells:
            if words in normalise(f"{other.text} {other.reminder}"):
                place = ("roles", role.id, "interests", other.id, "text")
                yield warn("tell_in_fact", place, words=words, fact=fact.id, other=other.id)
