"""The chain of voices: what fails is written again, then by the next voice."""

from collections.abc import Sequence

import pytest

from app.dialogue.ports import Draft, SpeechRequest, Voice
from app.dialogue.speak import NothingToSay, speak
from app.negotiation.acts import Acknowledge, Ask, Kind, Propose
from tests.builders_talk import VOICE, a_request, on

ACTS = (Acknowledge(), Propose((on(price=84),)))


class ScriptedVoice:
    """Says one line an attempt for all the acts; notes how often it was asked."""

    name = "scripted"

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        self.attempts: list[int] = []

    def draft(self, request: SpeechRequest, attempt: int) -> Sequence[Draft]:
        self.attempts.append(attempt)
        return (Draft(self.lines[attempt], request.acts),)


ROGUES = {
    "leaks": "I see, there is a night desk in Lisbon. I could do 84 a seat.",
    "invents a number": "I see, you pay 70 today. I could do 84 a seat.",
    "names another price": "I see. I could do 80 a seat.",
    "accepts": "I see. Deal.",
    "threatens": "I see. 84 a seat or I walk away.",
    "adds an offer": "I see. I could do 84 a seat or 80 a seat.",
    "says nothing": "",
    "never ends": "I see. " * 200,
}


@pytest.mark.parametrize("line", ROGUES.values(), ids=ROGUES)
def test_a_rogue_voice_is_never_heard(line: str) -> None:
    rogue = ScriptedVoice(line, line)
    spoken = speak(a_request(*ACTS), (rogue, VOICE))
    assert spoken.voice == "template"
    assert line not in spoken.text or not line
    assert rogue.attempts == [0, 1]
    assert len(spoken.violations) == 2


def test_a_voice_may_write_again_once() -> None:
    voice = ScriptedVoice(ROGUES["accepts"], "I see. I could do 84 a seat.")
    spoken = speak(a_request(*ACTS), (voice, VOICE))
    assert spoken.voice == "scripted"
    assert spoken.text == "I see. I could do 84 a seat."
    assert [violation.reason for violation in spoken.violations] == ["acts"]


def test_what_passes_at_once_is_said_by_the_first_voice() -> None:
    voices: tuple[Voice, ...] = (ScriptedVoice("I see. I could do 84 a seat."), VOICE)
    spoken = speak(a_request(*ACTS), voices)
    assert (spoken.voice, spoken.violations) == ("scripted", ())


def test_a_reply_is_its_units_in_order() -> None:
    spoken = speak(a_request(*ACTS, Ask(Kind.PRIORITY)), (VOICE,))
    assert [unit.acts for unit in spoken.units] == [(act,) for act in (*ACTS, Ask(Kind.PRIORITY))]
    assert spoken.text == " ".join(unit.text for unit in spoken.units)


def test_one_bad_unit_discards_the_whole_draft() -> None:
    class HalfRogue(ScriptedVoice):
        def draft(self, request: SpeechRequest, attempt: int) -> Sequence[Draft]:
            self.attempts.append(attempt)
            good, bad = "I hear you there.", "I could do 61 a seat."
            return tuple(Draft(t, (a,)) for t, a in zip((good, bad), request.acts, strict=True))

    spoken = speak(a_request(*ACTS), (HalfRogue(), VOICE))
    assert "I hear you there." not in spoken.text


def test_nothing_to_say_is_raised_only_when_every_voice_fails() -> None:
    line = ROGUES["accepts"]
    with pytest.raises(NothingToSay, match="acts"):
        speak(a_request(*ACTS), (ScriptedVoice(line, line), ScriptedVoice(line, line)))


class StumblingVoice:
    """Words each act by itself, some of them always wrongly."""

    name = "stumbling"

    def __init__(self, **lines: str) -> None:
        self.lines = lines

    def draft(self, request: SpeechRequest, attempt: int) -> Sequence[Draft]:
        del attempt
        return tuple(Draft(self.lines[type(act).__name__], (act,)) for act in request.acts)


def test_a_question_that_cannot_be_worded_is_left_out_rather_than_the_reply() -> None:
    voice = StumblingVoice(Propose="I could do 84 a seat.", Ask="Deal, and what about 70?")
    spoken = speak(a_request(Propose((on(price=84),)), Ask(Kind.PRIORITY)), (voice,))
    assert spoken.text == "I could do 84 a seat."
    assert [unit.acts for unit in spoken.units] == [(Propose((on(price=84),)),)]
    assert spoken.violations


def test_an_offer_that_cannot_be_worded_is_never_left_out() -> None:
    voice = StumblingVoice(Propose="I could do 70 a seat.", Ask="What matters most to you?")
    with pytest.raises(NothingToSay):
        speak(a_request(Propose((on(price=84),)), Ask(Kind.PRIORITY)), (voice,))
