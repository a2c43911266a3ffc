"""The port of a model that puts blocks of a report into other words, and what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.review.prose import Prose
from app.review.prose_words import ProseWords
from app.sessions.model_ports import ModelUse


@dataclass(frozen=True, slots=True)
class RewordBrief:
    """What is told of one report: who played against whom, and its blocks in reading order."""

    language: str
    role: str
    counterpart: str
    blocks: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class RewordAnswer:
    """What a model wrote by block, none of it checked yet, and what the call took."""

    texts: Mapping[str, str]
    use: ModelUse


class Reworder(Protocol):
    """Words a report anew; what it writes is checked with the report before anybody reads it."""

    async def reword(self, brief: RewordBrief, seconds: float) -> RewordAnswer:
        """Write every block anew, within some seconds; raises ModelFailed(reason)."""

    async def close(self) -> None:
        """Let go of the endpoint; nothing is asked of it any more."""


@dataclass(frozen=True, slots=True)
class LiveWording:
    """A reworder, the seconds that a whole report may take it, and what it is held to.

    `words` are by language.
    """

    reworder: Reworder
    seconds: float
    words: Mapping[str, ProseWords]
