"""Which words are chosen for offers, refusals and agreement."""

import pytest

from app.dialogue.plan_offers import issue_used
from app.dialogue.planned import Moment, Planned
from app.dialogue.template_voice import plan
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.terms import Terms
from tests.builders import a_history
from tests.builders_talk import BOOK, SCENARIO, VENDOR, a_request, client, on, vendor, whole

OWN = SCENARIO.role(VENDOR)
FIRST = whole(price=96, term=2, support="basic", testimonial="quote")
CHAT = client(SmallTalk())


def told(issue: str, importance: Importance = Importance.HIGH) -> Turn:
    return client(Inform(Kind.PRIORITY, issue, importance))


def offering(terms: Terms) -> Turn:
    return vendor(Propose((terms,)))


def planned(*acts: Act, history: History) -> Planned:
    """The plan of the last unit of a turn."""
    return plan(a_request(*acts, history=history), BOOK)[-1]


def next_offer(terms: Terms, *turns: Turn) -> Planned:
    """The plan of an offer after these turns."""
    return planned(Propose((terms,)), history=a_history(*turns))


def test_a_question_is_left_unanswered_and_a_limit_is_kept() -> None:
    asked = planned(Reject(asked=Kind.PRIORITY), history=a_history(CHAT))
    assert asked.keys == ("reject.asked",)
    limit = planned(Reject(asked=Kind.ALTERNATIVE), history=a_history(CHAT))
    assert limit.keys == ("reject.limit",)


def test_a_refusal_comes_with_its_reason_or_without() -> None:
    refused = Reject(on(price=84))
    plain = next(reason for reason in OWN.reasons if not reason.is_standard)
    bare = planned(refused, history=a_history(CHAT))
    assert (bare.keys, dict(bare.slots)) == (("reject",), {"terms": "€84 a seat"})
    reasoned = planned(refused, Argue(plain.issue, plain.id), history=a_history(CHAT))
    assert reasoned.keys == ("reject.reason",)
    assert dict(reasoned.slots) == {"terms": "€84 a seat", "reason": plain.text}


def test_a_refusal_by_a_standard_may_fall_back_on_common_words() -> None:
    standard = next(reason for reason in OWN.reasons if reason.is_standard)
    act = Argue(standard.issue, standard.id, standard.id)
    unit = planned(Reject(on(price=84)), act, history=a_history(CHAT))
    assert unit.keys == ("reject.standard", "reject.reason")


def test_the_first_offer_is_put_in_full() -> None:
    unit = next_offer(FIRST, CHAT)
    assert unit.keys == ("propose.first",)
    assert unit.slots["offer"].count(",") == len(SCENARIO.issues) - 2


def test_our_first_offer_begins_nothing_where_theirs_is_there_already() -> None:
    turn = client(Propose((on(price=70),)))
    assert next_offer(FIRST, turn).keys == ("propose.beside",)


def test_several_offers_are_a_choice_and_the_last_is_called_so() -> None:
    both = Propose((FIRST, whole()))
    several = planned(both, history=a_history(CHAT))
    assert (several.keys, set(several.slots)) == (("propose.several",), {"first", "second"})
    last = planned(Propose((whole(),), is_final=True), history=a_history(offering(FIRST), CHAT))
    assert last.keys == ("propose.final",)


def test_a_step_says_what_changes() -> None:
    unit = next_offer(on(price=90).merged_over(FIRST), offering(FIRST), CHAT)
    assert (unit.keys, unit.slots["offer"]) == (("propose.change",), "€90 a seat")


def test_right_after_a_refusal_a_step_is_made_instead() -> None:
    history = a_history(offering(FIRST), client(Propose((on(price=60),))))
    step = Propose((on(price=95).merged_over(FIRST),))
    assert planned(step, history=history).keys == ("propose.change",)
    unit = planned(Reject(on(price=60)), step, history=history)
    assert unit.keys == ("propose.instead", "propose.change")


def test_halfway_on_the_price_is_called_halfway() -> None:
    turns = (offering(FIRST), client(Propose((on(price=80),))))
    assert next_offer(on(price=88).merged_over(FIRST), *turns).keys == ("propose.middle",)
    assert next_offer(on(price=92).merged_over(FIRST), *turns).keys == ("propose.change",)


def test_nothing_lies_halfway_before_both_have_named_a_price() -> None:
    step = on(price=88).merged_over(FIRST)
    assert next_offer(step, offering(FIRST), CHAT).keys == ("propose.change",)
    dateless = (offering(on(term=2)), client(Propose((on(price=80),))))
    assert next_offer(on(price=88, term=2), *dateless).keys == ("propose.change",)


def test_an_unmoved_price_is_not_halfway() -> None:
    turns = (offering(FIRST), client(Propose((on(price=96),))))
    step = on(support="business").merged_over(FIRST)
    assert next_offer(step, *turns).keys == ("propose.change",)


def test_moving_on_what_was_told_just_now_uses_it() -> None:
    step = on(support="business").merged_over(FIRST)
    unit = next_offer(step, offering(FIRST), told("support"))
    assert (unit.keys, unit.slots["issue"]) == (("propose.used",), "support")


def test_moving_on_what_was_told_before_remembers_it() -> None:
    step = on(support="business").merged_over(FIRST)
    unit = next_offer(step, told("support"), offering(FIRST), CHAT)
    assert (unit.keys, unit.slots["issue"]) == (("propose.remembered",), "support")


def test_it_is_not_remembered_twice_running() -> None:
    business = on(support="business").merged_over(FIRST)
    turns = (told("support"), offering(FIRST), CHAT, offering(business), CHAT)
    assert next_offer(on(support="premium").merged_over(FIRST), *turns).keys == ("propose.change",)


def test_what_weighs_little_is_no_cause_to_remember() -> None:
    step = on(support="business").merged_over(FIRST)
    unit = next_offer(step, told("support", Importance.LOW), offering(FIRST), CHAT)
    assert unit.keys == ("propose.change",)


def test_of_two_weighty_issues_the_one_told_just_now_is_named() -> None:
    history = a_history(told("support"), offering(FIRST), told("payment"))
    moment = Moment(a_request(history=history), BOOK, ())
    both = on(support="business", payment=60)
    assert issue_used(both, moment) == "payment"
    assert issue_used(on(support="business"), moment) == "support"
    assert issue_used(on(term=3), moment) is None


TRADE = on(price=98, support="premium").merged_over(FIRST)


def test_a_trade_says_what_it_asks_and_what_it_gives() -> None:
    unit = next_offer(TRADE, offering(FIRST), CHAT)
    assert unit.keys == ("propose.trade",)
    assert dict(unit.slots) == {"asks": "€98 a seat", "gives": "premium support"}


def test_a_trade_asks_for_what_weighs_little_with_the_learner() -> None:
    unit = next_offer(TRADE, offering(FIRST), told("price", Importance.LOW))
    assert (unit.keys, unit.slots["issue"]) == (("propose.trade.light",), "the price")


def test_a_trade_gives_what_matters_to_the_learner() -> None:
    unit = next_offer(TRADE, offering(FIRST), told("support"))
    assert (unit.keys, unit.slots["issue"]) == (("propose.trade.used",), "support")


def test_better_for_itself_alone_is_no_trade() -> None:
    unit = next_offer(on(price=98).merged_over(FIRST), offering(FIRST), CHAT)
    assert unit.keys == ("propose.change",)


def test_what_the_learner_wants_otherwise_is_said_with_what_changes() -> None:
    theirs = client(Propose((on(price=70, support="premium").merged_over(FIRST),)))
    unit = next_offer(on(price=90).merged_over(FIRST), offering(FIRST), theirs)
    assert unit.slots["offer"] == "€90 a seat and basic support"


def test_much_that_is_contested_is_not_listed_again() -> None:
    far = client(Propose((whole(price=70, term=1, testimonial="none", support="premium"),)))
    turns = (offering(FIRST), far)
    contested = len(FIRST.changed_from(far.acts[0].offers[0]))  # type: ignore[union-attr]
    unit = next_offer(on(price=90, payment=60).merged_over(FIRST), *turns)
    assert contested == 4
    assert unit.slots["offer"] == "€90 a seat and payment within 60 days"


def test_an_acceptance_says_all_of_it() -> None:
    (unit,) = plan(a_request(Accept(FIRST), Summarise(FIRST), history=a_history(CHAT)), BOOK)
    assert unit.keys == ("accept",)
    assert unit.slots["offer"].count(",") == len(SCENARIO.issues) - 2


def test_a_confirmation_is_a_yes_with_a_line_of_one_s_own() -> None:
    unit = planned(Accept(), history=a_history(CHAT))
    assert unit.keys == ("accept.confirm",)
    assert unit.told in OWN.talk.deal
    assert not unit.is_told_alone


@pytest.mark.parametrize("terms", [FIRST, on(price=90)])
def test_a_restatement_says_the_terms(terms: Terms) -> None:
    unit = planned(Summarise(terms), history=a_history(CHAT))
    assert unit.keys == ("summarise",)
    assert unit.slots["offer"] == Moment(a_request(), BOOK, ()).terms(terms)
