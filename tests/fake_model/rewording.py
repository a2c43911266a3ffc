"""Authors for the scripted model that word a report, honest ones and others."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, Author

Block = dict[str, Any]
HEADING = "BLOCKS, one JSON object a line"
OPENINGS: Mapping[str, str] = {"en": "Overall,", "es": "En esta partida,"}


def is_for_a_report(asked: Asked) -> bool:
    """Say whether a request is for a report in other words."""
    return HEADING in str(asked.body["messages"][-1]["content"])


def blocks_in(asked: Asked) -> list[Block]:
    """Return the blocks that a model is asked to word."""
    listed = str(asked.body["messages"][-1]["content"]).partition(HEADING)[2]
    return [json.loads(line) for line in listed.strip().splitlines()]


def honestly(block: Block, language: str = "en") -> str:
    """Return the block as it stands, begun with two words of its own."""
    text = " ".join(block["say"])
    return f"{OPENINGS[language]} {text[:1].lower()}{text[1:]}"


def writes(word: Callable[[Block], str]) -> Author:
    """Return who words every block by itself."""

    def write(asked: Asked) -> Reply:
        made = [{"id": block["id"], "text": word(block)} for block in blocks_in(asked)]
        return says(json.dumps({"blocks": made}, ensure_ascii=False))

    return write


def with_more(sentence: str) -> Author:
    """Return who puts a sentence behind every block, which else stays as it is."""
    return writes(lambda block: f"{' '.join(block['say'])} {sentence}")
