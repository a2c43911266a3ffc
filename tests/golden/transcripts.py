"""Writes docs/examples/transcripts: whole games in words, every style and every scenario.

`python -m tests.golden.transcripts` (`make transcripts`) plays them anew; both sides speak by the
phrasebook, and each hears the other through the ear alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.authoring.self_talk import talk
from app.dialogue.template_voice import TemplateVoice
from app.knowledge.language import load_language
from app.knowledge.languages import find_languages
from app.knowledge.phrases import load_phrasebook, load_readings
from app.knowledge.scenarios import Library, load_library
from app.knowledge.styles import Styles, load_styles
from app.negotiation.history import History
from app.negotiation.preferences import as_points
from app.negotiation.protocol import Phase, state
from app.sessions.table import Speech, Table, words_of
from app.settings import Settings
from app.simulation.learners.registry import KINDS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "transcripts"


@dataclass(frozen=True)
class Cast:
    """Who plays: the scenario, the learner's place at its table and kind, the counterpart."""

    scenario: str
    place: int
    learner: str
    style: str
    difficulty: str
    seed: int

    @property
    def name(self) -> str:
        return f"{self.scenario}-{self.style}-{self.learner}-{self.seed}"


# Each scenario twice or more, each style four times, learners who ask and learners who do not.
CASTS = (
    Cast("first-bike", 0, "integrative", "collaborating", "easy", 3),
    Cast("first-bike", 1, "compromising", "compromising", "medium", 8),
    Cast("licence-renewal", 1, "integrative", "collaborating", "medium", 6),
    Cast("licence-renewal", 0, "competing", "competing", "hard", 4),
    Cast("licence-renewal", 1, "accommodating", "avoiding", "medium", 12),
    Cast("service-bundle", 0, "integrative", "compromising", "medium", 2),
    Cast("service-bundle", 1, "competing", "accommodating", "medium", 5),
    Cast("job-offer", 1, "integrative", "competing", "medium", 7),
    Cast("job-offer", 0, "compromising", "collaborating", "medium", 9),
    Cast("campsite", 0, "integrative", "accommodating", "medium", 1),
    Cast("campsite", 1, "compromising", "competing", "medium", 5),
    Cast("team-resources", 0, "integrative", "avoiding", "medium", 3),
    Cast("team-resources", 1, "accommodating", "compromising", "hard", 6),
    Cast("flat-lease", 1, "integrative", "collaborating", "hard", 4),
    Cast("flat-lease", 0, "competing", "avoiding", "medium", 11),
    Cast("supplier-delay", 1, "integrative", "competing", "hard", 2),
    Cast("supplier-delay", 0, "compromising", "accommodating", "easy", 7),
    Cast("no-zone", 1, "integrative", "compromising", "medium", 3),
    Cast("no-zone", 0, "competing", "accommodating", "medium", 6),
    Cast("job-offer", 1, "avoiding", "avoiding", "easy", 4),
    Cast("puesto-de-mercado", 1, "integrative", "collaborating", "medium", 2),
    Cast("puesto-de-mercado", 0, "compromising", "accommodating", "medium", 3),
)


def transcripts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every transcript."""
    for cast in CASTS:
        table = table_of(cast)
        yield f"{cast.name}.md", as_page(cast, table, talk(table, KINDS[cast.learner]))


def table_of(cast: Cast) -> Table:
    """Lay the table of a cast."""
    library, styles, by_language = content()
    scenario, _ = library.resolve(cast.scenario, cast.seed)
    speech = by_language[scenario.language]
    learner = scenario.roles[cast.place]
    return Table(
        scenario,
        words_of(scenario, speech.language),
        speech.readings,
        speech.voices,
        styles.persona(cast.style, cast.difficulty),
        learner,
        scenario.other(learner.id),
        cast.seed,
    )


@cache
def content() -> tuple[Library, Styles, Mapping[str, Speech]]:
    """Read what is played with; speech is by language."""
    knowledge = Settings().knowledge_dir
    speech = {code: _speech(knowledge / "phrases" / code) for code in find_languages(knowledge)}
    return load_library(knowledge / "scenarios"), load_styles(knowledge / "styles.yaml"), speech


def _speech(phrases: Path) -> Speech:
    return Speech(
        load_language(phrases / "ear.yaml"),
        load_readings(phrases / "readings.yaml"),
        (TemplateVoice(load_phrasebook(phrases / "voice.yaml")),),
    )


def as_page(cast: Cast, table: Table, history: History) -> str:
    """Return a talk as Markdown, with what came of it."""
    scenario = table.scenario
    names = {role.id: role.person for role in scenario.roles}
    said = [f"**{names[turn.role]}:** {turn.text}" for turn in history]
    who = (
        f"{table.learner.person} ({table.learner.title}) is played by a simulated learner of the "
        f"{cast.learner} kind; {table.counterpart.person} ({table.counterpart.title}) is the "
        f"{cast.style} counterpart, {cast.difficulty}. Draw {cast.seed}."
    )
    head = [f"# {scenario.title}", who]
    return "\n\n".join([*head, *said, "---", _result(table, history)]) + "\n"


def _result(table: Table, history: History) -> str:
    now = state(history, table.scenario)
    if now.phase is not Phase.DEAL:
        return "No deal."
    roles = (table.learner, table.counterpart)
    worth = [
        f"{role.person} {as_points(role.preferences.utility(now.terms))} points "
        f"(alternative {as_points(role.reservation)})"
        for role in roles
    ]
    return f"A deal: {' and '.join(worth)}."


def index(names: list[str]) -> str:
    """Return the page that lists them."""
    lines = "\n".join(f"- [{name.removesuffix('.md')}]({name})" for name in names)
    return (
        "# Sample talks\n\nMade by `make transcripts`: a simulated learner and the counterpart "
        "talk to each other in words. Both speak by the phrasebook without a model, and each "
        "hears the other through the ear alone.\n\n" + lines + "\n"
    )


def main() -> None:
    """Write every transcript anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    names = []
    for name, text in transcripts():
        (FOLDER / name).write_text(text, encoding="utf-8")
        names.append(name)
    (FOLDER / "README.md").write_text(index(names), encoding="utf-8")


if __name__ == "__main__":
    main()
