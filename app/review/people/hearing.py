"""A talk between two people through the ear: each as their role, line after line."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.dialogue.hearing import hear_turn
from app.dialogue.understood import Reader, Readings, describe
from app.dialogue.values import Words
from app.negotiation.history import History
from app.review.people.judged import TalkTurn
from app.review.people.transcript import Transcript

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class HeardTalk:
    """The history a talk makes, and its turns as they are shown."""

    history: History
    turns: tuple[TalkTurn, ...]


def hear_talk(
    transcript: Transcript, roles: Mapping[str, str], words: Words, readings: Readings
) -> HeardTalk:
    """Hear every turn after all before it; `roles` are role ids by speaker."""
    history, turns = History(), []
    for said in transcript.said:
        role = roles[said.speaker]
        heard = hear_turn(said.text, history, words, role)
        history = heard.history
        understood = describe(heard.turn.acts, Reader(words.scenario, role), readings)
        sure = round(heard.understanding.confidence, _DIGITS)
        turns.append(
            TalkTurn(heard.turn.number, said.at, said.speaker, role, said.text, understood, sure)
        )
    return HeardTalk(history, tuple(turns))
