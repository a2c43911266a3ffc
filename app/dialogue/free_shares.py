"""Who takes how many of an allocation, in free wording: "two of the food to you, one over here".

The ear for learners asks back where a share could be meant otherwise. Here it is known what should
be said, so the question is smaller: does every count in the sentence, with the one it is for, fit
a decided share? One that does not makes its issue unread, and the ear's own reading stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.dialogue.free_decided import Pair
from app.dialogue.language import normalise
from app.dialogue.ports import SpeechRequest
from app.dialogue.segment import Sentence
from app.dialogue.sharing_words import SharingWords, Token, tokens_of
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.values import Mention, Use
from app.negotiation.issue import mirrored

_COUNTS = ("number", "all", "none", "both", "half")
_MINE, _YOURS, _EACH = "mine", "yours", "each"
_KINDS = {"for_me": _MINE, "for_my": _MINE, "for_you": _YOURS, "for_your": _YOURS, "each": _EACH}
_SUBJECTS = {"i": _MINE, "we": _MINE, "you": _YOURS,
             "i_take": _MINE, "you_take": _YOURS, "i_give": _YOURS, "you_give": _MINE}  # fmt: skip
_OTHER = {_MINE: _YOURS, _YOURS: _MINE}
_NAME = re.compile(r"[^\W\d_]{3,}")
_ANEW = re.compile(r"[:;]")
_NEAR = 40  # characters from a count to what it counts


@dataclass(frozen=True, slots=True)
class _Share:
    issue: str
    number: float
    taker: str | None
    places: tuple[tuple[int, int], ...]
    is_counted: bool  # what is counted stands right behind the count


def shares_in(
    sentence: Sentence, request: SpeechRequest, rules: SpeechRules, pairs: Iterable[Pair]
) -> list[Mention]:
    """Return the decided shares a sentence names; none for an issue with a strange count."""
    words = request.words.lexicon.sharing
    if words is None:
        return []
    wanted: dict[str, list[str]] = {}
    for issue, option in pairs:
        if issue in words.totals:
            wanted.setdefault(issue, []).append(option)
    shares = _shares(sentence.text, _tokens(sentence, request, rules, words), words)
    found: list[Mention] = []
    for issue, options in wanted.items():
        found += _fitting(
            [s for s in shares if s.issue == issue], options, sentence, request, words
        )
    return found


def miscounted_in(sentence: Sentence, request: SpeechRequest, rules: SpeechRules) -> list[Mention]:
    """Return what is called all of a thing by another number than there are: "all 6 waters"."""
    words = request.words.lexicon.sharing
    if words is None:
        return []
    tokens = list(tokens_of(sentence.text, words, request.words.language))
    return [
        Mention(thing.issue, None, sentence.span_of(every.start, every.end), Use.SAID)
        for every, thing in pairwise(tokens)
        if every.kind == "all" and thing.kind == "issue" and thing.issue is not None
        and _counts(sentence.text[every.start : every.end], rules) - {words.totals[thing.issue]}
    ]  # fmt: skip


def _counts(text: str, rules: SpeechRules) -> set[float]:
    """Return the numbers in a text, in digits or spelt out."""
    digits = {float(one) for one in _DIGITS.findall(text)}
    return digits | {number for number, _, _ in rules.numbers.read(text)}


_DIGITS = re.compile(r"\d+")


def _tokens(
    sentence: Sentence, request: SpeechRequest, rules: SpeechRules, words: SharingWords
) -> list[Token]:
    """Return the ear's tokens and those of free wording, in order."""
    text = sentence.text
    found = list(tokens_of(text, words, request.words.language))
    scenario, own = request.words.scenario, request.speaker
    other = scenario.other(own.id)
    extra = [Token(_MINE, *m.span()) for m in rules.places("mine", text)]
    extra += [Token(_YOURS, *m.span()) for m in rules.places("theirs", text)]
    for kind, role, others in ((_MINE, own, other), (_YOURS, other, own)):
        names = _names(role.title, role.organisation, role.id) - rules.singles("own_words")
        names -= _names(others.title, others.organisation, others.id)
        extra += [Token(kind, *m.span()) for m in _NAME.finditer(text) if m.group() in names]
    extra = [t for t in extra if not any(f.kind == "issue" and _meet(t, f) for f in found)]
    kept = [f for f in found if not any(_meet(t, f) and f.kind not in _COUNTS for t in extra)]
    return sorted([*kept, *extra], key=lambda token: token.start)


def _names(*texts: str) -> set[str]:
    return {word for text in texts for word in _NAME.findall(normalise(text))}


def _meet(one: Token, other: Token) -> bool:
    return one.start < other.end and other.start < one.end


def _shares(text: str, tokens: Sequence[Token], words: SharingWords) -> list[_Share]:
    """Return every count of an allocation with the one it is for."""
    found: list[_Share] = []
    issue: str | None = None
    pending: int | None = None
    subject: str | None = None
    skip = -1
    for at, token in enumerate(tokens):
        if at and _ANEW.search(text, tokens[at - 1].end, token.start):
            subject = None  # "what you will hear is this: three food go to my tent"
        if token.kind == "issue":
            issue, pending = token.issue, at
        elif token.kind in _SUBJECTS:
            subject = _SUBJECTS[token.kind]
        elif token.kind == "give" and subject:
            subject = _OTHER.get(subject, subject)
        elif token.kind in _COUNTS and at > skip:
            counted, end_at = _counted(text, tokens, at)
            issue = counted or issue
            skip = _last_count(tokens, at, end_at)
            number = _number(token, issue, words)
            if issue is None or number is None or number > words.totals[issue]:
                continue
            last = max(end_at, skip, at)
            taker, taker_at = _taker(tokens, last, issue)
            if taker is None and pending is not None and tokens[pending].issue == issue:
                taker = _since(tokens, pending, at)
            places = (*tokens[at : last + 1], *tokens[taker_at : taker_at + 1])
            spans = tuple((t.start, t.end) for t in places)
            found.append(_Share(issue, number, taker or subject, spans, end_at > at))
    return _from_the_next(found)


def _counted(text: str, tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """Return the issue named right after a count, and the place of its token."""
    for there in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[there]
        between = text[tokens[at].end : token.start]
        if token.start - tokens[at].end > _NEAR or re.search(r"[,;:]| (?:and|y|e) ", between):
            break
        if token.kind == "issue":
            return token.issue, there
        if token.kind == "all" and tokens[at].kind == "both":
            break  # "both go all three to me": a count of its own
        if token.kind not in ("number", "all", "article", "each", "both", "none"):
            break
    return None, at


def _last_count(tokens: Sequence[Token], at: int, end_at: int) -> int:
    """Pass over "of the three" in "one of the three waters"."""
    return max((n for n in range(at, end_at + 1) if tokens[n].kind in _COUNTS), default=at)


def _number(token: Token, issue: str | None, words: SharingWords) -> float | None:
    total = words.totals.get(issue or "")
    if total is None:
        return None
    if token.kind == "number":
        return token.number
    return {"all": float(total), "none": 0.0, "half": total / 2, "both": 2.0}[token.kind]


def _taker(tokens: Sequence[Token], at: int, issue: str) -> tuple[str | None, int]:
    """Return who the words right after a count say that it is for, and the place of the word."""
    for there, token in enumerate(tokens[at + 1 :], at + 1):
        kind = _whose(token)
        if kind:
            return kind, there
        if token.kind in (*_COUNTS, *_SUBJECTS) and token.kind != "all":
            break
        if token.kind == "issue" and token.issue != issue:
            break
    return None, len(tokens)


def _whose(token: Token) -> str | None:
    return token.kind if token.kind in (_MINE, _YOURS) else _KINDS.get(token.kind)


def _since(tokens: Sequence[Token], begin: int, at: int) -> str | None:
    """Return who is named between an issue and a count after it: "phone with you all four"."""
    return next((kind for t in tokens[begin:at] if (kind := _whose(t))), None)


def _from_the_next(shares: Sequence[_Share]) -> list[_Share]:
    """Give "the three foods and the three waters come to us" one taker for both."""
    found: list[_Share] = []
    taker: str | None = None
    for share in reversed(shares):
        taker = share.taker or taker
        found.append(replace(share, taker=taker))
    return found[::-1]


def _fitting(
    shares: Sequence[_Share],
    options: Sequence[str],
    sentence: Sentence,
    request: SpeechRequest,
    words: SharingWords,
) -> list[Mention]:
    found: list[Mention] = []
    for share in shares:
        total = words.totals[share.issue]
        fits = [o for o in options if share.taker and _fits(share, o, total, request)]
        if not fits:
            # No decided share: it stands as a strange one where the ear reads none either.
            if not share.is_counted:
                return []
            return [Mention(share.issue, None, sentence.span_of(*share.places[0]), Use.SAID)]
        spans = [sentence.span_of(*place) for place in share.places]
        found += [Mention(share.issue, o, span, Use.SAID) for o in fits for span in spans]
    return found


def _fits(share: _Share, option: str, total: int, request: SpeechRequest) -> bool:
    scenario = request.words.scenario
    issue = scenario.issue(share.issue)
    seen = option if scenario.place(request.speaker.id) == 0 else mirrored(issue, option)
    index = issue.index_of(seen)
    own = issue.options[index].number if index is not None else None
    if own is None:
        return False
    wanted = {_MINE: (own,), _YOURS: (total - own,), _EACH: (own,)}[share.taker or _EACH]
    return share.number in wanted and (share.taker != _EACH or own * 2 == total)
