"""What free wording may not hold, besides what no draft may: each sentence is read for itself.

A phrasebook's sentence is known beforehand; a model's is not. So whole families of words (a yes of
any colour, promises, bounds, halves of a figure) are refused wherever nothing was decided that
they could speak for. What says nothing decided and is not plainly harmless is left out
(`app/dialogue/leaving_out.py`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from app.dialogue.free_figures import strange_figure
from app.dialogue.free_text import BLANK, FreeText, Part
from app.dialogue.ports import Violation
from app.dialogue.tellable import retells, stems
from app.negotiation.acts import (
    Accept,
    Acknowledge,
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
from app.negotiation.ledger import told

_MARKUP = re.compile(r"[{}<>\[\]|#*_`\\^~=]|^\s*[-•]\s", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 6
_OWN_SHARE = 0.22


def objection(free: FreeText) -> Violation | None:
    """Return the first thing that a free text may not hold, None where there is nothing."""
    return next(_objections(free), None)


def misshapen(free: FreeText) -> Violation | None:
    """Return what makes a whole text no speech of this side: marks, another language, a program."""
    machine = (_group(part, "machine", part.text) for part in free.parts if not part.is_own)
    found = (_form(free), _foreign(free), *machine)
    return next((one for one in found if one is not None), None)


def _objections(free: FreeText) -> Iterator[Violation]:
    for part in free.parts:
        yield from objections_to(part)


def objections_to(part: Part) -> Iterator[Violation]:
    """Yield what a sentence may not hold, by itself and in what is joined to it."""
    if part.is_own:
        return
    yield from (found for check in _CHECKS if (found := check(part)) is not None)
    for tail in part.tails:
        yield from (found for check in _OF_TAILS if (found := check(tail)) is not None)


def _group(part: Part, group: str, text: str) -> Violation | None:
    words = part.whole.rules.words(group, text)
    return None if words is None else Violation(group, words)


def _form(free: FreeText) -> Violation | None:
    match = _MARKUP.search(free.text)
    return Violation("form", match.group()) if match else None


def _foreign(free: FreeText) -> Violation | None:
    letters = () if free.text.isascii() else filter(str.isalpha, free.text)
    strange = [char for char in letters if not unicodedata.name(char, "").startswith("LATIN")]
    text = " ".join(part.plainly for part in free.parts if not part.is_own)
    words = _WORD.findall(text)
    known = sum(free.rules.is_all("plain", w) or free.rules.is_all("own_words", w) for w in words)
    is_own = len(words) < _ENOUGH_WORDS or known >= _OWN_SHARE * len(words)
    if strange or not is_own:
        return Violation("language", "".join(strange) or text[:80])
    return None


def _never(part: Part) -> Violation | None:
    """Families of words that nothing decided can need; a text that is told may hold them."""
    own = part.whole.told_text
    for group in _NEVER:
        if group == "bounds" and (_warns(part) or withholds(part)):
            continue
        for match in part.whole.rules.places(group, part.rest):
            if group == "promises" and _VALUE_NEXT.match(part.rest, match.end()):
                continue  # "I'll cover three weekends": whether it was decided is judged elsewhere
            if match.group() not in own and not _is_told(part, match, part.rest):
                return Violation(group, match.group())
    return None


def _is_told(part: Part, match: re.Match[str], text: str) -> bool:
    """See words that a fact or reason is told with: their clause holds some of its own."""
    start = max(text.rfind(mark, 0, match.start()) for mark in _MARKS) + 1
    ends = (text.find(mark, match.end()) for mark in _MARKS)
    clause = text[start : min((end for end in ends if end >= 0), default=len(text))]
    own = stems(clause) - part.whole.common
    told = part.whole.told_stems
    return BLANK not in clause and len(own & told) >= _SHARED and len(own & told) * 2 >= len(own)


_VALUE_NEXT = re.compile(r" " + BLANK)
_MARKS = (",", ";", ":", BLANK)
_SHARED = 2


def _warns(part: Part) -> bool:
    return part.whole.decides(Threaten) and part.words("warns") is not None


def withholds(part: Part) -> bool:
    """See "how far I'd go, I'd rather not say", where a question is decided to be left open."""
    acts = part.whole.request.acts
    is_asked = any(isinstance(act, Reject) and act.asked is not None for act in acts)
    return is_asked and part.words("withholds") is not None


_NEVER = ("bounds", "promises", "menaces", "derived")


def _speaks_for_them(part: Part) -> Violation | None:
    return None if _closes_deal(part.whole) else _group(part, "for_them", part.rest)


def _declines(part: Part) -> Violation | None:
    """A no needs something it says no to; "not yet" is said of the whole talk."""
    if part.whole.decides(Reject, Close, Threaten, SuggestProcess):
        return None
    if part.mentions:
        is_yes = part.whole.decides(Accept, Summarise)
        return _group(part, "declines", part.rest) if is_yes else None
    if part.whole.decides(Clarify) and part.words("open_still") is not None:
        return None
    if len((stems(part.text) - part.whole.common) & part.whole.told_stems) >= _SHARED:
        return None
    if any(retells(part.text, source, part.whole.common) for source in part.whole.tellable):
        return None
    return _group(part, "declines", part.rest)


def _departs(part: Part) -> Violation | None:
    """Leaving and taking back need a leaving or a warning that was decided."""
    is_decided = part.whole.decides(Close, Threaten)
    return None if is_decided else _group(part, "departs", part.rest)


def _agrees(part: Part) -> Violation | None:
    """A yes in any colour needs something it says yes to."""
    if part.whole.decides(Accept) or _closes_deal(part.whole):
        return None
    rules, rest = part.whole.rules, part.rest
    is_denied = part.whole.decides(Clarify) and part.words("open_still") is not None
    is_denied = is_denied or _warns(part)  # "either you move or I'm done"
    words = None if is_denied else rules.words("yields", rest)
    for match in rules.places("agrees", rest):
        before = rest[: match.start()]
        is_of_value = _OF_VALUE.search(before) or _VALUE_AFTER.match(rest, match.end())
        if rules.words("refuses", rest[: match.end()]) is None and not is_of_value:
            words = words or match.group()
    is_kind = part.words("courteous") is not None or part.words("hails") is not None
    is_heard = is_kind and part.whole.decides(Acknowledge, SmallTalk, Greet)
    if not is_heard and part.words("heeds") is None and part.words("refuses") is None:
        words = words or rules.words("starts_yes", rest)
    return None if words is None else Violation("yields", words)


# "Five is fine by me" says yes to the value before it.
_OF_VALUE = re.compile(BLANK + r"\W+(?:\w+\W+)?$")
# "I could live with five weeks" offers them: a value that was not decided is refused elsewhere.
_VALUE_AFTER = re.compile(r"(?: \w+){0,2} " + BLANK)


def _answers_limit(part: Part) -> Violation | None:
    """A yes or no to "is 70 your limit?" gives it away, whatever else is said."""
    history, speaker = part.whole.request.history, part.whole.request.speaker.id
    if part.whole.decides(Accept, Reject, Close) or not len(history):
        return None
    last = history.turns[-1]
    asks = any(
        isinstance(a, Ask) and (a.is_after_limit or a.kind is Kind.ALTERNATIVE) for a in last.acts
    )
    if last.role == speaker or not (asks or "?" in last.text):
        return None
    words = part.words("yes_or_no")
    return None if words is None else Violation("limit", words)


def _asks(part: Part) -> Violation | None:
    """A question of substance is one of those decided, or about what they are about."""
    if not part.text.endswith("?") or part.mentions or _is_a_way(part):
        return None
    decided = [act for act in part.whole.request.acts if isinstance(act, Ask)]
    free = part.whole.decides(Clarify)
    about = {getattr(act, "issue", None) for act in part.whole.request.acts}
    for act in part.acts:
        if not isinstance(act, Ask):
            continue
        is_probe = act.is_after_limit or act.kind is Kind.ALTERNATIVE
        if is_probe and not any(a.kind is act.kind for a in decided):
            return Violation("question", part.text)
        is_kind = any(one.kind is act.kind and one.issue is None for one in decided)
        if act.issue is not None and act.issue not in about and not (free or is_kind):
            return Violation("question", part.text)
    return None


def _is_a_way(part: Part) -> bool:
    return part.whole.decides(SuggestProcess) and part.words("ways") is not None


def _claims(part: Part) -> Violation | None:
    """What it says of its own side must be decided, or told before."""
    request = part.whole.request
    if part.text.endswith("?") or part.mentions or part.whole.decides(Reject, Propose):
        return None
    if part.whole.decides(Ask) and _only_asks(part):
        return None
    if any(retells(part.text, source, part.whole.common) for source in part.whole.tellable):
        return None
    decided = [act for act in request.acts if isinstance(act, Inform)]
    known = {fact.issue for fact in told(request.history, request.speaker)}
    known |= {act.issue for act in decided}
    for act in part.acts:
        if not isinstance(act, Inform) or act.issue is None:
            continue
        if not any(one.kind is act.kind for one in decided) and act.issue not in known:
            return Violation("claim", part.text)
    return None


def _only_asks(part: Part) -> bool:
    """See "it would help me to hear how important the rent is for you": nothing is claimed."""
    wonder = next(part.whole.rules.places("wonders", part.text), None)
    rest = part.text[wonder.end() :] if wonder else ""
    rules = part.whole.rules
    is_theirs = rules.words("to_them", rest) is not None
    return wonder is not None and is_theirs and rules.words("of_own", rest) is None


def _conditions(part: Part) -> Violation | None:
    """What an offer hangs on is one of its values: each condition names one, or is a courtesy."""
    text = part.text
    if part.whole.decides(Threaten, Close) and part.words("warns") is not None:
        return None
    common = part.whole.common
    is_own = not part.mentions and part.words("to_them") is None
    is_told = len((stems(text) - common) & part.whole.told_stems) >= _SHARED
    if is_own and is_told and any(retells(text, one, common) for one in part.whole.tellable):
        return None  # a fact of one's own: "if the app comes after the visitors"
    for match in part.whole.rules.places("conditions", text):
        is_idle = not part.mentions and part.whole.rules.words("supposes", text[match.start() :])
        if is_idle or _is_told(part, match, text):
            continue
        span = part.sentence.span_of(match.start(), len(text))
        if not any(mention.span.start >= span.start for mention in part.mentions):
            return Violation("condition", text[match.start() :])
    return None


_OF_TAILS = (_declines, _agrees, _answers_limit)


def _closes_deal(free: FreeText) -> bool:
    return any(
        isinstance(act, Summarise) or (isinstance(act, Close) and act.is_deal)
        for act in free.request.acts
    )


_CHECKS: tuple[Callable[[Part], Violation | None], ...] = (
    _never, _speaks_for_them, strange_figure, _agrees, _declines, _departs, _answers_limit, _asks,
    _claims, _conditions,
)  # fmt: skip
