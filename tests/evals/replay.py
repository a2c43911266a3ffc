"""Replays a dialogue between people through the ear, line after line, both sides heard alike."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.dialogue.hearing import HeardTurn, hear_turn
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.knowledge.scenarios import load_library
from app.negotiation.history import History
from app.sessions.services import ENGLISH
from app.sessions.table import words_of
from app.settings import Settings
from tests.evals.corpora import Line

TEST_SCENARIOS = Path(__file__).parent / "scenarios"
LANGUAGE = "en"


def words_for(scenario_id: str, folder: Path | None = None) -> Words:
    """Return the English words of a scenario, of the library unless a folder is named."""
    knowledge = Settings().knowledge_dir
    scenario, _ = load_library(folder or knowledge / "scenarios").resolve(scenario_id, 1)
    return words_of(scenario, load_language(knowledge / "phrases" / ENGLISH / "ear.yaml"))


def replay(
    lines: Iterable[Line], words: Words, roles: Mapping[str, str]
) -> Iterator[tuple[Line, HeardTurn]]:
    """Yield each line as it was heard after all before it; `roles` says who a speaker is."""
    history = History()
    for line in lines:
        heard = hear_turn(line.text, history, words, roles.get(line.speaker, line.speaker))
        history = heard.history
        yield line, heard
