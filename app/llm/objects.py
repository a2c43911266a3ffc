"""The JSON objects in a model's answer, whatever prose stands around them."""

import json
from collections.abc import Iterator
from typing import Any

_MOST_STARTS = 20  # how many braces are tried for the beginning of the JSON


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects that begin at a brace, the first ones first; what is broken is none."""
    decoder, at = json.JSONDecoder(), -1
    for _ in range(_MOST_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            return
        try:
            found, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield found
