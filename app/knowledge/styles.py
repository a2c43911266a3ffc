"""Reads knowledge/styles.yaml: styles and difficulties as numbers → personas."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.errors import NotFound
from app.knowledge.placed import check, read_placed
from app.sessions.ports import StyleCard
from app.strategy.persona import Persona


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Numbers(_Strict):
    aspiration: float
    floor: float
    last_call: float
    pace: float
    reciprocity: float
    guard: int
    openness: int
    initiative: float
    offers_from: int
    patience: int


class _Style(_Strict):
    title: str
    teaser: str
    numbers: _Numbers


class _Shift(_Strict):
    guard: int
    openness: int
    patience: int
    reciprocity: float


class _StylesFile(_Strict):
    styles: dict[str, _Style]
    difficulties: dict[str, _Shift]


@dataclass(frozen=True, slots=True)
class Styles:
    """The personas that can be played against; satisfies `app.sessions.ports.Personas`."""

    _styles: Mapping[str, _Style]
    _difficulties: Mapping[str, _Shift]

    def cards(self) -> tuple[StyleCard, ...]:
        """Return every style as a chooser sees it."""
        return tuple(StyleCard(key, s.title, s.teaser) for key, s in self._styles.items())

    def persona(self, style: str, difficulty: str) -> Persona:
        """Return the numbers of a style at a difficulty (NotFound for an unknown one)."""
        if style not in self._styles:
            raise NotFound("style", style)
        if difficulty not in self._difficulties:
            raise NotFound("difficulty", difficulty)
        base = self._styles[style].numbers.model_dump()
        for name, amount in self._difficulties[difficulty].model_dump().items():
            base[name] += amount
        base["reciprocity"] = max(0.0, min(1.0, base["reciprocity"]))
        return Persona(style=style, difficulty=difficulty, **base)


def load_styles(path: Path) -> Styles:
    """Read and check the file (BadContent with file and line)."""
    file = check(read_placed(path, path.name), _StylesFile, path.name)
    return Styles(file.styles, file.difficulties)
