"""Every frame of every phrasebook, said with real values: it reads back as what it speaks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from app.dialogue.phrasebook import FRAME_SLOTS, Phrasebook, fill
from app.dialogue.planned import Planned
from app.dialogue.ports import Draft, SpeechRequest
from app.dialogue.template_voice import plan
from app.dialogue.values import Words
from app.dialogue.verify import Verified, verify
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Greet,
    SmallTalk,
    SuggestProcess,
)
from tests import builders_spanish as spanish
from tests import builders_talk as english
from tests.builders_talk import heard
from tests.unit.dialogue.frames import Sample


@dataclass(frozen=True)
class Spoken:
    """A phrasebook and the scenario it is tried on, one draw a profile."""

    book: Phrasebook
    roles: tuple[str, str]
    words_of: Callable[[int], Words]
    draws: tuple[int, ...]

    def words(self, seed: int) -> Words:
        """The scenario with its words for a seed."""
        return self.words_of(self.draws[seed % len(self.draws)])


LANGUAGES = {
    "en": Spoken(
        english.BOOK,
        (english.VENDOR, english.CLIENT),
        english.words_of,
        tuple(sorted(english.SEEDS.values())),
    ),
    "es": Spoken(spanish.LIBRO, (spanish.HUERTA, spanish.PUESTO), spanish.stall, spanish.SEEDS),
}
KEYS = [(code, key) for code, spoken in LANGUAGES.items() for key in spoken.book.frames]


def frames_of(code: str, key: str) -> list[str]:
    """What a phrasebook says for a key in any style, each frame once."""
    by_style = LANGUAGES[code].book.frames[key]
    return list(dict.fromkeys(frame for frames in by_style.values() for frame in frames))


def tried(code: str, key: str) -> Iterator[tuple[str, Planned, SpeechRequest]]:
    """Every frame of a key in the words of a fifth of its samples, another fifth each time."""
    for place, frame in enumerate(frames_of(code, key)):
        for sample, request in samples(code, key)[place % 5 :: 5]:
            yield fill(frame, sample.slots, LANGUAGES[code].book.joins), sample, request


@cache
def samples(code: str, key: str) -> list[tuple[Planned, SpeechRequest]]:
    """One plan of each side and seed that is worded by this key."""
    found = []
    for role in LANGUAGES[code].roles:
        for seed in range(10):
            own = [(p, r) for p, r in planned(code, role, seed) if key in p.keys]
            found += own[seed % len(own) :][:1] if own else []
    return found


@cache
def planned(code: str, role: str, seed: int) -> list[tuple[Planned, SpeechRequest]]:
    spoken = LANGUAGES[code]
    requests = Sample(role, seed, spoken.words(seed)).requests()
    return [(p, r) for r in requests for p in plan(r, spoken.book)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_samples_reach_every_key_for_both_sides(code: str) -> None:
    for key in FRAME_SLOTS:
        speakers = {request.speaker.id for _, request in samples(code, key)}
        assert speakers == set(LANGUAGES[code].roles), key


@pytest.mark.parametrize(("code", "key"), KEYS)
def test_every_frame_passes_the_verifier(code: str, key: str) -> None:
    for text, sample, request in tried(code, key):
        result = verify(Draft(text, sample.acts), request)
        assert isinstance(result, Verified), f"{text} → {result}"


READ_BACK: dict[str, tuple[type[Act], ...]] = {
    "greet": (Greet,),
    "small_talk": (Greet, SmallTalk),
    "acknowledge": (Acknowledge, SmallTalk),
    "acknowledge.issue": (Acknowledge, SmallTalk),
    "acknowledge.light": (Acknowledge, SmallTalk),
    "acknowledge.reason": (Acknowledge, SmallTalk),
    "acknowledge.summary": (Acknowledge, SmallTalk),
    "acknowledge.thanks": (Acknowledge, SmallTalk),
    "suggest.step_back": (SuggestProcess,),
    "suggest.civil": (SuggestProcess, Argue),
}
ASKING = [one for one in KEYS if one[1].startswith("ask.")]
PLAIN = [one for one in KEYS if one[1] in READ_BACK]


@pytest.mark.parametrize(("code", "key"), ASKING)
def test_every_question_asks_what_was_decided(code: str, key: str) -> None:
    for text, sample, request in tried(code, key):
        assert acts_in(text, request) == sample.acts, text


@pytest.mark.parametrize(("code", "key"), PLAIN)
def test_talk_reads_back_as_talk_of_its_kind(code: str, key: str) -> None:
    for text, _, request in tried(code, key):
        assert all(isinstance(act, READ_BACK[key]) for act in acts_in(text, request)), text


def acts_in(text: str, request: SpeechRequest) -> tuple[Act, ...]:
    """What a counterpart's ear would make of a text said where this request stands."""
    return heard(text, request.history, request.speaker.id, request.words).acts
