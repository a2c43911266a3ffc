"""Reads knowledge/styles.yaml: styles and difficulties as numbers → personas."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.errors import NotFound
from app.knowledge.placed import check, read_placed
from app.sessions.ports import StyleCard
from app.strategy.persona import Persona


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


Share = Annotated[float, Field(ge=0, le=1)]
Trust = Annotated[int, Field(ge=0, le=100)]
Change = Annotated[int, Field(ge=-50, le=50)]


class _Numbers(_Strict):
    aspiration: Share
    floor: Share
    last_call: Share
    pace: Annotated[float, Field(gt=0, le=5)]
    reciprocity: Share
    splitting: Share
    regard: Share
    credit: Share
    yields_from: Share
    guard: Trust
    openness: Change
    initiative: Share
    deferral: Share
    offers_from: Annotated[int, Field(ge=1, le=20)]
    patience: Annotated[int, Field(ge=2, le=20)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.last_call <= self.floor <= self.aspiration:
            raise ValueError("last_call must not lie above floor, nor floor above aspiration")
        return self


class _Style(_Strict):
    title: str
    teaser: str
    numbers: _Numbers


class _Shift(_Strict):
    guard: Change
    openness: Change
    patience: Annotated[int, Field(ge=-1, le=10)]
    reciprocity: Annotated[float, Field(ge=-1, le=1)]
    credit: Annotated[float, Field(ge=-1, le=1)]


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
        for share in ("reciprocity", "credit"):
            base[share] = max(0.0, min(1.0, base[share]))
        return Persona(style=style, difficulty=difficulty, **base)


def load_styles(path: Path) -> Styles:
    """Read and check the file (BadContent with file and line)."""
    file = check(read_placed(path, path.name), _StylesFile, path.name)
    return Styles(file.styles, file.difficulties)
