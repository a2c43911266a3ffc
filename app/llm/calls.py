"""A call to a model as a value, and who is told how it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `role` is system or user."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of which model, by which prompt; `seconds` None means the usual turn."""

    use: str  # "voice", "ear", "coach": what is counted apart
    model: str
    messages: tuple[Message, ...]
    prompt: str
    prompt_hash: str
    most_tokens: int
    temperature: float
    seconds: float | None = None
    response_format: Mapping[str, object] | None = None

    @property
    def characters(self) -> int:
        """Return the length of everything that is sent to be read."""
        return sum(len(message.text) for message in self.messages)


class CallObserver(Protocol):
    """Told of every call when it ends; never of its words."""

    def __call__(self, use: str, outcome: str, **figures: object) -> None:
        """`outcome` is ok, abandoned, or the reason of a ModelFailed."""


def unobserved(use: str, outcome: str, **figures: object) -> None:
    """Take no notice of a call."""
