"""The sentences of a debrief: result line, keep/start/stop, and better sentences for advice.

A better sentence is made in the learner's own situation: their issue, their options. It reads
back, by the same ear that heard them, as the acts it recommends.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.judgement import Critique, Finding, Measures
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.dialogue.phrasebook import Joins, fill, say_terms
from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Propose
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms

DEBRIEF_WORDS = (
    "result.deal.all", "result.deal.frontier", "result.deal.left", "result.deal.below",
    "result.deal.one_sided", "result.none.zopa", "result.none.no_zopa", "keep", "keep.none",
    "start", "start.none", "stop", "stop.none", "self",
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
}


@dataclass(frozen=True, slots=True)
class CoachWords:
    """Frames for better sentences in one language, and how values are joined in a list."""

    sentences: Mapping[str, str]
    joins: Joins


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


def keep_start_stop(critique: Critique, rubric: Rubric) -> tuple[str, str, str]:
    """Return the three lines."""

    def line(key: str, finding: Finding | None) -> str:
        if finding is None:
            return rubric.words[f"{key}.none"]
        text = rubric.checks[finding.check]
        what = text.keep if key == "keep" else text.change
        return fill(rubric.words[key], {"what": what})

    return (
        line("keep", critique.keep),
        line("start", critique.start),
        line("stop", critique.stop),
    )


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
    if isinstance(first, Acknowledge) and isinstance(last, Propose):
        return _worded_counter(first, last, scenario, learner, words)
    if isinstance(first, Acknowledge):
        about = first.issue
        return ("summarise.issue", _issue(about, scenario)) if about else ("summarise", {})
    if isinstance(first, Inform):
        return _worded_telling(first, scenario, learner)
    if isinstance(first, Ask) and first.issue:
        return "ask.interest.issue", _issue(first.issue, scenario)
    return "ask.priority", {}


def _worded_telling(act: Inform, scenario: Scenario, learner: Role) -> tuple[str, dict[str, str]]:
    if not act.fact:
        return "inform.ask", _issue(act.issue, scenario)
    text = next(fact.text for fact in learner.disclosures if fact.id == act.fact)
    return "inform.fact", {**_issue(act.issue, scenario), "fact": text}


def _worded_counter(
    heard: Acknowledge, act: Propose, scenario: Scenario, learner: Role, words: CoachWords
) -> tuple[str, dict[str, str]]:
    """Say what was heard, and the offer after it as a sentence of its own."""
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
