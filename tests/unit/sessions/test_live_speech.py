"""Speaking live: what passes goes out at once; every reply is whole, whatever the voice does."""

import asyncio

import pytest

from app.dialogue.speak import speak
from app.errors import ModelFailed, ModelFault
from app.negotiation.acts import Acknowledge, Act, Ask, Inform, Kind, Propose
from app.sessions.live_speech import Speaker, Unit
from tests.builders import a_history
from tests.builders_live import (
    USE,
    HonestVoice,
    Piece,
    ScriptedVoice,
    a_draft,
    in_pieces,
    live,
    worded,
)
from tests.builders_talk import SCENARIO, VENDOR, VOICE, a_request, client, on

pytestmark = pytest.mark.anyio
OFFER = Propose((on(price=84, support="premium"),))
QUESTION = Ask(Kind.PRIORITY)
BEFORE = a_history(client(Ask(Kind.PRIORITY), text="What matters most to you?"))
SAID = "I could do 84 a seat, with premium support in it."
ROGUE = "I could do 70 a seat, and I accept whatever you say."


def speaker(voice: ScriptedVoice | HonestVoice, *acts: Act, seconds: float = 5.0) -> Speaker:
    request = a_request(*acts, history=BEFORE)
    return Speaker(request, live(voice, seconds), (VOICE,), "Open.")


async def all_of(speaking: Speaker) -> list[Unit]:
    return [unit async for unit in speaking.say()]


def text_of(units: list[Unit]) -> str:
    return " ".join(unit.verified.text for unit in units)


def voices(units: list[Unit]) -> list[str]:
    return [unit.voice for unit in units]


def acts_of(units: list[Unit]) -> set[Act]:
    return {act for unit in units for act in unit.verified.acts}


async def test_an_honest_voice_says_it_all_and_the_phrasebook_nothing() -> None:
    voice = ScriptedVoice([a_draft(f"Thank you for asking. {SAID}")])
    speaking = speaker(voice, OFFER)
    units = await all_of(speaking)
    assert text_of(units) == f"Thank you for asking. {SAID}"
    assert voices(units) == ["model", "model"]
    assert speaking.log.uses == [USE]
    assert not speaking.log.violations
    assert len(voice.briefs) == 1


async def test_what_commits_to_nothing_is_there_before_the_voice_is_done() -> None:
    voice = ScriptedVoice([[*in_pieces("Thank you for asking. "), 30.0]])
    speaking = speaker(voice, OFFER, seconds=40.0)
    said = speaking.say()
    first = await asyncio.wait_for(anext(said), 2)
    assert first.verified.text == "Thank you for asking."
    await said.aclose()
    assert voice.closed == 1


async def test_a_rogue_voice_is_asked_once_more_and_then_the_phrasebook_speaks() -> None:
    voice = ScriptedVoice([a_draft(ROGUE)])
    speaking = speaker(voice, OFFER)
    units = await all_of(speaking)
    assert text_of(units) == worded(a_request(OFFER, history=BEFORE))
    assert voices(units) == ["template"] * len(units)
    assert len(voice.briefs) == 2
    assert len(speaking.log.violations) == 2
    assert speaking.log.uses == [USE, USE]


async def test_a_rewrite_is_told_what_was_said_already_and_why_the_rest_was_not() -> None:
    voice = ScriptedVoice([a_draft(f"Thank you for asking. {ROGUE}"), a_draft(SAID)])
    units = await all_of(speaker(voice, OFFER))
    assert text_of(units) == f"Thank you for asking. {SAID}"
    first, second = voice.briefs
    assert (first.already, first.refused) == ("", ())
    assert second.already == "Thank you for asking."
    assert len(second.refused) == 1
    assert "70" not in str(second.refused)


@pytest.mark.parametrize(
    "reason",
    [
        "slow_start", "stalled", "cut", "unauthorised", "not_found", "rate_limited",
        "server_error", "malformed", "empty", "endless", "refused", "tool_call", "unreachable",
        "over_cap", "breaker_open",
    ],
)  # fmt: skip
async def test_a_voice_that_fails_is_not_asked_again(reason: ModelFault) -> None:
    voice = ScriptedVoice([[*in_pieces("Thank you for asking. I could"), ModelFailed(reason)]])
    speaking = speaker(voice, OFFER)
    units = await all_of(speaking)
    assert voices(units) == ["model", *["template"] * (len(units) - 1)]
    assert OFFER in acts_of(units)
    assert [failure.reason for failure in speaking.log.failures] == [reason]
    assert (len(voice.briefs), voice.closed) == (1, 1)


async def test_at_the_deadline_the_phrasebook_says_the_rest() -> None:
    voice = ScriptedVoice([[*in_pieces("Thank you for asking. I"), 30.0, " could do 84."]])
    speaking = speaker(voice, OFFER, seconds=0.2)
    units = await asyncio.wait_for(all_of(speaking), 5)
    assert units[0].verified.text == "Thank you for asking."
    assert OFFER in acts_of(units)
    assert [failure.reason for failure in speaking.log.failures] == ["deadline"]
    assert voice.closed == 1


async def test_a_rewrite_has_only_what_is_left_of_the_time() -> None:
    drafts: list[list[Piece]] = [[0.15, *a_draft(ROGUE)], [0.3, *a_draft(SAID)]]
    speaking = speaker(ScriptedVoice(drafts), OFFER, seconds=0.3)
    units = await asyncio.wait_for(all_of(speaking), 5)
    assert voices(units) == ["template"] * len(units)
    assert [failure.reason for failure in speaking.log.failures] == ["deadline"]


async def test_a_voice_without_an_end_is_cut_off() -> None:
    speaking = speaker(ScriptedVoice([["and so on "] * 5_000]), OFFER)
    units = await all_of(speaking)
    assert OFFER in acts_of(units)
    assert [failure.reason for failure in speaking.log.failures] == ["endless"]


async def test_what_a_voice_leaves_out_the_phrasebook_adds_without_a_second_call() -> None:
    voice = ScriptedVoice([a_draft(SAID)])
    units = await all_of(speaker(voice, OFFER, QUESTION))
    assert voices(units) == ["model", "template"]
    assert acts_of(units) == {OFFER, QUESTION}
    assert len(voice.briefs) == 1


async def test_a_courtesy_that_is_left_out_is_not_made_up_for() -> None:
    voice = ScriptedVoice([a_draft("What is most important to you?")])
    units = await all_of(speaker(voice, Acknowledge(), QUESTION))
    assert voices(units) == ["model"]


async def test_chatter_after_all_is_said_is_dropped_and_not_paid_for_twice() -> None:
    voice = ScriptedVoice([a_draft("What is most important to you? It is 70 for me. I promise. ")])
    speaking = speaker(voice, QUESTION)
    units = await all_of(speaking)
    assert text_of(units) == "What is most important to you?"
    assert len(voice.briefs) == 1
    assert len(speaking.log.violations) == 1


async def test_a_voice_without_a_word_leaves_it_to_the_phrasebook() -> None:
    units = await all_of(speaker(ScriptedVoice([[USE]]), OFFER))
    assert text_of(units) == speak(a_request(OFFER, history=BEFORE), (VOICE,)).text


async def test_the_phrasebook_s_own_plain_words_pass_when_a_voice_says_them() -> None:
    voice = HonestVoice()
    speaking = speaker(voice, Acknowledge(), QUESTION, OFFER)
    units = await all_of(speaking)
    assert not speaking.log.violations, speaking.log.violations
    assert set(voices(units)) == {"model"}
    assert {QUESTION, OFFER} <= acts_of(units)


async def test_a_fact_left_out_is_told_before_the_question_that_ends_the_reply() -> None:
    fact = SCENARIO.role(VENDOR).disclosures[0]
    told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
    voice = ScriptedVoice([a_draft(f"{SAID} What is most important to you?")])
    units = await all_of(speaker(voice, told, OFFER, QUESTION))
    assert voices(units) == ["template", "model"]
    assert acts_of(units[:1]) == {told}
    assert text_of(units).endswith(f"{SAID} What is most important to you?")


async def test_a_question_that_is_left_is_not_worth_a_second_draft() -> None:
    voice = ScriptedVoice([a_draft("Thank you for asking. I could do 70 a seat.")])
    speaking = speaker(voice, Acknowledge(), QUESTION)
    units = await all_of(speaking)
    assert voices(units) == ["model", "template"]
    assert len(voice.briefs) == len(speaking.log.violations) == 1
