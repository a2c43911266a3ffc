"""What the mouth works with: a request to speak, drafts of units, and the voice port."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.dialogue.values import Words
from app.negotiation.acts import Act
from app.negotiation.history import History
from app.negotiation.scenario import Role


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """What is to be said, by whom, after what; it holds no reservation value and no weight."""

    acts: tuple[Act, ...]
    history: History
    words: Words
    speaker: Role
    style: str
    seed: int

    @property
    def turn(self) -> int:
        """Return the number of the turn that is being spoken."""
        return self.history.next_number


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch of text that speaks for some of the acts; released whole or not at all."""

    text: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """Why a draft may not be shown: a short name and the words it rests on."""

    reason: str
    words: str


class Voice(Protocol):
    """Turns acts into words; what it writes is verified before anybody reads it."""

    @property
    def name(self) -> str:
        """Name the voice in the record of a turn."""

    def draft(self, request: SpeechRequest, attempt: int) -> Sequence[Draft]:
        """Write the units of a reply, in order; `attempt` counts rewrites from 0."""
