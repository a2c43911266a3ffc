"""Live voices as tests script them: what each draft consists of, piece by piece.

A piece is text, a `ModelUse`, a `ModelFailed` that is raised, or a number of seconds to wait.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from app.dialogue.ports import SpeechRequest
from app.dialogue.speak import speak
from app.errors import ModelFailed
from app.knowledge.speech_rules import load_speech_rules
from app.sessions.live_speech import Live
from app.sessions.model_ports import ModelUse, SpeechBrief
from tests.builders_talk import KNOWLEDGE, VOICE

Piece = str | float | ModelUse | ModelFailed
USE = ModelUse("tiny", "voice/speak", "0" * 12, 300, 40, is_estimated=False)
RULES = {
    code: load_speech_rules(KNOWLEDGE / "phrases" / code / "free_speech.yaml")
    for code in ("en", "es")
}


@dataclass
class ScriptedVoice:
    """A live voice whose drafts are given in order, the last one for ever; it keeps its briefs."""

    drafts: Sequence[Sequence[Piece]]
    briefs: list[SpeechBrief] = field(default_factory=list)
    closed: int = 0
    name: str = "model"

    async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        """Yield the pieces of the next draft."""
        self.briefs.append(brief)
        try:
            for piece in self.drafts[min(len(self.briefs), len(self.drafts)) - 1]:
                if isinstance(piece, ModelFailed):
                    raise piece
                if isinstance(piece, float):
                    await asyncio.sleep(piece)
                else:
                    yield piece
        finally:
            self.closed += 1

    async def close(self) -> None:
        """Let go of nothing."""


@dataclass
class HonestVoice:
    """Says each of the instructions it is given as it stands, a few characters at a time."""

    size: int = 7
    name: str = "model"
    briefs: list[SpeechBrief] = field(default_factory=list)

    async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        """Yield the text in pieces, then what it took."""
        self.briefs.append(brief)
        for piece in in_pieces(" ".join(brief.acts), self.size):
            yield piece
        yield USE

    async def close(self) -> None:
        """Let go of nothing."""


def in_pieces(text: str, size: int = 4) -> list[str]:
    """Cut a text into pieces of a few characters."""
    return [text[at : at + size] for at in range(0, len(text), size)]


def a_draft(text: str, *more: Piece, size: int = 4) -> list[Piece]:
    """A draft that says a text and then what it took."""
    return [*in_pieces(text, size), *more, USE]


def live(voice: ScriptedVoice | HonestVoice, seconds: float = 5.0) -> Live:
    """A live voice held to the rules of its language."""
    return Live(voice, seconds, RULES)


def worded(request: SpeechRequest) -> str:
    """What the phrasebook says for a request."""
    return speak(request, (VOICE,)).text
