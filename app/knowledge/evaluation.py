"""Reads knowledge/evaluation: what a configured model is tried on, and the words of its card."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.knowledge.placed import check, read_placed

FILES = ("replies.yaml", "utterances.yaml", "coach.yaml")

_Seed = Annotated[int, Field(ge=0, le=2**31)]
_Place = Literal[0, 1]
_Schema = TypeVar("_Schema", bound=BaseModel)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReplyCase(_File):
    """A turn of the counterpart in a game that a simulated learner plays."""

    scenario: str
    place: _Place
    style: str
    difficulty: str
    learner: str
    seed: _Seed
    turn: Annotated[int, Field(ge=2)]


class Utterance(_File):
    """What a role says after the other's last line, and what it does: act names and an offer."""

    id: str
    scenario: str
    place: _Place
    seed: _Seed
    before: str
    text: Annotated[str, Field(min_length=1)]
    acts: list[str]
    offer: dict[str, str]


class CoachMove(_File):
    """What is said in the game for the coach: words, or an offer."""

    text: str = ""
    offer: dict[str, str] | None = None


class CoachGame(_File):
    """A game and the questions about it."""

    scenario: str
    role: str
    style: str
    seed: _Seed
    says: list[CoachMove]
    questions: list[str]


class _Replies(_File):
    replies: list[ReplyCase]


class _Utterances(_File):
    utterances: list[Utterance]


class CardWords(_File):
    """The words of a card; `{slots}` are filled in."""

    title: str
    about: str
    stopped: str
    nothing: str
    progress: dict[str, str]
    heads: dict[str, str]
    columns: dict[str, str]
    voice: dict[str, str]
    times: dict[str, str]
    ear: dict[str, str]
    coach: dict[str, str]
    report: dict[str, str]
    cost: dict[str, str]
    none: str
    not_set: str


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """What is tried; `version` is the same for the same files."""

    replies: tuple[ReplyCase, ...]
    utterances: tuple[Utterance, ...]
    coach: CoachGame
    version: str

    @property
    def sizes(self) -> Mapping[str, int]:
        """Return how many there are of each kind."""
        counted = len(self.replies), len(self.utterances), len(self.coach.questions), 1
        return dict(zip(("replies", "utterances", "questions", "reports"), counted, strict=True))


def load_evaluation(folder: Path) -> EvaluationSet:
    """Read what a model is tried on (BadContent with file and line)."""
    content = b"".join((folder / name).read_bytes() for name in FILES)
    return EvaluationSet(
        tuple(_read(folder, FILES[0], _Replies).replies),
        tuple(_read(folder, FILES[1], _Utterances).utterances),
        _read(folder, FILES[2], CoachGame),
        hashlib.sha256(content).hexdigest()[:12],
    )


def load_card_words(folder: Path) -> CardWords:
    """Read the words of the card (BadContent with file and line)."""
    return _read(folder, "card.yaml", CardWords)


def _read(folder: Path, name: str, schema: type[_Schema]) -> _Schema:
    return check(read_placed(folder / name, name), schema, name)
