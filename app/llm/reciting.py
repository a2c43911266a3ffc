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

    def is_in(self, text: str, since: int = 0) -> bool:
        """Say whether a text holds six words of the prompt in a row that end after a place."""
        words = _WORD.findall(text.lower())
        last = len(words) if not since else 1 + len(_WORD.findall(text, since))
        first = max(0, len(words) - _RUN + 1 - last)
        ends = range(first, len(words) - _RUN + 1)
        return any(tuple(words[at : at + _RUN]) in self._stretches for at in ends)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
