"""Replies that were decided, honest renderings of them, and sentences no voice may add.

`cases.jsonl` holds what verification needs of a game: the last two turns, the latest offers and
what was told. The honest renderings and the rogue sentences are by people who had not seen the
verifier; the Spanish renderings are by its author.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from app.dialogue.ports import SpeechRequest
from app.dialogue.speech_rules import SpeechRules
from app.knowledge.speech_rules import load_speech_rules
from app.negotiation.history import History, Turn
from app.sessions.act_codec import act_from_value
from tests.builders_talk import KNOWLEDGE
from tests.builders_voiced import words_for

_FOLDER = Path(__file__).resolve().parent / "model"
# Words and thresholds were tuned on these; nobody who tunes reads those in `unread`.
TUNED_ON = tuple(f"paraphrases_{number}.yaml" for number in (1, 2, 3, 4, 5, 7))
UNREAD = tuple(f"unread/paraphrases_{number}.yaml" for number in (6, 8))
ROGUE = ("rogue.yaml", "rogue_2.yaml", "rogue_3.yaml", "rogue_4.yaml")
SPANISH = "paraphrases_es.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """What was decided, and honest texts that say it."""

    id: str
    request: SpeechRequest
    texts: tuple[str, ...]


@cache
def rules(language: str) -> SpeechRules:
    """Return the words by which free speech of a language is judged."""
    return load_speech_rules(KNOWLEDGE / "phrases" / language / "free_speech.yaml")


@cache
def cases(file: str) -> tuple[Case, ...]:
    """Return the cases of a file of renderings."""
    name = "cases_es.jsonl" if file == SPANISH else "cases.jsonl"
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    known = {case["id"]: case for case in map(json.loads, lines)}
    written = yaml.safe_load((_FOLDER / file).read_text(encoding="utf-8"))
    return tuple(
        Case(key, _request(known[key]), tuple(one["text"] for one in texts))
        for key, texts in written.items()
    )


@cache
def rogue(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rogue sentences of a language by what they try; "clauses" are parts of one."""
    found: dict[str, tuple[str, ...]] = {}
    for file in ROGUE:
        written = yaml.safe_load((_FOLDER / file).read_text(encoding="utf-8"))
        listed = written["sentences" if language == "en" else f"sentences_{language}"]
        for family, ones in listed.items():
            found[family] = (*found.get(family, ()), *(one["text"] for one in ones))
    return found


def _request(case: Mapping[str, object]) -> SpeechRequest:
    words = words_for(str(case["scenario"]), int(str(case["draw"])))
    history = History()
    before = case["before"]
    assert isinstance(before, list)
    for number, turn in enumerate(before, 1):
        acts = tuple(map(act_from_value, turn["acts"]))
        history = history.plus(Turn(number, turn["role"], turn["text"], acts))
    decided = case["acts"]
    assert isinstance(decided, list)
    return SpeechRequest(
        tuple(map(act_from_value, decided)),
        history,
        words,
        words.scenario.role(str(case["speaker"])),
        str(case["style"]),
        int(str(case["draw"])),
    )
