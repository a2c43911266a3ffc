"""Reads knowledge/phrases/<lang>/tagger.yaml and alike.yaml into the tagger of a language.

The weights are written by tests/evals/training.py (`make markers`): every 16 characters of a row
are one trait in base64, three bytes of its number and one signed byte of weight for each label.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.tagger import Label, Reach, Tagger
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed

KEY_BYTES = 3
FORMAT = 1


class _LabelEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    bias: float
    step: float = Field(gt=0)
    least: float
    slope: float = Field(gt=0)
    offset: float


class _TaggerFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    format: int = Field(ge=FORMAT, le=FORMAT)
    labels: dict[str, _LabelEntry]
    rows: list[str]


class _AlikeFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    alike: dict[str, list[str]]
    left_out: list[str]
    opening: list[str]


def load_tagger(folder: Path) -> Tagger | None:
    """Read a language's tagger, None where it has no weights; a fault is BadContent."""
    path = folder / "tagger.yaml"
    if not path.exists():
        return None
    name = f"{folder.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _TaggerFile, name)
    if file.language != folder.name:
        raise BadContent(name, placed.line_at(["language"]), "language: not that of its folder")
    if tuple(file.labels) != STRATEGIES:
        problem = f"labels: these are wanted, in this order: {', '.join(STRATEGIES)}"
        raise BadContent(name, placed.line_at(["labels"]), problem)
    labels = tuple(
        Label(key, entry.bias, Reach(entry.least, entry.slope, entry.offset))
        for key, entry in file.labels.items()
    )
    steps = [entry.step for entry in file.labels.values()]
    return Tagger(labels, dict(_table(placed.value["rows"], steps, name)), load_alike(folder))


def load_alike(folder: Path) -> Mapping[str, str]:
    """Read which words are taken for which ("" for none): see app/dialogue/traits.py."""
    path = folder / "alike.yaml"
    name = f"{folder.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _AlikeFile, name)
    found = {word: word for word in file.opening} | dict.fromkeys(file.left_out, "")
    for target, words in file.alike.items():
        for word in words:
            if word in found and found[word] != word:
                line = placed.line_at(["alike", target])
                raise BadContent(name, line, f"alike: '{word}' stands in two lists")
            found[word] = target
    return found


def _table(rows: Placed, steps: list[float], name: str) -> Iterator[tuple[int, tuple[float, ...]]]:
    # Numbers that are equal are one object: eighteen thousand rows share a few hundred floats.
    weights = [
        [step * (code - 256 if code > 127 else code) for code in range(256)] for step in steps
    ]
    width = KEY_BYTES + len(steps)
    for row in rows.value:
        try:
            packed = base64.b64decode(row.value, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadContent(name, row.line, f"rows: not base64: {error}") from error
        if len(packed) % width:
            raise BadContent(name, row.line, f"rows: not whole traits of {width} bytes")
        for start in range(0, len(packed), width):
            key = int.from_bytes(packed[start : start + KEY_BYTES], "big")
            codes = packed[start + KEY_BYTES : start + width]
            yield key, tuple(listed[code] for listed, code in zip(weights, codes, strict=True))
