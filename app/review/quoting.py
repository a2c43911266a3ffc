"""Quotes for the reader: the whole sentence around the words that a finding rests on, verbatim."""

import re

_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|$)|\n+")
_WORD = r"(?<!\w){}(?!\w)"


def in_its_sentence(quote: str, text: str) -> str:
    """Return what of a text stands around a quote, from sentence end to sentence end.

    A quote over several sentences keeps them all; one that is not in the text stays as it is.
    """
    found = re.search(_WORD.format(re.escape(quote)), text) if quote else None
    if found is None:
        return quote
    ends = [0, *(end.end() for end in _END.finditer(text)), len(text)]
    start = max(end for end in ends if end <= found.start())
    stop = min(end for end in ends if end >= found.end())
    return text[start:stop].strip()
