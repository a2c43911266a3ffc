"""Reads the sets of human dialogues that lie outside the project; their text stays there."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASINO, NEGOCHAT, INTERVIEWS = (
    "casino_dev.json",
    "negochat_job_dev.json",
    "job_interview_dev.json",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: the dialogue, its place in it from 0, who said it, and its raw record."""

    dialogue: str
    place: int
    speaker: str
    text: str
    raw: dict[str, Any]

    @property
    def id(self) -> str:
        """Return the id by which labels name the utterance: dialogue and place."""
        return f"{self.dialogue}/{self.place}"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue: its turns with words in order, and its raw record."""

    id: str
    lines: tuple[Line, ...]
    raw: dict[str, Any]


def read_dialogues(path: Path) -> tuple[Dialogue, ...]:
    """Read one set; a turn's place counts every turn, events too."""
    return tuple(_dialogue(raw) for raw in json.loads(path.read_text(encoding="utf-8")))


def _dialogue(raw: dict[str, Any]) -> Dialogue:
    name = str(raw["dialogue_id"])
    lines = [
        Line(name, place, turn["speaker"], turn["text"], turn)
        for place, turn in enumerate(raw["turns"])
        if turn.get("text")
    ]
    return Dialogue(name, tuple(lines), raw)
