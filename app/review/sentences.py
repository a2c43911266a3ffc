"""The sentences of a debrief: the result line, and better sentences for advice.

A better sentence is made in the learner's own situation: their issue, their options. It reads
back, by the same ear that heard them, as the acts it recommends.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.judgement import Measures
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.dialogue.phrasebook import fill, say_terms
from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Propose, Reject
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms
from app.review.coach_words import CoachWords

DEBRIEF_WORDS = (
    "result.deal.all", "result.deal.frontier", "result.deal.left", "result.deal.below",
    "result.deal.one_sided", "result.none.zopa", "result.none.no_zopa", "keep", "keep.turn",
    "keep.none", "start", "start.gain", "start.none", "stop", "stop.none", "self", "task",
)  # fmt: skip

SENTENCE_SLOTS: Mapping[str, frozenset[str]] = {
    "ask.priority": frozenset(),
    "ask.interest.issue": frozenset({"issue"}),
    "inform.ask": frozenset({"issue"}),
    "inform.fact": frozenset({"issue", "fact"}),
    "summarise.issue": frozenset({"issue"}),
    "summarise": frozenset(),
    "propose.trade": frozenset({"asks", "gives"}),
    "counter.issue": frozenset({"issue", "proposal"}),
    "counter": frozenset({"proposal"}),
    "propose.package": frozenset({"offer"}),
    "propose.several": frozenset({"first", "second"}),
    "refuse": frozenset({"terms"}),
    "refuse.instead": frozenset({"terms", "offer"}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a result is seen against: the best they would still have taken, and a better outcome."""

    best: int
    has_better: bool


def points(utility: int) -> str:
    """Return a utility as the page shows it: points of 100."""
    return str(as_points(utility))


def result_sentence(rubric: Rubric, play: Play, measures: Measures, result: Standing) -> str:
    """Return the result line."""
    slots = {
        "own": points(measures.own_utility),
        "reservation": points(play.learner.reservation),
        "left": points(measures.joint_left),
        "best": points(result.best),
    }
    return fill(rubric.words[_result_key(play, measures, result)], slots)


def _result_key(play: Play, measures: Measures, result: Standing) -> str:
    if not play.is_deal:
        return "result.none.zopa" if play.has_zopa else "result.none.no_zopa"
    if measures.own_surplus < 0:
        return "result.deal.below"
    if measures.other_surplus < 0:
        return "result.deal.one_sided"
    if result.has_better:
        return "result.deal.left"
    is_sum_short = as_points(measures.joint_left) > 0
    return "result.deal.frontier" if is_sum_short else "result.deal.all"


def better_sentence(
    acts: tuple[Act, ...], scenario: Scenario, learner: Role, words: CoachWords
) -> str | None:
    """Return recommended acts as a sentence the learner could have said, None for no acts."""
    if not acts:
        return None
    key, slots = _worded(acts, scenario, learner, words)
    return fill(words.sentences[key], slots, words.joins)


def _worded(
    acts: tuple[Act, ...], scenario: Scenario, learner: Role, words: CoachWords
) -> tuple[str, dict[str, str]]:
    first, last = acts[0], acts[-1]
    if isinstance(first, Propose):
        return _worded_offer(first, scenario, learner, words)
    if isinstance(first, Reject):
        return _worded_refusal(first, last, scenario, learner, words)
    if isinstance(first, Acknowledge):
        return _worded_hearing(first, last, scenario, learner, words)
    if isinstance(first, Inform):
        return _worded_telling(first, scenario, learner)
    if isinstance(first, Ask) and first.issue:
        return "ask.interest.issue", _issue(first.issue, scenario)
    return "ask.priority", {}


def _worded_refusal(
    act: Reject, last: Act, scenario: Scenario, learner: Role, words: CoachWords
) -> tuple[str, dict[str, str]]:
    """Say no, and what would have to change, if anything would do."""
    refused = {"terms": _said(act.terms, scenario, learner, words)}
    if not isinstance(last, Propose):
        return "refuse", refused
    return "refuse.instead", {**refused, "offer": _said(last.offers[0], scenario, learner, words)}


def _worded_telling(act: Inform, scenario: Scenario, learner: Role) -> tuple[str, dict[str, str]]:
    if not act.fact:
        return "inform.ask", _issue(act.issue, scenario)
    text = next(fact.text for fact in learner.disclosures if fact.id == act.fact)
    return "inform.fact", {**_issue(act.issue, scenario), "fact": text}


def _worded_hearing(
    heard: Acknowledge, act: Act, scenario: Scenario, learner: Role, words: CoachWords
) -> tuple[str, dict[str, str]]:
    """Say what was heard, and an offer after it as a sentence of its own."""
    if not isinstance(act, Propose):
        about = heard.issue
        return ("summarise.issue", _issue(about, scenario)) if about else ("summarise", {})
    key, slots = _worded_offer(act, scenario, learner, words)
    proposal = {"proposal": fill(words.sentences[key], slots, words.joins)}
    if heard.issue is None:
        return "counter", proposal
    return "counter.issue", {**_issue(heard.issue, scenario), **proposal}


def _worded_offer(
    act: Propose, scenario: Scenario, learner: Role, words: CoachWords
) -> tuple[str, dict[str, str]]:
    if len(act.offers) > 1:
        first, second = (_said(offer, scenario, learner, words) for offer in act.offers[:2])
        return "propose.several", {"first": first, "second": second}
    offer = act.offers[0]
    own = learner.preferences
    asks = {i for i, o in offer if o == own.best_option(i)}
    gives = set(offer.issues) - asks
    if len(offer) > _TRADE or not asks or not gives:
        return "propose.package", {"offer": _said(offer, scenario, learner, words)}
    return "propose.trade", {
        "asks": _said(offer.only(asks), scenario, learner, words),
        "gives": _said(offer.only(gives), scenario, learner, words),
    }


_TRADE = 2


def _said(terms: Terms, scenario: Scenario, learner: Role, words: CoachWords) -> str:
    return say_terms(terms, scenario, learner.id, words.joins)


def _issue(issue: str | None, scenario: Scenario) -> dict[str, str]:
    return {"issue": scenario.words[issue].why_ask if issue else ""}
