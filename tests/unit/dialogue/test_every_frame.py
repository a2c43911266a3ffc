"""Every frame of every phrasebook, said with real values: it reads back as what it speaks for."""

from collections.abc import Callable
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
FRAMES = [
    (code, key, frame)
    for code, spoken in LANGUAGES.items()
    for key, by_style in spoken.book.frames.items()
    for frames in by_style.values()
    for frame in dict.fromkeys(frames)
]


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


def text_of(code: str, frame: str, sample: Planned) -> str:
    return fill(frame, sample.slots, LANGUAGES[code].book.joins)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_samples_reach_every_key_for_both_sides(code: str) -> None:
    for key in FRAME_SLOTS:
        speakers = {request.speaker.id for _, request in samples(code, key)}
        assert speakers == set(LANGUAGES[code].roles), key


@pytest.mark.parametrize(("code", "key", "frame"), FRAMES)
def test_every_frame_passes_the_verifier(code: str, key: str, frame: str) -> None:
    for sample, request in samples(code, key):
        draft = Draft(text_of(code, frame, sample), sample.acts)
        assert isinstance(result := verify(draft, request), Verified), f"{draft.text} → {result}"


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
ASKING = [one for one in FRAMES if one[1].startswith("ask.")]
PLAIN = [one for one in FRAMES if one[1] in READ_BACK]


@pytest.mark.parametrize(("code", "key", "frame"), ASKING)
def test_every_question_asks_what_was_decided(code: str, key: str, frame: str) -> None:
    for sample, request in samples(code, key):
        understood = heard(
            text_of(code, frame, sample), request.history, request.speaker.id, request.words
        )
        assert understood.acts == sample.acts, text_of(code, frame, sample)


@pytest.mark.parametrize(("code", "key", "frame"), PLAIN)
def test_talk_reads_back_as_talk_of_its_kind(code: str, key: str, frame: str) -> None:
    for sample, request in samples(code, key):
        understood = heard(
            text_of(code, frame, sample), request.history, request.speaker.id, request.words
        )
        assert all(isinstance(act, READ_BACK[key]) for act in understood.acts)
