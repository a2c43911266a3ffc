"""Finds the words of a scenario by its id or file, in its own language, and keeps them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from app.batch.asked import BadLine
from app.dialogue.language import Language
from app.dialogue.values import Words
from app.errors import NotFound
from app.knowledge.language import load_language
from app.knowledge.scenarios import Library, load_library
from app.negotiation.scenario import Scenario
from app.sessions.table import words_of


class Content:
    """The project's scenarios and those of further folders or files, by id."""

    def __init__(self, knowledge: Path, further: Sequence[Path] = ()) -> None:
        """Read and check every scenario (BadContent with file and line)."""
        self._phrases = knowledge / "phrases"
        folders = [knowledge / "scenarios", *further]
        self._libraries = [load_library(folder) for folder in folders]
        self._language = cache(self._read_language)

    def find_words(self, scenario_id: str, seed: int) -> Words:
        """Return a scenario's words (BadLine names the ids there are)."""
        for library in reversed(self._libraries):
            scenario = _drawn(library, scenario_id, seed)
            if scenario is not None:
                return words_of(scenario, self._language(scenario.language))
        known = ", ".join(card.id for library in self._libraries for card in library.cards())
        raise BadLine(f"scenario: '{scenario_id}' is not known. The scenarios are: {known}.")

    def _read_language(self, code: str) -> Language:
        path = self._phrases / code / "ear.yaml"
        if not path.is_file():
            raise BadLine(f"scenario: its language '{code}' has no ear here.")
        return load_language(path)


def _drawn(library: Library, scenario_id: str, seed: int) -> Scenario | None:
    try:
        return library.resolve(scenario_id, seed)[0]
    except NotFound:
        return None
