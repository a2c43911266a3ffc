"""The ordinary reply."""

from dataclasses import replace

from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
)
from app.negotiation.draw import share
from app.negotiation.history import Turn
from app.strategy.persona import Persona
from app.strategy.replying import offers_to_make, reply_acts
from tests.builders_talk import client, vendor
from tests.unit.strategy.looking import CURIOUS, DREAM, GREEDY, PLAIN, seen

LATE = replace(PLAIN, offers_from=3)
OFFER = client(Propose((GREEDY,)))


def kinds(*turns: Turn, persona: Persona = PLAIN) -> list[type[Act]]:
    return [type(act) for act in reply_acts(seen(*turns, persona=persona))]


def offers(*turns: Turn, persona: Persona = PLAIN) -> int:
    return len(offers_to_make(seen(*turns, persona=persona)))


def test_it_answers_before_it_counters_says_why_and_asks_back() -> None:
    question = client(Ask(Kind.PRIORITY, "term"), Propose((GREEDY,)))
    assert kinds(question, persona=CURIOUS) == [Inform, Reject, Argue, Propose, Ask]


def test_a_reply_is_never_empty() -> None:
    assert kinds(client(SmallTalk()), persona=LATE) == [Ask]
    assert len(kinds(client(SmallTalk()), vendor(Propose((DREAM,))), client(SmallTalk()))) == 1


def test_it_waits_with_its_first_offer_until_its_time_or_a_cause() -> None:
    chat = client(SmallTalk())
    assert offers(chat, persona=LATE) == 0
    assert offers(chat, chat, chat, persona=LATE) == 1
    assert offers(OFFER, persona=LATE) == 1
    assert offers(client(SmallTalk(), markers=("asks_for_offer",)), persona=LATE) == 1


def test_with_an_offer_on_the_table_it_moves_only_with_a_cause() -> None:
    table = (client(SmallTalk()), vendor(Propose((DREAM,))))
    told = client(Inform(Kind.PRIORITY, "support", Importance.HIGH))
    assert offers(*table, client(SmallTalk())) == 0
    assert offers(*table, client(Ask(Kind.PRIORITY))) == 0
    assert offers(*table, OFFER) == 1
    assert offers(*table, told) == 1


def test_asked_for_options_it_offers_two_at_once() -> None:
    asked = client(Ask(Kind.OPEN), markers=("asks_for_options",))
    assert offers(asked) == 2
    proposal = next(a for a in reply_acts(seen(asked)) if isinstance(a, Propose))
    assert len(set(proposal.offers)) == 2


def test_an_offer_it_has_on_the_table_is_not_repeated() -> None:
    (first,) = offers_to_make(seen(OFFER))
    same = replace(PLAIN, floor=PLAIN.aspiration)
    again = (OFFER, vendor(Propose((first.terms,))), OFFER)
    assert all(o.terms != first.terms for o in offers_to_make(seen(*again, persona=same)))


def test_a_give_and_take_is_put_as_a_trade() -> None:
    (first,) = offers_to_make(seen(OFFER))
    told = client(Inform(Kind.PRIORITY, "support", Importance.HIGH))
    acts = reply_acts(seen(OFFER, vendor(Propose((first.terms,))), told))
    (proposal,) = [act for act in acts if isinstance(act, Propose)]
    assert proposal.is_conditional
    assert proposal.offers[0].get("support") == "premium"


def test_in_the_last_round_but_one_its_offer_is_final() -> None:
    now = replace(seen(OFFER), turns_left=1)
    (proposal,) = [act for act in reply_acts(now) if isinstance(act, Propose)]
    assert proposal.is_final


def test_a_choice_between_offers_is_no_last_word() -> None:
    asked = client(Ask(Kind.OPEN), markers=("asks_for_options",))
    (proposal,) = [
        act for act in reply_acts(replace(seen(asked), turns_left=1)) if isinstance(act, Propose)
    ]
    assert len(proposal.offers) == 2
    assert not proposal.is_final


THANKED = client(SmallTalk(), markers=("appreciation",))
TABLE = (client(Ask(Kind.OPEN)), vendor(Propose((DREAM,))))
LIVELY = replace(PLAIN, initiative=0.25)


def last_act(*turns: Turn, persona: Persona = PLAIN, seed: int = 1) -> Act:
    return reply_acts(seen(*turns, persona=persona, seed=seed))[-1]


def test_courtesies_do_not_end_the_talk_before_an_offer() -> None:
    acts = reply_acts(seen(THANKED, persona=replace(PLAIN, offers_from=9)))
    assert acts == (Acknowledge(), Ask(Kind.OPEN))


def test_a_style_with_initiative_asks_on_where_it_would_only_thank() -> None:
    quiet = next(s for s in range(9) if share(s, seen(*TABLE, THANKED).turn, "ask back") >= 0.25)
    fresh = last_act(*TABLE, THANKED, persona=LIVELY, seed=quiet)
    assert fresh == Ask(Kind.PRIORITY)


def test_an_offer_with_nothing_in_it_to_refuse_is_answered_all_the_same() -> None:
    generous = client(Propose((DREAM,)))
    wants_more = replace(seen(*TABLE, generous), target=10_001)
    assert reply_acts(wants_more)[-1] == SuggestProcess("not_yet")


def test_a_style_without_initiative_reminds_of_its_offer_and_steps_back_by_turns() -> None:
    turns, ways = list(TABLE), []
    for _ in range(4):
        turns.append(THANKED)
        way = last_act(*turns)
        assert isinstance(way, SuggestProcess)
        ways.append(way.how)
        turns.append(vendor(way))
    assert ways == ["stands", "step_back", "stands", "step_back"]
