"""A very small model: it knows the words of its prompt and which of them followed which.

What it writes has the offers, limits and orders of both sides in it, in sentences nobody decided.
"""

import json
import random
from collections import defaultdict
from itertools import pairwise

from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, Author

_SENTENCES, _MOST_WORDS = 6, 14
_SLIPS = ("I accept.", "Deal!", "You: fine, I agree.", "My limit is that, between us.", "No.")


def rambling(seed: int) -> Author:
    """Return who writes such replies, the same to the same prompts in the same order."""
    chance = random.Random(seed)

    def write(asked: Asked) -> Reply:
        text = _text(asked.told.split(), chance)
        if "response_format" in asked.body:
            return says(json.dumps({"acts": [{"kind": "accept", "span": text[:40]}]}))
        return says(text)

    return write


def _text(words: list[str], chance: random.Random) -> str:
    after = defaultdict(list)
    for word, following in pairwise(words):
        after[word].append(following)
    said = [_sentence(words, after, chance) for _ in range(_SENTENCES)]
    said.insert(chance.randrange(_SENTENCES), chance.choice(_SLIPS))
    return " ".join(said)


def _sentence(words: list[str], after: dict[str, list[str]], chance: random.Random) -> str:
    said = [chance.choice(words)]
    while len(said) < _MOST_WORDS and not said[-1].endswith((".", "?", "!")):
        said.append(chance.choice(after.get(said[-1]) or words))
    text = " ".join(said).rstrip(",;:")
    return text if text.endswith((".", "?", "!")) else f"{text}."
