"""Hostile texts on their way: packed into games, talks and questions, and what came of them."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.builders_served import begun
from tests.fuzz.hostile_strings import as_seen

TURNS = 11  # of a game; the twelfth would end it before the learner does
TURN_CHARACTERS, NOTE_CHARACTERS, QUESTION_CHARACTERS = 4_000, 1_000, 500
_QUESTIONS = 20
_NOTES = ("interests", "their_interests", "batna")
EVENTS = {"Accept": "text/event-stream"}


@dataclass
class Played:
    """A game that was played with hostile texts: what was typed, and every answer on the way."""

    id: str = ""
    turns: list[str] = field(default_factory=list)
    taken: int = 0
    sheet: dict[str, Any] = field(default_factory=dict)
    reflection: dict[str, str] = field(default_factory=dict)
    answers: list[httpx.Response] = field(default_factory=list)


def packs(texts: Iterable[str], most: int) -> Iterator[list[str]]:
    """Yield as many texts as fit at a time, each of them to begin a line of its own."""
    kept: list[str] = []
    for text in texts:
        if kept and len("\n".join([*kept, text])) > most:
            yield kept
            kept = []
        kept.append(text)
    if kept:
        yield kept


def packed(texts: Iterable[str], most: int) -> Iterator[str]:
    """Yield the texts in as few as take them, each beginning a line of its own."""
    return ("\n".join(pack) for pack in packs(texts, most))


async def play(door: httpx.AsyncClient, texts: Sequence[str], turn_characters: int) -> Played:
    """Play one game with as many of these texts as it takes, on every sheet around it too."""
    played = Played(await begun(door))
    path = f"/v1/sessions/{played.id}"
    notes = list(packed(texts, NOTE_CHARACTERS))
    played.sheet = {name: notes[-1 - at % len(notes)] for at, name in enumerate(_NOTES)}
    played.sheet["questions"] = notes[:_QUESTIONS]
    await _send(played, door.put(f"{path}/preparation", json=played.sheet))
    question = {"question": notes[0][:QUESTION_CHARACTERS]}
    await _send(played, door.post(f"{path}/coach", json=question))
    for at, pack in enumerate(list(packs(texts, turn_characters))[:TURNS]):
        text, form = "\n".join(pack), EVENTS if at % 2 else {}
        await _send(played, door.post(f"{path}/turns", json={"text": text}, headers=form))
        played.turns.append(as_seen(text))
        played.taken += len(pack)
        if (await door.get(path)).json()["phase"] == "ended":
            break
    else:
        await _send(played, door.post(f"{path}/end", json={"action": "walk_away"}))
    played.reflection = {"went_well": notes[-1], "would_change": notes[-2 % len(notes)]}
    await _send(played, door.post(f"{path}/reflection", json=played.reflection))
    await _send(played, door.post(f"{path}/coach", json=question, headers=EVENTS))
    await _send(played, door.post(f"{path}/branches", json={"turn": 4}))
    return played


def talk_of(texts: Sequence[str]) -> dict[str, Any]:
    """Return a talk between two people in which each text is a turn."""
    turns = [{"speaker": "Sam", "text": "I offer 150 for the bike."}]
    turns += [{"speaker": ("Kim", "Sam")[at % 2], "text": text} for at, text in enumerate(texts)]
    return {"turns": turns}


def named(speaker: str) -> dict[str, Any]:
    """Return a talk in which one of the two is called this."""
    first = {"speaker": speaker, "text": "What matters most to you? I offer 150."}
    second = {"speaker": "Kim", "text": "The day matters. 175 next Friday?"}
    roles = {speaker: "buyer", "Kim": "seller"}
    return {"scenario": "first-bike", "roles": roles, "turns": [first, second]}


def texts_in(document: object) -> Iterator[str]:
    """Yield every text of a JSON document."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, Mapping):
        for value in document.values():
            yield from texts_in(value)
    elif isinstance(document, list):
        for value in document:
            yield from texts_in(value)


async def _send(played: Played, sent: Any) -> httpx.Response:  # noqa: ANN401 - an awaitable
    answer: httpx.Response = await sent
    assert answer.is_success, answer.text
    played.answers.append(answer)
    return answer


def unpacked(made: bytes) -> bytes:
    """Return a PDF with what is packed in it unpacked after it."""
    found = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", made, flags=re.DOTALL)
    return made + b"\n".join(zlib.decompress(stream) for stream in found)


def addresses(paper: bytes) -> set[bytes]:
    """Return where the links of a PDF lead."""
    return set(re.findall(rb"/URI \(([^)]*)\)", paper))
