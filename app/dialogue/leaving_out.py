"""Which sentences of free words are left out: those that say nothing decided and may say anything.

Nobody can list what a sentence may imply ("Here's my hand", "I'm putting my coat on"). So it stays
only where something decided is recognised in it, or where it is of a kind that commits to nothing.
"""

import re
from collections.abc import Callable, Iterator

from app.dialogue.free_decided import decided
from app.dialogue.free_text import FreeText, Part
from app.dialogue.segment import Sentence
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
    Propose,
    Reject,
    Span,
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
    Propose: ("as_it_is",),
    Summarise: ("yields",),
}


def without_loose(free: FreeText) -> str:
    """Return the text without its loose sentences; as it is where there are none."""
    parts = free.parts
    kept = [part for part in parts if not is_loose(part)]
    if len(kept) == len(parts):
        return free.text
    ends = [*(part.sentence.span.start for part in parts[1:]), len(free.text)]
    pieces = [
        free.text[part.sentence.span.start : end].strip()
        for part, end in zip(parts, ends, strict=True)
        if part in kept
    ]
    return " ".join(pieces)


def is_loose(part: Part) -> bool:
    """Say whether nothing decided is recognised in a sentence that is not harmless."""
    if not (_is_said_of_decided(part) or part.is_harmless):
        return True
    return any(not (_is_said_of_decided(one) or one.is_harmless) for one in _added(part))


def _added(part: Part) -> Iterator[Part]:
    """Yield what is added to a sentence behind a dash: it is judged like one of its own."""
    dashes = list(_DASH.finditer(part.text))
    if dashes:
        last = dashes[-1]
        text, span = part.text[last.end() :], part.sentence.span
        places = part.sentence.places[last.end() :]
        start = places[0] if places else span.start + last.end()
        yield Part(Sentence(text, Span(start, span.end), places), part.whole)


_DASH = re.compile(r" [-\u2013\u2014] ")


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


def _grants_of(part: Part) -> bool:
    """Say whether a sentence is kind about their point on an issue that is acknowledged."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Acknowledge)}
    return bool(part.issues & about) and part.is_courteous


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
    _does, _tells_of, _grants_of, _names_itself, _retells,
)  # fmt: skip
