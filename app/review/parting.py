"""Parts a text into sentences; what stands in quotation marks or brackets is not parted."""

import re
from collections.abc import Iterator

_END = re.compile(r"""(?<=[.!?…])["'”’»)]*\s+(?=["“«(¿¡]*(?:[^\W\d_a-zà-ÿ]|\d))""")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text; what stands in quotation marks or brackets is not parted."""
    sentences: list[str] = []
    open_part = ""
    for piece in _pieces(text):
        open_part = f"{open_part} {piece}" if open_part else piece
        if not _is_open(open_part):
            sentences.append(open_part)
            open_part = ""
    return [*sentences, open_part] if open_part else sentences


def _pieces(text: str) -> Iterator[str]:
    start = 0
    plain = " ".join(text.split())
    for end in _END.finditer(plain):
        closing = end.group().rstrip()
        yield plain[start : end.start() + len(closing)]
        start = end.end()
    if plain[start:]:
        yield plain[start:]


def _is_open(text: str) -> bool:
    is_quoting = text.count('"') % 2 == 1
    return is_quoting or any(text.count(left) > text.count(right) for left, right in _PAIRS)
