"""Reads voice.yaml and readings.yaml of a language; a missing key or strange slot is an error."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.dialogue.phrasebook import FRAME_SLOTS, Joins, Phrasebook, slots_in
from app.dialogue.understood import ALTERNATIVE_KEYS, PRESSED_SLOTS, READING_SLOTS, Readings
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed
from app.review.coach_words import CoachWords
from app.review.sentences import SENTENCE_SLOTS

_SLOT = re.compile(r"\{\w+\}")


class _Joins(BaseModel):
    model_config = ConfigDict(extra="forbid")
    between: str
    last: str
    contractions: dict[str, str] = {}


class _VoiceFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    language: str
    joins: _Joins
    frames: dict[str, dict[str, list[str]]]


class _ReadingsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    language: str
    readings: dict[str, str]
    several: str
    alternatives: dict[str, str]
    pressed: dict[str, str]


def load_phrasebook(path: Path) -> Phrasebook:
    """Read one language's voice."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _VoiceFile, name)
    frames = placed.value["frames"]
    check_keys(frames, set(FRAME_SLOTS), name)
    for key, by_style in frames.value.items():
        if "any" not in by_style.value or not by_style.value["any"].value:
            raise BadContent(name, by_style.line, f"frames.{key} needs a list 'any' with a frame")
        for listed in by_style.value.values():
            for frame in listed.value:
                check_frame(frame, FRAME_SLOTS[key], name)
    by_key = {
        key: {style: tuple(listed) for style, listed in styles.items()}
        for key, styles in file.frames.items()
    }
    contractions = tuple(file.joins.contractions.items())
    joins = Joins(file.joins.between, file.joins.last, contractions)
    return Phrasebook(file.language, by_key, joins)


def load_readings(path: Path) -> Readings:
    """Read how one language shows a reading back to the learner."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _ReadingsFile, name)
    check_keys(placed.value["readings"], set(READING_SLOTS), name)
    check_keys(placed.value["alternatives"], set(ALTERNATIVE_KEYS), name)
    check_keys(placed.value["pressed"], set(PRESSED_SLOTS), name)
    for key, text in placed.value["readings"].value.items():
        check_frame(text, READING_SLOTS[key], name)
    for text in placed.value["alternatives"].value.values():
        check_frame(text, frozenset({"offer"}), name)
    for key, text in placed.value["pressed"].value.items():
        check_frame(text, PRESSED_SLOTS[key], name)
    return Readings(file.readings, file.several, file.alternatives, file.pressed)


def check_keys(part: Placed, wanted: set[str], name: str) -> None:
    """Refuse a key too many or too few (BadContent with its line)."""
    for key in sorted(set(part.value) - wanted):
        raise BadContent(name, part.value[key].line, f"unknown key '{key}'")
    for key in sorted(wanted - set(part.value)):
        raise BadContent(name, part.line, f"missing key '{key}'")


def check_frame(text: Placed, known: frozenset[str], name: str) -> None:
    """Refuse a slot nobody fills, or a brace that belongs to none (BadContent with its line)."""
    frame = str(text.value)
    strange = slots_in(frame) - known
    if strange:
        raise BadContent(name, text.line, f"unknown slot '{{{min(strange)}}}'")
    if frame.count("{") != len(_SLOT.findall(frame)) or frame.count("}") != frame.count("{"):
        raise BadContent(name, text.line, f"a brace that belongs to no slot in '{frame}'")


class _CoachFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    language: str
    sentences: dict[str, str]


def load_coach_words(path: Path, book: Phrasebook) -> CoachWords:
    """Read the frames for better sentences; lists are joined as the phrasebook joins them."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _CoachFile, name)
    check_keys(placed.value["sentences"], set(SENTENCE_SLOTS), name)
    for key, text in placed.value["sentences"].value.items():
        check_frame(text, SENTENCE_SLOTS[key], name)
    return CoachWords(file.sentences, book.joins)
