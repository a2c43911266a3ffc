"""The counterpart's one look over the talk."""

from app.negotiation.acts import (
    Ask,
    Clarify,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Threaten,
    Unknown,
)
from app.negotiation.protocol import Phase
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, on, vendor, whole
from tests.unit.strategy.looking import DREAM, GREEDY, seen

TOLD = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def test_before_the_first_word_there_is_nothing_to_see() -> None:
    now = seen()
    assert now.said is None
    assert (now.questions, now.theirs, now.on_table) == ([], (), None)
    assert not any((now.is_pressed, now.has_new_telling, now.has_been_told, now.is_insulted))
    assert now.turns_left == SCENARIO.turn_limit
    assert now.turn == 1


def test_it_sees_both_sides_offers_and_counts_turns() -> None:
    now = seen(client(Propose((GREEDY,))), vendor(Propose((DREAM,))), client(SmallTalk()))
    assert now.theirs[-1].terms == GREEDY
    assert now.on_table is not None
    assert now.on_table.terms == DREAM
    assert now.learner_turns == 2
    assert now.turns_left == SCENARIO.turn_limit - 2
    assert now.state.phase is Phase.OPEN
    assert (now.own.id, now.learner.id) == (VENDOR, CLIENT)


def test_turns_left_never_fall_below_zero() -> None:
    turns = [client(SmallTalk()) for _ in range(SCENARIO.turn_limit + 3)]
    assert seen(*turns).turns_left == 0


def test_an_offer_a_refusal_or_a_threat_presses() -> None:
    for act in (Propose((GREEDY,)), Reject(), Threaten()):
        assert seen(client(act)).is_pressed
    assert not seen(client(SmallTalk())).is_pressed


def test_a_telling_is_new_once() -> None:
    assert seen(client(TOLD)).has_new_telling
    again = seen(client(TOLD), vendor(), client(TOLD))
    assert not again.has_new_telling
    assert again.has_been_told


def test_only_the_latest_questions_are_open() -> None:
    first, second = Ask(Kind.PRIORITY), Ask(Kind.INTEREST, "term")
    assert seen(client(first), vendor(), client(second)).questions == [second]


def test_it_knows_what_it_asked() -> None:
    now = seen(client(), vendor(Ask(Kind.PRIORITY)), client())
    assert now.asked_before(Ask(Kind.PRIORITY))
    assert not now.asked_before(Ask(Kind.PRIORITY, "term"))


def test_an_insult_is_seen_in_the_latest_turn_only() -> None:
    rude = client(Unknown(), markers=("belittles",))
    assert seen(rude).is_insulted
    assert not seen(rude, vendor(), client(SmallTalk())).is_insulted


def test_a_price_is_named_by_the_learner_s_own_figure() -> None:
    ours = vendor(Propose((whole(price=90),)))
    assert not seen(client(), ours, client(Propose((on(term=3),)))).has_named_the_price
    assert seen(client(), ours, client(Propose((on(price=80),)))).has_named_the_price


def test_clarifying_counts_while_it_runs() -> None:
    asking = vendor(Clarify())
    assert seen(client(), asking, client(), asking, client()).clarified_running == 2
    assert seen(client(), asking, client(), vendor(), client()).clarified_running == 0
