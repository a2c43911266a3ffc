"""Sees a model repeat its own prompt, so that no stretch of it reaches a learner.

Only what stands in the prompt's file counts: what is filled in is there to be said.
"""

import re
from collections.abc import Iterator

from app.llm.prompts import Prompt

# Words in a row that nobody says by chance.
_RUN = 6
_SLOT = re.compile(r"\{[a-z_]+\}")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Recital:
    """The stretches of a prompt, looked for in what is written."""

    def __init__(self, prompt: Prompt) -> None:
        """Take the words of its messages between the slots."""
        parts = (part for message in prompt.messages for part in _SLOT.split(message.text))
        self._stretches = frozenset(run for part in parts for run in _runs(part))

    def is_in(self, text: str) -> bool:
        """Say whether a text holds six words of the prompt in a row."""
        return any(run in self._stretches for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
