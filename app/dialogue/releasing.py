"""What of a reply may go out while it is still being written, and what only when it is whole.

Sentences that commit to nothing are released one by one, from the first on; with the first that may
commit, everything is held back until the end and read as a whole: an offer's second sentence may
take back its first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dialogue.language import normalise
from app.dialogue.ports import SpeechRequest, Violation
from app.dialogue.said import COURTESIES
from app.dialogue.segment import Sentence, opened, sentences
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.verify import MOST_CHARACTERS, Verified, verify_freely
from app.negotiation.acts import (
    COMMITTING,
    Act,
    Argue,
    Clarify,
    Inform,
    Propose,
    SuggestProcess,
    Summarise,
)

# What a model may write before it is cut off: no reply is that long.
MOST_WRITTEN = 2 * MOST_CHARACTERS
# Sentences without a decided act that go out ahead; what follows waits for the whole.
_MOST_SMALL_TALK = 2
_TOLD_ON = (Inform, Argue, Clarify, SuggestProcess)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply under way: what was released of it, and the text that was not yet."""

    request: SpeechRequest
    rules: SpeechRules
    units: tuple[Verified, ...] = ()
    held: str = ""
    is_holding: bool = False

    @property
    def unsaid(self) -> tuple[Act, ...]:
        """Return the decided acts that no released unit speaks for."""
        said = [act for unit in self.units for act in unit.acts]
        return tuple(act for act in self.request.acts if act not in said)

    @property
    def open(self) -> tuple[Act, ...]:
        """Return what is still to be said."""
        said = [act for unit in self.units for act in unit.acts]
        return still_open(self.request.acts, said, is_begun=bool(self.units))

    @property
    def text(self) -> str:
        """Return what was released, as one text."""
        return " ".join(unit.text for unit in self.units)

    @property
    def is_endless(self) -> bool:
        """Say whether more was written than any reply may be."""
        return len(self.text) + len(self.held) > MOST_WRITTEN

    @property
    def is_chatting(self) -> bool:
        """Say whether it has had enough sentences that speak for nothing decided."""
        return sum(not unit.acts for unit in self.units) >= _MOST_SMALL_TALK

    def plus(self, unit: Verified) -> "Reply":
        """Return the reply with a unit released."""
        return replace(self, units=(*self.units, unit))


def still_open(acts: Sequence[Act], said: Sequence[Act], *, is_begun: bool) -> tuple[Act, ...]:
    """Return the acts that were not said; once a reply is begun, courtesies may be left out."""
    unsaid = (act for act in acts if act not in said)
    return tuple(act for act in unsaid if not (is_begun and isinstance(act, COURTESIES)))


def fed(reply: Reply, piece: str) -> Reply:
    """Return the reply after a piece of text; new units are what may go out at once."""
    reply = replace(reply, held=reply.held + piece)
    while not reply.is_holding:
        start = _second_sentence(reply)
        if start is None:
            break
        if _is_repeated(reply, reply.held[:start]):
            reply = replace(reply, held=reply.held[start:])
            continue
        if _counts(reply, reply.held[:start]):
            return replace(reply, is_holding=True)
        unit = _verified(reply, reply.held[:start], _harmless(reply))
        if isinstance(unit, Violation) or not _may_go(unit, reply, reply.held[:start]):
            return replace(reply, is_holding=True)
        reply = replace(reply.plus(unit), held=reply.held[start:])
    return reply


def finished(reply: Reply) -> Reply | Violation:
    """Return the reply with what was held released, or why it may not be."""
    written = _without_repeats(reply)
    if not written:
        return replace(reply, held="")
    unit = _verified(reply, written, reply.unsaid)
    if isinstance(unit, Violation):
        return unit
    return replace(reply.plus(unit), held="", is_holding=False)


def restarted(reply: Reply) -> Reply:
    """Return the reply as it was released, with the rest to be written again."""
    return replace(reply, held="", is_holding=False)


def _may_go(unit: Verified, reply: Reply, written: str) -> bool:
    """Say whether a unit goes out ahead: what had to be cut may be the start of rambling."""
    is_whole = unit.text == " ".join(written.split())
    return is_whole and not (reply.is_chatting and not unit.acts)


def _harmless(reply: Reply) -> tuple[Act, ...]:
    return tuple(act for act in reply.unsaid if not isinstance(act, COMMITTING))


def _is_repeated(reply: Reply, text: str) -> bool:
    """Say whether a sentence was released before: a draft written anew may begin as the last."""
    return _alike(text) in {_alike(one) for unit in reply.units for one in _cut(reply, unit.text)}


def _without_repeats(reply: Reply) -> str:
    """Return what is held without the sentences that were released before."""
    written = " ".join(reply.held.split())
    if not reply.units:
        return written
    return " ".join(one for one in _cut(reply, written) if not _is_repeated(reply, one))


def _cut(reply: Reply, text: str) -> list[str]:
    starts = [opened(one.span, text).start for one in _sentences(reply, text)]
    ends = [*starts[1:], len(text)]  # one too many where there is no sentence at all
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=False)]


def _sentences(reply: Reply, text: str) -> tuple[Sentence, ...]:
    return sentences(text, reply.request.words.language)


def _alike(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")


def _counts(reply: Reply, text: str) -> bool:
    """Say whether a sentence holds a figure while an offer is open: it need not be read alone."""
    if not any(isinstance(act, Propose | Summarise) for act in reply.unsaid):
        return False
    numbers = reply.rules.numbers.read(normalise(text))
    return _FIGURE.search(text) is not None or any(n > _SMALL for n, _, _ in numbers)


_FIGURE = re.compile(r"\d")
_SMALL = 2  # "the two of us" offers nothing


def _verified(reply: Reply, text: str, acts: tuple[Act, ...]) -> Verified | Violation:
    """Read a text with its line breaks and runs of spaces taken out.

    What was told in this reply may be told on: a fact or a doubt is often more than one sentence.
    """
    said = {act for unit in reply.units for act in unit.acts if isinstance(act, _TOLD_ON)}
    may = tuple(act for act in reply.request.acts if act in acts or act in said)
    return verify_freely(" ".join(text.split()), replace(reply.request, acts=may), reply.rules)


_STOP = re.compile(r"[^\w\s,'’-]|\n")  # without any, no sentence has ended


def _second_sentence(reply: Reply) -> int | None:
    """Return where a second sentence begins in what is held, so that the first is surely over.

    A letter put after a space shows whether the stop before it ends a sentence ("e.g. ").
    """
    held = reply.held
    if _STOP.search(held) is None:
        return None
    tried = f"{held}x" if held[-1:].isspace() else held
    found = _sentences(reply, tried)
    return opened(found[1].span, tried).start if len(found) > 1 else None
