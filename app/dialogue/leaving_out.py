"""Which sentences and joined clauses of free words are left out: those that may say anything."""

import re

from app.dialogue.free_speech import objections_to
from app.dialogue.free_text import FreeText, Part, within
from app.dialogue.recognised import greets, is_loose, is_small_talk, takes_leave, tells_of, told_in
from app.dialogue.segment import opened


def without_loose(free: FreeText) -> str:
    """Return the text without its loose sentences and tails; as it is where there are none.

    Of a text without a letter nothing is left.
    """
    parts = free.parts
    if not parts:
        return ""
    starts = [opened(part.sentence.span, free.text).start for part in parts]
    ends = [*starts[1:], len(free.text)]
    pieces = [_kept(part, end) for part, end in zip(parts, ends, strict=True)]
    if all(piece is None for piece in pieces):
        return free.text
    said = [
        free.text[start:end].strip() if piece is None else piece
        for start, end, piece in zip(starts, ends, pieces, strict=True)
    ]
    return _punctuated([piece for piece in said if piece])


def _kept(part: Part, end: int) -> str | None:
    """Return what stays of a sentence up to its end: None for all of it, nothing of a loose one."""
    if part.is_own:
        return None
    if is_loose(part) or _is_needless(part):
        return ""
    cut = end
    for tail in part.tails:
        if not _may_commit(tail):
            break
        cut = tail.sentence.span.start
    if cut == end:
        return None
    kept = _JOINT.sub("", part.whole.text[part.sentence.span.start : cut])
    return f"{kept}."


# What is left of a joint where its clause is cut off: ", and".
_JOINT = re.compile(
    r"[\s,.\u2013\u2014-]+(?:[^\W\d_]{1,3}(?:[^\S\n][^\W\d_]{1,3})?)?[\s\u2013\u2014-]*$"
)


def _is_needless(part: Part) -> bool:
    """Say whether a sentence that names no value holds what it may not: the rest may do."""
    return not part.mentions and next(objections_to(part), None) is not None


def _may_commit(tail: Part) -> bool:
    """Say whether a joined clause says nothing decided; behind a dash its words must too."""
    if not is_loose(tail):
        return False
    if tail.whole.text[: tail.sentence.span.start].rstrip()[-1:] in _DASHES:
        return True
    return not told_in(tail) and not (_follows_a_story(tail) and is_small_talk(tail))


def _follows_a_story(tail: Part) -> bool:
    """Say whether a clause is joined to a fact, a reason or small talk: to nothing that commits."""
    parts = (part for part in tail.whole.parts if within(tail.sentence.span, part.sentence.span))
    head = next(parts, tail)
    is_told = not head.mentions and (bool(told_in(head)) or tells_of(head))
    return is_told or greets(head) or takes_leave(head)


_DASHES = ("-", "\u2013", "\u2014")


def _punctuated(pieces: list[str]) -> str:
    """Join what is left: each sentence begins with a capital letter, the last one ends."""
    text = " ".join(
        piece if at and pieces[at - 1][-1] in _GO_ON else piece[0].upper() + piece[1:]
        for at, piece in enumerate(pieces)
    )
    return text[:-1] + "." if text and text[-1] in _GO_ON else text


_GO_ON = ",;:"
