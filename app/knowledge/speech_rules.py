"""Reads knowledge/phrases/<lang>/free_speech.yaml: words that a free voice may not use.

The phrasebook beside it is read too: what stands there may be said.
"""

from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.dialogue.free_numbers import NumberWords
from app.dialogue.guards import Guarded
from app.dialogue.language import unaccented
from app.dialogue.speech_rules import RULE_GROUPS, SpeechRules
from app.errors import BadContent
from app.knowledge.marker_rules import compiled
from app.knowledge.phrases import load_phrasebook
from app.knowledge.placed import Placed, check, read_placed


class _RulesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    numbers: dict[str, int]
    groups: dict[str, list[str]]


def load_speech_rules(path: Path) -> SpeechRules:
    """Read one language's rules; what is wrong is BadContent with its line.

    Patterns are compiled at first use or by `ready`; only then is a bad one found.
    """
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _RulesFile, name)
    if file.language != path.parent.name:
        raise BadContent(name, placed.line_at(["language"]), "language: not that of its folder")
    groups = placed.value["groups"]
    for group in sorted(set(groups.value) - set(RULE_GROUPS)):
        raise BadContent(name, groups.value[group].line, f"groups: unknown group '{group}'")
    for group in sorted(set(RULE_GROUPS) - set(groups.value)):
        raise BadContent(name, groups.line, f"groups: missing group '{group}'")
    return SpeechRules(
        file.language,
        {
            group: tuple(_guarded(entry, name) for entry in listed.value)
            for group, listed in groups.value.items()
        },
        NumberWords({unaccented(word): number for word, number in file.numbers.items()}),
        load_phrasebook(path.with_name("voice.yaml")),
    )


def _guarded(entry: Placed, name: str) -> Guarded:
    return Guarded(unaccented(entry.value), partial(compiled, name=name, line=entry.line))
