"""Hints: the next move for each situation, and nothing that only the other side could know."""

from dataclasses import replace

import pytest

from app.coach.hints import Hint, hint
from app.coach.play import Play
from app.negotiation.acts import (
    Accept,
    Act,
    Ask,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import Disclosure, Role, Scenario
from tests.builders import CAFE, terms, whole_terms
from tests.builders_games import Match, play, spread
from tests.builders_play import RUBRIC, THRESHOLDS, a_play, closing, me, offer, their_fact, them

ASKS = Ask(Kind.PRIORITY)
ASKED = me(ASKS)
LOW = whole_terms("10", "morning", "1")


def hinted(*turns: Turn) -> Hint:
    return hint(a_play(*turns), RUBRIC.practice)


def acts(*turns: Turn) -> tuple[Act, ...]:
    return hinted(*turns).acts


def test_it_asks_before_anything_else() -> None:
    assert acts() == (Ask(Kind.PRIORITY),)


def test_a_question_of_theirs_is_answered_with_a_fact_of_the_own_brief() -> None:
    found = hinted(them(Ask(Kind.ISSUE, "delivery")))
    assert found.issue == "delivery"
    assert found.acts == (Inform(Kind.INTEREST, "delivery", None, "baker-delivery-why"),)


def test_who_has_asked_already_tells_and_asks_on_for_the_reason() -> None:
    both = them(Inform(Kind.PRIORITY, "delivery", Importance.HIGH, "cafe-delivery"), ASKS)
    top = Inform(Kind.PRIORITY, "shelves", Importance.HIGH)
    assert acts(ASKED, both) == (top, Ask(Kind.INTEREST, "delivery"))
    assert acts(ASKED, both, me(), their_fact(1), me(), them(ASKS)) == (top,)


def test_an_offer_below_the_alternative_is_met_with_a_trade() -> None:
    found = hinted(ASKED, them(offer(LOW)))
    assert (found.kind, found.worth) == ("below", 750)
    assert found.acts == (Propose((terms(shelves="4", delivery="morning"),), is_conditional=True),)


def test_haggling_is_met_with_a_package_over_everything() -> None:
    mine = [me(offer(terms(price=price))) for price in ("14", "13")]
    found = hinted(ASKED, them(offer(terms(delivery="morning"))), mine[0], them(), mine[1], them())
    assert (found.kind, found.issue) == ("haggling", "price")
    assert found.acts == (Propose((whole_terms("13", "morning", "4"),), is_conditional=True),)


def test_a_told_fact_is_asked_about_until_their_wish_is_known() -> None:
    assert acts(ASKED, their_fact()) == (Ask(Kind.INTEREST, "delivery"),)
    why = their_fact(1)
    assert acts(ASKED, their_fact(), me(), why) == (Ask(Kind.ISSUE, "delivery"),)
    wish = them(offer(terms(delivery="morning")))
    assert isinstance(acts(ASKED, their_fact(), me(), wish)[0], Propose)


def test_a_rich_offer_is_taken_and_one_of_several_is_named() -> None:
    rich = whole_terms("14", "noon", "4")
    assert acts(ASKED, them(offer(rich))) == (Accept(),)
    both = them(Propose((rich, whole_terms("10"))))
    assert acts(ASKED, both) == (Accept(rich),)


def test_what_was_restated_is_confirmed_and_else_restated() -> None:
    whole = whole_terms()
    assert acts(*closing(whole)[:3]) == (Accept(),)
    assert acts(*closing(whole)[:2]) == (Summarise(whole),)


def test_terms_below_the_alternative_are_refused_even_then() -> None:
    found = hinted(*closing(LOW)[:3])
    assert (found.kind, found.acts, found.worth) == ("agreed-below", (Reject(),), 750)


def test_when_nothing_beats_leaving_it_leaves() -> None:
    scenario = replace(a_play().scenario, turn_limit=3)
    talk = (ASKED, them(offer(LOW)), me(offer(whole_terms("14"))), them(offer(LOW)))
    assert hint(a_play(*talk, scenario=scenario), RUBRIC.practice).acts == (Close(),)


def test_in_the_last_turns_an_offer_settles_everything_even_without_a_wish_known() -> None:
    scenario = replace(a_play().scenario, turn_limit=3)
    (found,) = hint(a_play(ASKED, them(), scenario=scenario), RUBRIC.practice).acts
    assert isinstance(found, Propose)
    assert len(found.offers[0]) == 3


def test_a_talk_that_is_over_has_no_next_move() -> None:
    with pytest.raises(ValueError, match="over"):
        hinted(*closing(whole_terms()))


def another_private_side(role: Role, told: set[str | None]) -> Role:
    """Turn everything about a role that was neither public nor told."""
    likes, last = role.preferences, len(role.preferences.weights) - 1
    weights = tuple(likes.weights[last - place] for place in range(last + 1))
    values = tuple(tuple(FULL - value for value in row) for row in likes.values)
    return replace(
        role,
        private_brief=("Something else.",),
        batna="Another thing to do.",
        preferences=Preferences(likes.issues, weights, values),
        reservation=FULL - role.reservation,
        target=FULL,
        interests=tuple(
            replace(one, disclosures=tuple(_turned(fact, told) for fact in one.disclosures))
            for one in role.interests
        ),
    )


def _turned(fact: Disclosure, told: set[str | None]) -> Disclosure:
    if fact.id in told:
        return fact
    other = Importance.LOW if fact.importance is Importance.HIGH else Importance.HIGH
    return replace(fact, text="Not a word.", importance=other, level=3, tells=())


def seats(match: Match) -> list[tuple[Play, Play]]:
    """Each moment of a game before a learner's turn, as it is and with another private side."""
    game, scenario = play(match), match.scenario
    found = []
    for turn in game.history.of(match.role)[1:]:
        before = game.history.until(turn.number)
        told = {
            act.fact
            for said in before.of(scenario.other(match.role).id)
            for act in said.acts
            if isinstance(act, Inform)
        }
        turned = with_another_side(scenario, match.role, told)
        found.append(
            (
                _play(before, scenario, match.role),
                _play(History(before.turns), turned, match.role),
            )
        )
    return found


def with_another_side(scenario: Scenario, learner: str, told: set[str | None]) -> Scenario:
    """The scenario with the counterpart's private side turned."""
    one, two = (
        role if role.id == learner else another_private_side(role, told) for role in scenario.roles
    )
    return replace(scenario, roles=(one, two))


def _play(history: History, scenario: Scenario, learner: str) -> Play:
    own, other = scenario.role(learner), scenario.other(learner)
    return Play(history, scenario, own, other, THRESHOLDS)


def test_another_private_side_under_the_same_talk_gives_the_same_hint() -> None:
    pairs = [pair for match in spread(40) for pair in seats(match)]
    assert len(pairs) > 100
    kinds = set()
    for real, turned in pairs:
        assert real.counterpart.preferences != turned.counterpart.preferences
        found = hint(real, RUBRIC.practice)
        kinds.add(found.kind)
        assert hint(turned, RUBRIC.practice) == found
    assert len(kinds) >= 8


def test_the_turned_side_really_is_another() -> None:
    role = a_play().scenario.role(CAFE)
    turned = another_private_side(role, {"cafe-delivery"})
    assert turned.disclosures[0] == role.disclosures[0]
    assert turned.disclosures[1] != role.disclosures[1]
    assert turned.preferences.best_option("price") != role.preferences.best_option("price")
