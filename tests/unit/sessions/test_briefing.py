"""What a live voice is told: the decided acts, the facts to tell now, and nothing it must keep."""

from dataclasses import astuple

from app.dialogue.releasing import Reply, fed
from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Kind, Propose
from app.sessions.briefing import brief_of
from app.sessions.model_ports import SpeechBrief
from tests.builders import a_history
from tests.builders_live import RULES
from tests.builders_talk import SCENARIO, VENDOR, VOICE, a_request, client, on, vendor

OFFER = Propose((on(price=84, support="premium"),))
ROLE = SCENARIO.role(VENDOR)
FACT = ROLE.disclosures[0]
BEFORE = a_history(vendor(text="Good morning."), client(text="What matters most to you?"))


def brief(*acts: Act, said: str = "") -> SpeechBrief:
    request = a_request(*acts, history=BEFORE)
    reply = fed(Reply(request, RULES["en"]), said)
    return brief_of(reply, VOICE.draft(request, 1), "Open.", ("value",))


def test_each_decided_act_is_an_instruction_in_plain_words() -> None:
    told = brief(Ask(Kind.PRIORITY), OFFER)
    assert len(told.acts) == 2
    assert "84" in told.acts[1]
    assert (told.language, told.style, told.refused) == ("en", "Open.", ("value",))


def test_the_last_turns_are_told_from_the_speaker_s_side() -> None:
    told = brief(OFFER)
    assert told.said == (("you", "Good morning."), ("them", "What matters most to you?"))


def test_who_speaks_is_told_as_the_other_side_knows_them() -> None:
    told = brief(OFFER)
    assert ROLE.person in told.persona
    assert ROLE.public_brief in told.persona


def test_a_fact_is_told_only_where_it_is_decided() -> None:
    tells = Inform(FACT.kind, FACT.issue, FACT.importance, FACT.id)
    assert brief(tells).facts == (FACT.text,)
    assert brief(OFFER).facts == ()


def test_what_was_released_is_not_asked_for_again() -> None:
    told = brief(Ask(Kind.PRIORITY), OFFER, said="What is most important to you? I ")
    assert told.already == "What is most important to you?"
    assert len(told.acts) == 1
    assert "84" in told.acts[0]


def test_no_secret_of_either_side_is_in_it() -> None:
    text = str(astuple(brief(Acknowledge(), Ask(Kind.PRIORITY), OFFER)))
    for role in SCENARIO.roles:
        assert str(role.reservation) not in text
        assert role.batna not in text
        assert not [line for line in role.private_brief if line in text]
        assert not [fact.id for fact in role.disclosures if fact.text in text]
