"""What has been asked, told and kept back so far: folds over the history."""

from collections.abc import Mapping

from app.negotiation.acts import Ask, Importance, Inform, Kind
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Disclosure, Role


def told(history: History, role: Role) -> tuple[Disclosure, ...]:
    """Return the facts a side has disclosed, in the order it told them."""
    by_id = {fact.id: fact for fact in role.disclosures}
    seen: dict[str, Disclosure] = {}
    for turn in history.of(role.id):
        for act in turn.acts:
            if isinstance(act, Inform) and act.fact in by_id:
                seen[act.fact] = by_id[act.fact]
    return tuple(seen.values())


def stated_importance(history: History, role_id: str) -> Mapping[str, Importance]:
    """Return issue → importance as a side has said it itself, the latest word winning."""
    said: dict[str, Importance] = {}
    for turn in history.of(role_id):
        for act in turn.acts:
            if isinstance(act, Inform) and act.issue is not None:
                said[act.issue] = act.importance or said.get(act.issue, Importance.HIGH)
    return said


def asked(history: History, role_id: str) -> tuple[tuple[Turn, Ask], ...]:
    """Return a side's questions with their turns."""
    return tuple(
        (turn, act) for turn in history.of(role_id) for act in turn.acts if isinstance(act, Ask)
    )


def opened_issues(history: History, learner_id: str, counterpart: Role) -> frozenset[str]:
    """Return the issues on which the learner's own asking or telling allows trades."""
    by_question = {act.issue for _, act in asked(history, learner_id) if act.issue}
    by_answer = {fact.issue for fact in told(history, counterpart) if fact.issue}
    by_telling = set(stated_importance(history, learner_id))
    return frozenset(by_question | by_answer | by_telling)


def answers(turn: Turn, question: Ask) -> bool:
    """Say whether a turn tells something that a question asked for."""
    return any(isinstance(act, Inform) and _fits(act, question) for act in turn.acts)


def _fits(told_act: Inform, question: Ask) -> bool:
    if question.issue is not None and told_act.issue not in (None, question.issue):
        return question.kind is Kind.PRIORITY
    return True
