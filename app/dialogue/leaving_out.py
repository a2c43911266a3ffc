"""Which sentences of free words are left out: those that say nothing decided and may say anything.

Nobody can list what a sentence may imply ("Here's my hand", "I'm putting my coat on"). So it stays
only where something decided is recognised in it, or where it is of a kind that commits to nothing.
"""

import re
from collections.abc import Callable

from app.dialogue.free_decided import decided
from app.dialogue.free_speech import objections_to
from app.dialogue.free_text import FreeText, Part
from app.dialogue.segment import opened
from app.dialogue.tellable import stems
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)

_OF_A_SOURCE = 0.3
_LEAST_SHARED = 2
# Groups of words in which an act is recognised where it was decided.
_RECOGNISED: dict[type[Act], tuple[str, ...]] = {
    Accept: ("yields", "agrees", "bare_yes"),
    Close: ("parts", "yields", "warns"),
    Threaten: ("warns",),
    SuggestProcess: ("ways",),
    Reject: ("declines", "withholds"),
    Clarify: ("open_still",),
    Propose: ("as_it_is",),
    Summarise: ("yields",),
}


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
    """Say whether a joined clause says nothing decided and may commit; behind a dash any may."""
    if tail.whole.text[: tail.sentence.span.start].rstrip()[-1:] in _DASHES:
        return is_loose(tail)
    told = (stems(tail.text) - tail.whole.common) & tail.whole.told_stems
    return is_loose(tail) and not told and _holds_commitment(tail)


_DASHES = ("-", "\u2013", "\u2014")


def _punctuated(pieces: list[str]) -> str:
    """Join what is left: each sentence begins with a capital letter, the last one ends."""
    text = " ".join(
        piece if at and pieces[at - 1][-1] in _GO_ON else piece[0].upper() + piece[1:]
        for at, piece in enumerate(pieces)
    )
    return text[:-1] + "." if text and text[-1] in _GO_ON else text


_GO_ON = ",;:"


def is_loose(part: Part) -> bool:
    """Say whether nothing decided is recognised in a sentence that is not harmless."""
    return not (_is_said_of_decided(part) or part.is_harmless)


def _is_said_of_decided(part: Part) -> bool:
    known = decided(part.whole.request.acts)
    names_value = any((m.issue, m.option) in known for m in part.mentions)
    return names_value or any(check(part) for check in _RECOGNISING)


def _does(part: Part) -> bool:
    """Say whether it does what was decided, by the ear's reading or by its words."""
    free = part.whole
    if any(_is_decided(act, part) for act in part.acts):
        return True
    if free.decides(Summarise, Clarify) and part.words("confirms") is not None:
        return True
    if free.decides(Ask, Clarify) and _asks(part):
        return True
    return any(free.decides(kind) and _has(part, groups) for kind, groups in _RECOGNISED.items())


def _retells(part: Part) -> bool:
    return any(_is_of(part, source) for source in part.whole.tellable)


def _asks(part: Part) -> bool:
    """See a question about them; "can I tell you something?" asks nothing."""
    is_question = part.text.endswith("?") and part.words("asks") is not None
    return is_question or part.words("wonders") is not None


def _tells_of(part: Part) -> bool:
    """Say whether a sentence names an issue about which something is told."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Inform | Argue)}
    return bool(part.issues & about) and len(_WORD.findall(part.plainly)) >= _A_CLAUSE


_WORD = re.compile(r"[^\W\d_]+")
_A_CLAUSE = 3  # words: "right, the credit" only leads to what was left out


def _says_what_matters(part: Part) -> bool:
    """See "that's what counts most for me", where it was decided to say what matters."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Inform) and act.kind is Kind.PRIORITY}
    is_own = bool(about) and not part.issues - about and not part.mentions
    return is_own and part.words("cares") is not None and not part.text.endswith("?")


def _greets(part: Part) -> bool:
    """See a greeting with whatever small talk follows, before anything else is said."""
    free = part.whole
    if not free.decides(SmallTalk, Greet) or part.words("hails") is None or not _is_idle(part):
        return False
    before = [one for one in free.parts if one.sentence.span.start < part.sentence.span.start]
    return all(one.words("hails") is not None for one in before)


def _takes_leave(part: Part) -> bool:
    """See a last kind word where the talk ends: after the words that end it."""
    parts = part.whole.parts
    before = parts[: parts.index(part)] if part in parts else ()
    is_over = any(one.words("parts") is not None for one in before)
    is_kind = part.words("courteous") is not None or part.words("parts") is not None
    return is_over and is_kind and part.whole.decides(Close) and _is_idle(part)


def _remarks(part: Part) -> bool:
    """See a remark that has a word in common with a fact or reason that is told."""
    own = stems(part.text) - part.whole.common
    return bool(own & part.whole.told_stems) and _is_idle(part)


def _is_idle(part: Part) -> bool:
    """Say whether a sentence names nothing that is negotiated and holds no word that may commit."""
    is_plain = not (part.mentions or part.issues or part.text.endswith("?"))
    return is_plain and not _holds_commitment(part)


def _holds_commitment(part: Part) -> bool:
    language = part.whole.request.words.language
    is_figure = _FIGURE.search(part.text) is not None
    return is_figure or part.words("commits") is not None or language.has("commitment", part.text)


_FIGURE = re.compile(r"\d")


def _grants_of(part: Part) -> bool:
    """Say whether a sentence is kind about their point on an issue that is acknowledged."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Acknowledge)}
    is_theirs = part.words("to_them") is not None and not part.issues - about
    return bool(about) and (bool(part.issues & about) or is_theirs) and part.is_courteous


def _is_decided(act: Act, part: Part) -> bool:
    """Say whether an act that was read is one of those decided, as far as it can be told."""
    return isinstance(act, _PLAIN_TO_HEAR) and part.whole.decides(type(act))


_PLAIN_TO_HEAR = (Accept, Close, Threaten, Summarise)


def _has(part: Part, groups: tuple[str, ...]) -> bool:
    return any(part.words(group) is not None for group in groups)


def _is_of(part: Part, source: str) -> bool:
    own = stems(part.text) - part.whole.common
    told = stems(source) - part.whole.common
    shared = len(own & told)
    return shared >= _LEAST_SHARED and shared >= _OF_A_SOURCE * min(len(own), len(told))


def _names_itself(part: Part) -> bool:
    """Say whether a greeting says who speaks."""
    names = stems(part.whole.request.speaker.person) if part.whole.decides(Greet) else frozenset()
    return bool(names & stems(part.text))


_RECOGNISING: tuple[Callable[[Part], bool], ...] = (
    _does, _tells_of, _says_what_matters, _grants_of, _names_itself, _greets, _takes_leave,
    _retells, _remarks,
)  # fmt: skip
