"""Where the target stands."""

from dataclasses import replace

import pytest

from app.negotiation.acts import Acknowledge, Propose, SmallTalk, Threaten
from app.negotiation.history import History, Turn
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms
from app.sessions.turn import answer, hear
from app.strategy.concession import learner_movement, level_at, target, time_used
from tests.builders import a_history
from tests.builders_play import a_table
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, a_persona, client, vendor, whole
from tests.unit.strategy.looking import GREEDY, PLAIN

OWN = SCENARIO.role(VENDOR)
BETTER = whole(price=75, term=3)


def aimed(*turns: Turn, **changes: float) -> int:
    return target(a_history(*turns), SCENARIO, VENDOR, replace(PLAIN, **changes))  # type: ignore[arg-type]


def chat(count: int) -> list[Turn]:
    return [client(SmallTalk()) for _ in range(count)]


@pytest.mark.parametrize(("share", "level"), [(0.0, 4_000), (0.5, 7_000), (1.0, 10_000)])
def test_a_level_is_a_share_of_the_way_to_the_best(share: float, level: int) -> None:
    assert level_at(share, 4_000) == level


def test_time_is_counted_in_the_learner_s_turns_up_to_the_limit() -> None:
    assert time_used(History(), SCENARIO, CLIENT) == 0
    assert time_used(a_history(*chat(6)), SCENARIO, CLIENT) == 0.5
    assert time_used(a_history(*chat(30)), SCENARIO, CLIENT) == 1


def test_the_target_starts_at_the_aspiration_and_falls_with_time() -> None:
    aims = [aimed(*chat(count)) for count in range(SCENARIO.turn_limit + 1)]
    assert aims[0] == level_at(PLAIN.aspiration, OWN.reservation)
    assert aims == sorted(aims, reverse=True)


def test_with_all_time_gone_and_nothing_to_wait_for_it_stands_at_the_floor() -> None:
    lowest = level_at(PLAIN.floor, OWN.reservation)
    assert aimed(*chat(SCENARIO.turn_limit), reciprocity=0.0) == lowest


@pytest.mark.parametrize("style", ["collaborating", "competing"])
@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_it_never_falls_below_the_reservation_value(style: str, difficulty: str) -> None:
    persona = a_persona(style, difficulty)
    turns = [client(Propose((whole(price=60 + 3 * n),)), Acknowledge()) for n in range(13)]
    for count in range(len(turns)):
        found = target(a_history(*turns[:count]), SCENARIO, VENDOR, persona)
        assert found >= OWN.reservation


def test_movement_of_the_learner_softens_it() -> None:
    held = [client(Propose((GREEDY,))), client(Propose((GREEDY,)))]
    moved = [client(Propose((GREEDY,))), client(Propose((BETTER,)))]
    assert aimed(*moved) < aimed(*held)


def test_an_extreme_opening_moves_nothing_by_itself() -> None:
    assert aimed(client(Propose((GREEDY,)))) == aimed(client(Propose((BETTER,))))


def test_movement_is_measured_from_the_first_whole_offer() -> None:
    history = a_history(client(Propose((GREEDY,))), client(Propose((BETTER,))))
    own = OWN.preferences
    start = own.utility(BETTER) + 1_000
    share = learner_movement(history, SCENARIO, VENDOR, start)
    first = own.utility(GREEDY)
    assert share == pytest.approx((own.utility(BETTER) - first) / (start - first))
    assert learner_movement(a_history(*history.turns[:1]), SCENARIO, VENDOR, start) == 0.0


def test_going_backwards_is_no_movement() -> None:
    history = a_history(client(Propose((BETTER,))), client(Propose((GREEDY,))))
    assert learner_movement(history, SCENARIO, VENDOR, 9_000) == 0.0


def test_trust_softens_and_threats_harden() -> None:
    kind = [client(Acknowledge()) for _ in range(6)]
    rough = [client(Threaten()) for _ in range(6)]
    assert aimed(*kind) < aimed(*chat(6)) < aimed(*rough)


def test_lost_trust_takes_no_offer_back() -> None:
    table = a_table(seed=2, role="client", style="competing")
    history = History()
    worth = []
    for line in (
        None,
        "74 a seat.",
        "75 a seat.",
        "This is a joke. 75, take it or leave it.",
        "76.",
    ):
        if line is not None:
            history = hear(table, history, line).history
        history = answer(table, history).history
        last = standing_offer(history, "vendor")
        if last is not None:
            worth.append(table.counterpart.preferences.utility(last.terms))
    assert worth == sorted(worth, reverse=True)


FIRST = client(Propose((GREEDY,)))
MOVED = client(Propose((BETTER,)))
HIGH = whole(price=94, term=3, testimonial="case_study", support="basic")
OURS = vendor(Propose((HIGH,)))
WORTH = OWN.preferences.utility


def halves(*turns: Turn, splitting: float = 1.0) -> int:
    """The target of a style that splits, early in a talk in which time alone moves nothing."""
    still = {"aspiration": 1.0, "floor": 0.0, "pace": 5.0, "reciprocity": 0.0}
    return aimed(*turns, splitting=splitting, **still)


def half_of_the_way(terms: Terms) -> int:
    return WORTH(HIGH) - round((WORTH(HIGH) - WORTH(terms)) / 2)


def test_a_style_that_splits_meets_a_move_halfway() -> None:
    assert halves(FIRST, OURS, MOVED) == half_of_the_way(BETTER)


def test_how_far_it_meets_a_move_is_a_share_of_half_the_way() -> None:
    part = halves(FIRST, OURS, MOVED, splitting=0.5)
    assert part == WORTH(HIGH) - round((WORTH(HIGH) - WORTH(BETTER)) / 4)
    assert halves(FIRST, OURS, MOVED, splitting=0.0) == WORTH(HIGH)


def test_the_learner_s_first_whole_offer_is_a_move_too() -> None:
    assert halves(client(SmallTalk()), OURS, MOVED) == half_of_the_way(BETTER)


@pytest.mark.parametrize("again", [BETTER, GREEDY])
def test_only_a_move_is_met(again: Terms) -> None:
    stood = (MOVED, OURS, client(Propose((again,))))
    assert halves(*stood) == halves(*stood, splitting=0.0)


def test_a_move_back_to_where_the_learner_was_is_none() -> None:
    zigzag = (MOVED, vendor(), FIRST, OURS, MOVED)
    assert halves(*zigzag) == halves(*zigzag, splitting=0.0)


def test_a_move_is_met_once() -> None:
    assert halves(FIRST, OURS, MOVED, vendor(Propose((HIGH,))), client(SmallTalk())) == WORTH(HIGH)


def test_without_an_offer_of_its_own_there_is_nothing_to_split() -> None:
    assert halves(FIRST, vendor(), MOVED) == halves(FIRST, vendor(), MOVED, splitting=0.0)


def test_halfway_ends_at_the_floor() -> None:
    lowest = level_at(0.6, OWN.reservation)
    assert half_of_the_way(BETTER) < lowest < WORTH(HIGH)
    assert aimed(FIRST, OURS, MOVED, splitting=1.0, floor=0.6, pace=5.0, reciprocity=0.0) == lowest


def test_a_style_that_does_not_answer_like_with_like_is_moved_by_neither_trust_nor_threat() -> None:
    kind = [client(Acknowledge()) for _ in range(6)]
    rough = [client(Threaten()) for _ in range(6)]
    assert aimed(*kind, reciprocity=0.0) == aimed(*rough, reciprocity=0.0)
