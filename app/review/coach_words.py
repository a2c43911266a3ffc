"""The frames of better sentences in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.dialogue.phrasebook import Joins


@dataclass(frozen=True, slots=True)
class CoachWords:
    """Frames for better sentences in one language, and how values are joined in a list."""

    sentences: Mapping[str, str]
    joins: Joins
