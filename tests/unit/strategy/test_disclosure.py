"""What is told when asked."""

from dataclasses import replace

import pytest

from app.negotiation.acts import Act, Argue, Ask, Importance, Inform, Kind, Reject
from app.negotiation.history import History
from app.negotiation.trust import START, trust
from app.strategy.disclosure import answer, earned, is_unlocked, volunteered
from app.strategy.persona import Persona
from tests.builders import a_fact, a_history
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, vendor
from tests.unit.strategy.looking import PLAIN

NOTHING = History()
OWN = SCENARIO.role(VENDOR)
WHY_TERM = Ask(Kind.INTEREST, "term")


def trusting(level: int, guard: int = 0) -> Persona:
    """A persona that is as open at the start of a talk as another at this trust."""
    return replace(PLAIN, openness=level - START, guard=guard)


def reply(question: Ask, trust: int = 50, history: History = NOTHING, guard: int = 0) -> Act:
    return answer(history, OWN, CLIENT, question, trusting(trust, guard), 1)


def fact_of(act: Act) -> str | None:
    return act.fact if isinstance(act, Inform) else None


@pytest.mark.parametrize("trust", [0, 50, 100])
def test_a_question_about_limits_is_refused_at_any_trust(trust: int) -> None:
    question = Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)
    assert reply(question, trust) == Reject(asked=Kind.ALTERNATIVE, issue="price")


def test_a_priority_is_told_readily() -> None:
    assert fact_of(reply(Ask(Kind.PRIORITY, "term"), 0)) == "vendor-term-matters"


def test_an_interest_takes_trust_and_without_it_there_is_a_reason_at_least() -> None:
    assert isinstance(reply(WHY_TERM, 51), Argue)
    assert fact_of(reply(WHY_TERM, 52)) == "vendor-term-why"


def test_a_guarded_persona_takes_more() -> None:
    assert isinstance(reply(WHY_TERM, 55, guard=56), Argue)
    assert fact_of(reply(WHY_TERM, 56, guard=56)) == "vendor-term-why"


def test_openness_counts_as_trust() -> None:
    fact = next(f for f in OWN.disclosures if f.id == "vendor-term-why")
    assert is_unlocked(fact, NOTHING, CLIENT, replace(PLAIN, openness=2))
    assert not is_unlocked(fact, NOTHING, CLIENT, replace(PLAIN, openness=1))


def test_a_question_that_does_not_reach_a_fact_gets_no_fact() -> None:
    assert isinstance(reply(Ask(Kind.ISSUE, "price"), 100), Inform)
    assert fact_of(reply(Ask(Kind.OPEN), 100)) not in {"vendor-term-why", "vendor-support-why"}


def test_an_open_question_is_answered_by_what_matters_besides_the_price() -> None:
    assert fact_of(reply(Ask(Kind.PRIORITY), 50)) == "vendor-term-matters"


def test_a_fact_already_told_is_told_again_rather_than_refused() -> None:
    first = reply(WHY_TERM, 60)
    history = a_history(client(WHY_TERM), vendor(first), client(WHY_TERM))
    assert reply(WHY_TERM, 0, history) == first


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
def test_locked_facts_stay_locked_whatever_is_asked(role: str) -> None:
    own = SCENARIO.role(role)
    for kind in Kind:
        for issue in (None, *(i.id for i in SCENARIO.issues)):
            for level in (0, 40, 51, 54):
                act = answer(NOTHING, own, "learner", Ask(kind, issue), trusting(level), 1)
                told = [f for f in own.disclosures if f.id == fact_of(act)]
                assert all(fact.trust <= level for fact in told)


def test_in_return_it_tells_first_priorities_one_at_a_time_until_none_is_left() -> None:
    history, facts = History(), []
    while (act := volunteered(history, OWN, CLIENT, trusting(100))) is not None:
        facts.append(act.fact)
        history = a_history(*history.turns, vendor(act))
    assert facts == ["vendor-term-matters", "vendor-price-matters"]


def test_what_is_volunteered_is_never_a_reason_nor_a_weakness() -> None:
    act = volunteered(NOTHING, OWN, CLIENT, trusting(100))
    assert act is not None
    assert act.importance is Importance.HIGH


def test_a_guarded_persona_volunteers_nothing() -> None:
    assert volunteered(NOTHING, OWN, CLIENT, trusting(50, guard=60)) is None


def test_telling_opens_a_counterpart_more_than_the_trust_it_earns() -> None:
    asked = a_history(client(Ask(Kind.PRIORITY)))
    told = a_history(client(Inform(Kind.PRIORITY, "support", Importance.HIGH)))
    assert earned(asked, CLIENT) == trust(asked, CLIENT)
    assert earned(told, CLIENT) > trust(told, CLIENT)


def test_the_deepest_fact_is_for_those_who_told_something_or_earned_much_trust() -> None:
    deep = a_fact("deep", level=3)
    told = a_history(client(Inform(Kind.PRIORITY, "support", Importance.HIGH)))
    assert not is_unlocked(deep, NOTHING, CLIENT, trusting(deep.trust))
    assert is_unlocked(deep, told, CLIENT, trusting(deep.trust))
    assert is_unlocked(deep, NOTHING, CLIENT, trusting(deep.trust + 10))


def test_a_reason_told_is_answered_by_the_reason_behind_what_was_told_before() -> None:
    priority = reply(Ask(Kind.PRIORITY))
    why = client(Inform(Kind.INTEREST, "support"))
    history = a_history(client(Ask(Kind.PRIORITY)), vendor(priority), why)
    told = volunteered(history, OWN, CLIENT, trusting(60))
    assert told is not None
    assert told.fact == "vendor-term-why"


WHY = Ask(Kind.INTEREST)


def tells(fact_id: str) -> Inform:
    fact = next(f for f in OWN.disclosures if f.id == fact_id)
    return Inform(fact.kind, fact.issue, fact.importance, fact.id)


@pytest.mark.parametrize("latest", ["vendor-term-matters", "vendor-support-easy"])
def test_a_why_without_an_issue_goes_on_from_what_was_told_last(latest: str) -> None:
    known = [tells(fact) for fact in ("vendor-term-matters", "vendor-support-easy")]
    known.sort(key=lambda act: act.fact == latest)
    history = a_history(client(), *map(vendor, known), client(WHY))
    assert fact_of(reply(WHY, 100, history)) == f"vendor-{known[-1].issue}-why"


def test_a_why_goes_one_level_down_at_a_time() -> None:
    history, levels = a_history(client(), vendor(tells("vendor-term-matters"))), []
    for _ in range(2):
        told = reply(WHY_TERM, 100, history)
        levels.append(next(f.level for f in OWN.disclosures if f.id == fact_of(told)))
        history = a_history(*history.turns, client(WHY_TERM), vendor(told))
    assert levels == [2, 3]
