"""The guide of a first game: which hint the learner sees now, by what has been done so far.

A step of a scenario's guide stands until the learner has done what it names (`REACHED`), whatever
else was done before; when the talk is running out, only the way to a deal is shown.
"""

from collections.abc import Callable, Mapping

from app.negotiation.acts import Ask, Importance, Inform, Kind
from app.negotiation.history import History
from app.negotiation.ledger import asked, stated_importance, told
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import GuideStep, Scenario
from app.negotiation.standing import MadeOffer, offers

Reached = Callable[[History, Scenario, str], bool]

_ABOUT_THEM = frozenset({Kind.INTEREST, Kind.PRIORITY, Kind.OPEN, Kind.ISSUE})
_WHY = frozenset({Kind.INTEREST, Kind.CONSTRAINT})
_OWN_SIDE = frozenset({Kind.INTEREST, Kind.PRIORITY, Kind.CONSTRAINT})
# Somebody who keeps the reason back when asked twice keeps it back: the talk goes on.
_ASKED_IN_VAIN = 2
# One turn to say yes and one to confirm: with no more left, only the way to a deal helps.
_LAST_TURNS = 2


def current_step(history: History, scenario: Scenario, learner_id: str) -> GuideStep | None:
    """Return the first step of the learner's guide that is neither reached nor past, or None."""
    if state(history, scenario).phase is not Phase.OPEN:
        return None
    is_late = scenario.turn_limit - len(history.of(learner_id)) <= _LAST_TURNS
    for step in scenario.role(learner_id).guide:
        is_past = is_late and step.until != "agreed"
        if not is_past and not REACHED[step.until](history, scenario, learner_id):
            return step
    return None


def _has_asked(history: History, _scenario: Scenario, learner_id: str) -> bool:
    return any(_is_about_them(act) for _, act in asked(history, learner_id))


def _is_about_them(question: Ask) -> bool:
    return question.kind in _ABOUT_THEM and not question.is_after_limit


def _has_told(history: History, _scenario: Scenario, learner_id: str) -> bool:
    return any(
        isinstance(act, Inform) and act.kind in _OWN_SIDE
        for turn in history.of(learner_id)
        for act in turn.acts
    )


def _has_learned(history: History, scenario: Scenario, learner_id: str) -> bool:
    """Say whether the counterpart told why it wants something, or would not when asked twice."""
    facts = told(history, scenario.other(learner_id))
    whys = [act for _, act in asked(history, learner_id) if act.kind is Kind.INTEREST]
    return any(fact.kind in _WHY for fact in facts) or len(whys) >= _ASKED_IN_VAIN


def _has_offered(history: History, _scenario: Scenario, learner_id: str) -> bool:
    return any(offer.role == learner_id for offer in offers(history))


def _has_traded(history: History, scenario: Scenario, learner_id: str) -> bool:
    """Say whether the learner put a condition, several issues or what they need into an offer."""
    return any(
        offer.is_conditional or len(offer.said) > 1 or _gives(offer, history, scenario)
        for offer in offers(history)
        if offer.role == learner_id
    )


def _gives(offer: MadeOffer, history: History, scenario: Scenario) -> bool:
    """Say whether an offer gives way where the other side had said that it matters.

    The haggled issue matters to everybody: a figure on it alone is no trade.
    """
    own, other = scenario.role(offer.role), scenario.other(offer.role)
    needs = stated_importance(history.until(offer.turn), other.id)
    return any(
        needs.get(issue.id) is Importance.HIGH
        and (option := offer.said.get(issue.id)) is not None
        and other.preferences.prefers(issue.id, option, own.preferences.best_option(issue.id))
        for issue in scenario.others
    )


def _has_agreed(history: History, scenario: Scenario, _learner_id: str) -> bool:
    return state(history, scenario).phase in (Phase.AGREEING, Phase.DEAL)


REACHED: Mapping[str, Reached] = {
    "asked": _has_asked,
    "told": _has_told,
    "learned": _has_learned,
    "offered": _has_offered,
    "traded": _has_traded,
    "agreed": _has_agreed,
}
