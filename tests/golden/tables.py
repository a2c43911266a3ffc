"""The table of a golden script: the real content, a scenario, a role, a style and a seed."""

from functools import cache

from app.dialogue.template_voice import TemplateVoice
from app.knowledge.language import load_language
from app.knowledge.phrases import load_phrasebook, load_readings
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.sessions.table import Table, words_of
from app.settings import Settings


@cache
def table_for(role: str, style: str, seed: int, scenario_id: str = "licence-renewal") -> Table:
    """Lay the table of a scenario in its language, for a learner's role."""
    knowledge = Settings().knowledge_dir
    scenario, _ = load_library(knowledge / "scenarios").resolve(scenario_id, seed)
    phrases = knowledge / "phrases" / scenario.language
    return Table(
        scenario,
        words_of(scenario, load_language(phrases / "ear.yaml")),
        load_readings(phrases / "readings.yaml"),
        (TemplateVoice(load_phrasebook(phrases / "voice.yaml")),),
        load_styles(knowledge / "styles.yaml").persona(style, "medium"),
        scenario.role(role),
        scenario.other(role),
        seed,
    )
