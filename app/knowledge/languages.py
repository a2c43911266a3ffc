"""Finds the languages that can be played in: the folders of knowledge/phrases/ that hold it all."""

from collections.abc import Iterable
from pathlib import Path

from app.errors import BadContent
from app.sessions.ports import ScenarioCard
from app.sessions.services import ENGLISH

# What a folder under phrases/ needs to be a language; what authors read is English alone.
PHRASES = (
    "ear.yaml", "markers.yaml", "voice.yaml", "readings.yaml", "coach.yaml", "report.yaml",
    "terminal.yaml", "what_if.yaml", "search.yaml", "teaching.yaml", "judge.yaml",
)  # fmt: skip
_RUBRIC = "win-win.yaml"


def find_languages(knowledge: Path) -> tuple[str, ...]:
    """Return the codes of all languages, English first (BadContent names a file that is missing).

    English is what the others translate, so its rubric and glossary stand without a folder.
    """
    phrases = knowledge / "phrases"
    codes = sorted(folder.name for folder in phrases.iterdir() if folder.is_dir())
    if ENGLISH not in codes:
        raise BadContent(f"{phrases.name}/{ENGLISH}", 0, "the folder is missing")
    for code in codes:
        needed = [phrases / code / name for name in PHRASES]
        if code != ENGLISH:
            needed += [knowledge / "rubrics" / code / _RUBRIC, knowledge / "glossary" / code]
        for path in needed:
            if not path.exists():
                where = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
                raise BadContent(where, 0, f"is missing, and the language '{code}' needs it")
    return (ENGLISH, *(code for code in codes if code != ENGLISH))


def check_spoken(cards: Iterable[ScenarioCard], languages: Iterable[str]) -> None:
    """Refuse a scenario in a language nobody speaks here (BadContent names both)."""
    known = tuple(languages)
    for card in cards:
        if card.language not in known:
            problem = f"its language '{card.language}' is none of: {', '.join(known)}"
            raise BadContent(f"{card.id}.yaml", 0, problem)
