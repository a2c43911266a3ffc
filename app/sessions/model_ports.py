"""What the use cases need of a language model: a voice and an ear, and what a call took."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from app.dialogue.claims_of_model import ClaimedAct
from app.dialogue.model_question import NeedsModel


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What one call to a model was, without its words; kept with the turn.

    `model` is as the endpoint names it; `prompt` is the id of the prompt file and `prompt_hash`
    the first 12 hex digits of SHA-256 over it. Tokens are as the endpoint counts, else estimated
    from the number of characters (`is_estimated`).
    """

    model: str
    prompt: str
    prompt_hash: str
    tokens_in: int
    tokens_out: int
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class SpeechBrief:
    """What a live voice is told of one reply: no reservation value, no weight, no locked fact.

    `persona` and `style` are public manner; each of `acts` is a decided act as an instruction;
    `facts` are told now, in the scenario's words; `said` are the last turns ("them" or "you",
    text), oldest first; `already` is what was released of this reply; `refused` are the reasons
    why an earlier draft was not.
    """

    language: str
    persona: str
    style: str
    acts: tuple[str, ...]
    facts: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    already: str
    refused: tuple[str, ...]


class LiveVoice(Protocol):
    """A voice that speaks as it thinks; what it says is verified before anybody reads it."""

    @property
    def name(self) -> str:
        """Name the voice in the record of a turn."""

    def speak(self, brief: SpeechBrief) -> AsyncIterator[str | ModelUse]:
        """Yield pieces of text as they come, last a ModelUse; raises ModelFailed(reason)."""

    async def close(self) -> None:
        """Let go of the endpoint; nothing is asked of it any more."""


@dataclass(frozen=True, slots=True)
class EarAnswer:
    """What a model said an utterance does, none of it checked yet, and what the call took."""

    claims: tuple[ClaimedAct, ...]
    use: ModelUse


class ModelEar(Protocol):
    """An ear that is asked where the rules are unsure; what it says is checked with the words."""

    async def read(self, question: NeedsModel, seconds: float) -> EarAnswer:
        """Say what an utterance does, within some seconds; raises ModelFailed(reason)."""

    async def close(self) -> None:
        """Let go of the endpoint; nothing is asked of it any more."""
