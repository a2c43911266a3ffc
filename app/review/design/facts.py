"""Can every fact be found out, is it true by the weights, and is there one where it matters."""

from collections.abc import Iterator

from app.dialogue.language import normalise
from app.dialogue.questions import KINDS_READ
from app.negotiation.acts import Acknowledge, Ask, Importance, Inform, Kind
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Disclosure, Role, Scenario
from app.negotiation.trust import trust
from app.review.design.findings import Designed, DesignWarning, Practice, warn
from app.strategy.disclosure import is_unlocked

LEAST_REASONS = 2
# Trust counts each kind of gain three times at most (app/negotiation/trust.py).
_WARM_TURNS = 3
# An issue of this weight (of 10,000) is what a side is about: there has to be a fact behind it.
HEAVY, LIGHT = 2_500, 1_500


def find_in_facts(designed: Designed, practice: Practice) -> Iterator[DesignWarning]:
    """Yield what is wrong with the facts and reasons of both sides."""
    scenario = designed.scenario
    for role in scenario.roles:
        for fact in role.disclosures:
            yield from _unreachable(fact, role, scenario, practice)
            yield from _against_weights(fact, role)
            if not any(words in normalise(fact.text) for words in fact.tells):
                yield warn("tell_missing", _place(role, fact, "tells"), fact=fact.id)
        yield from _silent_issues(role, scenario)
        if designed.expects.reasons:
            yield from _few_reasons(role, scenario)


def _place(role: Role, fact: Disclosure, key: str) -> tuple[str, ...]:
    return ("roles", role.id, "interests", fact.id, key)


def at_its_best(scenario: Scenario, learner_id: str) -> History:
    """Return what a good listener does early on: asks, tells its own why, shows it has heard."""
    turns = range(1, min(_WARM_TURNS, scenario.turn_limit - 1) + 1)
    acts = (Acknowledge(), Inform(Kind.INTEREST), Ask(Kind.INTEREST))
    return History(tuple(Turn(number, learner_id, "", acts) for number in turns))


def _unreachable(
    fact: Disclosure, role: Role, scenario: Scenario, practice: Practice
) -> Iterator[DesignWarning]:
    if not fact.asks & KINDS_READ:
        asked = ", ".join(sorted(fact.asks)) or "-"
        yield warn("never_asked", _place(role, fact, "asks"), fact=fact.id, asks=asked)
    learner = scenario.other(role.id).id
    warm = at_its_best(scenario, learner)
    shut = [p for p in practice.personas if not is_unlocked(fact, warm, learner, p)]
    place, earned = _place(role, fact, "trust"), trust(warm, learner)
    if len(shut) == len(practice.personas):
        yield warn("locked_for_good", place, fact=fact.id, trust=fact.trust, reach=earned)
    elif shut:
        style = f"{shut[0].style}, {shut[0].difficulty}"
        yield warn("locked_for_some", place, fact=fact.id, trust=fact.trust, style=style)


def _against_weights(fact: Disclosure, role: Role) -> Iterator[DesignWarning]:
    """A counterpart states nothing false about itself: what it calls important has to be heavy."""
    if fact.issue is None or fact.importance is None:
        return
    weight = role.preferences.weight(fact.issue)
    is_high = fact.importance is Importance.HIGH
    if (is_high and weight < LIGHT) or (not is_high and weight > HEAVY):
        yield warn(
            "fact_against_weight",
            _place(role, fact, "importance"),
            fact=fact.id,
            importance=fact.importance,
            issue=fact.issue,
            weight=weight // 100,
        )


def _silent_issues(role: Role, scenario: Scenario) -> Iterator[DesignWarning]:
    spoken = {fact.issue for fact in role.disclosures}
    for issue in scenario.issues:
        weight = role.preferences.weight(issue.id)
        if weight >= HEAVY and issue.id not in spoken:
            place = ("roles", role.id, "interests")
            yield warn("silent_issue", place, role=role.id, issue=issue.id, weight=weight // 100)


def _few_reasons(role: Role, scenario: Scenario) -> Iterator[DesignWarning]:
    place = ("roles", role.id, "reasons")
    for issue in scenario.issues:
        count = sum(reason.issue == issue.id for reason in role.reasons)
        if count < LEAST_REASONS:
            yield warn("few_reasons", place, role=role.id, issue=issue.id, count=count)
    if not any(reason.is_standard for reason in role.reasons):
        yield warn("no_standard", place, role=role.id)
