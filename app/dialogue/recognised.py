"""Whether a sentence of free words is recognised: as something decided, or as harmless.

Nobody can list what a sentence may imply ("Here's my hand", "I'm putting my coat on"). So it stays
only where something decided is recognised in it, or where it is of a kind that commits to nothing.
"""

import re
from collections.abc import Callable

from app.dialogue.free_decided import decided
from app.dialogue.free_text import Part
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
    Close: ("parts", "yields"),
    Threaten: ("warns",),
    SuggestProcess: ("ways",),
    Reject: ("declines", "withholds"),
    Clarify: ("open_still",),
    Propose: ("as_it_is",),
}


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
    return any(
        free.decides(kind) and _has(part, groups) and (kind is not Reject or _is_of_refused(part))
        for kind, groups in _RECOGNISED.items()
    )


def _is_of_refused(part: Part) -> bool:
    """Say whether a no names, if any issue, one on which something is refused."""
    refusals = [act for act in part.whole.request.acts if isinstance(act, Reject)]
    about = {issue for act in refusals for issue in (*act.terms.issues, act.asked)}
    return part.issues <= about or any(act.asked is not None for act in refusals)


def _retells(part: Part) -> bool:
    return any(_is_of(part, source) for source in part.whole.tellable)


def _asks(part: Part) -> bool:
    """See a question about them; "can I tell you something?" asks nothing."""
    if part.words("seals") is not None and not part.issues:
        return False
    about = {act.issue for act in part.whole.request.acts if isinstance(act, Ask)}
    if part.text.endswith("?") and part.issues & about and part.words("to_them") is not None:
        return True
    is_question = part.text.endswith("?") and part.words("asks") is not None
    return is_question or part.words("wonders") is not None


def tells_of(part: Part) -> bool:
    """Say whether a sentence names an issue about which something is told."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Inform | Argue)}
    weighed = {act.issue for act in acts if isinstance(act, Inform) and act.kind is Kind.PRIORITY}
    is_clause = len(_WORD.findall(part.plainly)) >= _A_CLAUSE
    is_weighed = bool(part.issues & weighed) and part.words("cares") is not None
    is_retold = bool(part.issues & about) and bool(told_in(part))
    return is_clause and (is_weighed or is_retold)


def told_in(part: Part) -> frozenset[str]:
    """Return what a sentence has in common with the facts and reasons that are told."""
    return (stems(part.text) - part.whole.common) & part.whole.told_stems


_WORD = re.compile(r"[^\W\d_]+")
_A_CLAUSE = 3  # words: "right, the credit" only leads to what was left out


def _says_what_matters(part: Part) -> bool:
    """See "the term counts most for me", where that was decided; "cross my heart" names nothing."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Inform) and act.kind is Kind.PRIORITY}
    is_of_it = bool(part.issues & about) and not part.issues - about and not part.mentions
    return is_of_it and part.words("cares") is not None and not part.text.endswith("?")


def greets(part: Part) -> bool:
    """See a greeting with whatever small talk follows, before anything else is said."""
    free = part.whole
    if not free.decides(SmallTalk, Greet) or not _is_idle(part):
        return False
    before = [one for one in free.parts if one.sentence.span.start < part.sentence.span.start]
    if part.words("hails") is None and (not before or not is_small_talk(part)):
        return False
    return all(one.words("hails") is not None or is_small_talk(one) for one in before)


def takes_leave(part: Part) -> bool:
    """See a last kind word where the talk ends: after the words that end it."""
    parts = part.whole.parts
    before = parts[: parts.index(part)] if part in parts else ()
    is_over = any(one.words("parts") is not None for one in before)
    is_kind = part.words("courteous") is not None or part.words("parts") is not None
    return is_over and is_kind and part.whole.decides(Close) and _is_idle(part)


def is_small_talk(part: Part) -> bool:
    """Say whether a sentence is idle and holds no word that small talk may hint with."""
    return _is_idle(part) and part.words("hints") is None


def _is_idle(part: Part) -> bool:
    """Say whether a sentence names nothing that is negotiated and holds no word that may commit."""
    is_plain = not (part.mentions or part.issues or part.text.endswith("?"))
    return is_plain and not _holds_commitment(part)


def _holds_commitment(part: Part, *, is_opened: bool = False) -> bool:
    """See a figure, or a word that may commit and is none of what is told.

    Where a word before the sentence ("no, I see that") may stand, it is passed over.
    """
    rules, language = part.whole.rules, part.whole.request.words.language
    told = part.whole.told_stems
    opening = next(rules.places("opens", part.text), None) if is_opened else None
    text = part.text[opening.end() :] if opening else part.text
    places = (match.group() for match in rules.places("commits", text))
    is_bound = any(not stems(words) or stems(words) - told for words in places)
    is_figure = _FIGURE.search(part.text) is not None
    return is_figure or is_bound or language.has("commitment", text)


_FIGURE = re.compile(r"\d")


def _grants_of(part: Part) -> bool:
    """Say whether a sentence is kind about their point on an issue that is acknowledged."""
    acts = part.whole.request.acts
    about = {act.issue for act in acts if isinstance(act, Acknowledge)}
    if part.text.endswith("?"):
        return False
    is_heeded = part.words("heeds") is not None and part.words("to_them") is not None
    is_theirs = is_heeded and not part.issues - about
    is_named = bool(part.issues & about) or is_theirs
    return bool(about) and ((is_named and _is_granting(part)) or _is_kind(part))


def _is_granting(part: Part) -> bool:
    """See "your point about the fee makes sense", "so the fee is a light one for you"."""
    if part.is_courteous:
        return True
    is_kind = part.words("courteous") is not None
    is_weighed = part.words("cares") is not None and part.words("to_them") is not None
    is_theirs = part.words("of_own") is None and not part.mentions
    return (is_kind or is_weighed) and is_theirs and not _holds_commitment(part, is_opened=True)


def _is_kind(part: Part) -> bool:
    """See a courtesy of any words that says nothing of the speaker's own and may not commit."""
    is_courteous = part.words("courteous") is not None and part.words("of_own") is None
    is_plain = not (part.mentions or part.issues or part.text.endswith("?"))
    return is_courteous and is_plain and not _holds_commitment(part, is_opened=True)


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
    _does, tells_of, _says_what_matters, _grants_of, _names_itself, greets, takes_leave,
    _retells,
)  # fmt: skip
