"""What the tools work on: the files that were named, and who a scenario is practised with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.authoring.words import AuthoringWords, load_authoring_words
from app.dialogue.template_voice import TemplateVoice
from app.errors import WinwinError
from app.knowledge.language import load_language
from app.knowledge.phrases import load_phrasebook
from app.knowledge.styles import load_styles
from app.review.design.findings import Practice
from app.strategy.persona import Persona

DIFFICULTIES = ("easy", "medium", "hard")
_TOOLS = "en"  # what the tools themselves say


class NoSuchScenario(WinwinError):
    """What was named is neither an id of the library nor a file; the message names the ids."""


class NoSuchLanguage(WinwinError):
    """A scenario is written in a language that cannot be played in; the message names those."""


@dataclass(frozen=True, slots=True)
class Content:
    """A knowledge folder as the tools see it."""

    folder: Path

    @property
    def scenarios(self) -> Path:
        """Return the folder of the library."""
        return self.folder / "scenarios"

    @property
    def template(self) -> Path:
        """Return the file a new scenario starts from."""
        return self.folder / "templates" / "scenario.yaml"

    def words(self) -> AuthoringWords:
        """Read what the tools say."""
        return load_authoring_words(self.folder / "phrases" / _TOOLS / "authoring.yaml")

    def practice(self, language: str) -> Practice:
        """Read the ear, the voice and every counterpart (NoSuchLanguage)."""
        phrases = self.folder / "phrases" / language
        if not phrases.is_dir():
            known = sorted(folder.name for folder in phrases.parent.iterdir() if folder.is_dir())
            raise NoSuchLanguage(f"language: '{language}' is none of: {', '.join(known)}")
        voice = TemplateVoice(load_phrasebook(phrases / "voice.yaml"))
        return Practice(load_language(phrases / "ear.yaml"), voice, self.personas(DIFFICULTIES))

    def personas(self, difficulties: Sequence[str]) -> tuple[Persona, ...]:
        """Read every style at some difficulties."""
        styles = load_styles(self.folder / "styles.yaml")
        return tuple(
            styles.persona(card.id, difficulty)
            for card in styles.cards()
            for difficulty in difficulties
        )

    def files(self, named: Sequence[str], words: AuthoringWords) -> tuple[Path, ...]:
        """Return the files of ids and paths (NoSuchScenario); of the whole library without any."""
        library = {path.stem: path for path in sorted(self.scenarios.glob("*.yaml"))}
        if not named:
            return tuple(library.values())
        return tuple(self._file(one, library, words) for one in named)

    def _file(self, named: str, library: dict[str, Path], words: AuthoringWords) -> Path:
        path = Path(named)
        if named in library:
            return library[named]
        if path.is_file():
            return path
        known = ", ".join(library)
        raise NoSuchScenario(words.check.unknown.format(given=named, known=known))
