"""When talking stops being worth it."""

from app.negotiation.acts import Ask, Inform, Kind, Propose, SmallTalk, Threaten
from app.negotiation.history import Turn
from app.strategy.patience import has_warned, is_worn_out, strain, warned_turns_ago
from tests.builders_talk import client, vendor, whole
from tests.unit.strategy.looking import GREEDY, PLAIN, seen

HELD = client(Propose((GREEDY,)))


def strained(*turns: Turn) -> int:
    return strain(seen(*turns))


def test_a_first_offer_strains_nobody_but_holding_it_does() -> None:
    assert [strained(*[HELD] * count) for count in range(1, 5)] == [0, 1, 2, 3]


def test_a_threat_counts_double() -> None:
    assert strained(HELD, client(Threaten())) == 2


def test_an_attack_counts_double_and_belittling_once() -> None:
    assert strained(HELD, client(SmallTalk(), markers=("personal_attack",))) == 2
    assert strained(HELD, client(SmallTalk(), markers=("belittles",))) == 1


def test_moving_asking_and_telling_ease_it() -> None:
    for relief in (Propose((whole(price=70),)), Ask(Kind.PRIORITY), Inform(Kind.PRIORITY, "term")):
        assert strained(HELD, HELD, HELD, client(relief)) == 0


def test_a_question_with_a_threat_eases_nothing() -> None:
    assert strained(HELD, client(Ask(Kind.PRIORITY), Threaten())) == 2


def test_small_talk_neither_eases_nor_strains() -> None:
    assert strained(HELD, HELD, client(SmallTalk())) == 1


def test_patience_is_the_persona_s_number() -> None:
    assert not is_worn_out(seen(*[HELD] * PLAIN.patience))
    assert is_worn_out(seen(*[HELD] * (PLAIN.patience + 1)))


def test_a_warning_is_remembered_and_counted_from() -> None:
    warned = (HELD, vendor(Threaten()), HELD, vendor(), HELD)
    assert has_warned(seen(*warned))
    assert warned_turns_ago(seen(*warned)) == 2
    assert not has_warned(seen(HELD, client(Threaten())))
    assert warned_turns_ago(seen(HELD)) == 0
