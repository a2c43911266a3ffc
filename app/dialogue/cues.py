"""What a sentence as a whole says about the values in it, worked out once a sentence.

Reading stays linear in the text: what depends on the sentence is found here, and what bears on
one value is looked for only a short way before and after it.
"""

import re
from dataclasses import dataclass

from app.dialogue.language import Language
from app.dialogue.lexicon import Lexicon
from app.dialogue.segment import Sentence
from app.dialogue.values import Use, Words
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms

# How far from a value the words that bear on it may stand.
LOOK = 80
_SHORT, _ECHO = 4, 6
_PUTTING_FORWARD = (
    "propose_cue", "loose_cue", "condition", "accept_part", "reject", "ultimatum", "threat",
    "summary", "ask_limit", "as_they_said", "as_before",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An issue's name in a sentence; one name may serve several issues."""

    start: int
    end: int
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """A sentence with what holds for all its values.

    `is_supposed`: it supposes ("if you gave us 60 days"); `is_protest`: it throws values back
    ("four years?!") or says that they were agreed elsewhere; `is_echo`: it may only repeat what was
    offered ("98?"); `puts_forward`: a bare number in it can be meant as a value; `relative` are the
    places of changes by a share ("10% more"), `reason` the stretch that gives a reason for a value
    before it.
    """

    sentence: Sentence
    words: Words
    offered: Terms
    named: tuple[Named, ...]
    is_supposed: bool
    is_protest: bool
    is_echo: bool
    puts_forward: bool
    relative: tuple[tuple[int, int], ...]
    reason: tuple[int, int]


def read_cues(sentence: Sentence, words: Words, offered: Terms) -> Cues:
    """Look a sentence over once."""
    text, language, lexicon = sentence.text, words.language, words.lexicon
    named = tuple(
        Named(match.start(), match.end(), lexicon.issues[match.group()])
        for match in lexicon.names.finditer(text)
    )
    is_short = len(text.split()) <= _SHORT
    has_phrase = lexicon.phrases.search(text) is not None
    cued = any(language.has(group, text) for group in _PUTTING_FORWARD)
    return Cues(
        sentence,
        words,
        offered,
        named,
        language.has("condition", text) or language.has("what_if", text),
        language.has("protest", text) or _claims_past(text, language),
        text.endswith("?") and _is_bare(text, words),
        is_short or has_phrase or cued or _lists_figures(text, lexicon),
        tuple(m.span() for p in language.sentence["relative"] for m in p.finditer(text)),
        _reason_in(text, words),
    )


def _claims_past(text: str, language: Language) -> bool:
    """See "you said 70 on the phone": what is told of the past puts nothing forward now."""
    claim = language.find("claims_past", text)
    if claim is None or text.endswith("?"):
        return False
    return not language.has("propose_cue", f"{text[: claim.start()]} {text[claim.end() :]}")


def _is_bare(text: str, words: Words) -> bool:
    """Tell "an office job in the north?" from a question that puts something forward."""
    return len(text.split()) <= _ECHO and not words.language.has("propose_cue", text)


def _reason_in(text: str, words: Words) -> tuple[int, int]:
    """Find the reason after a value ("October, because in April we ..."), up to the next clause."""
    reason = words.language.find("reason_after", text)
    if reason is None:
        return 0, 0
    lexicon, start = words.lexicon, reason.start()
    if not (lexicon.phrases.search(text, 0, start) or lexicon.numbers.search(text, 0, start)):
        return 0, 0
    ends = (p.search(text, reason.end()) for p in words.language.sentence["clause_end"])
    return start, min((match.start() for match in ends if match), default=len(text))


def _lists_figures(text: str, lexicon: Lexicon) -> bool:
    """Tell "3 years, 85, 60 days" and "what do you say, 85?" from figures in running talk."""
    found = list(lexicon.numbers.finditer(text)) if "," in text else []
    return len(found) > 1 or any(_stands_apart(match, text) for match in found)


def _stands_apart(figure: re.Match[str], text: str) -> bool:
    """Say whether nothing but a figure stands between two commas, or a comma and an end."""
    before, after = text[: figure.start()].rstrip(), text[figure.end() :].lstrip()
    return before[-1:] in ("", ",") and after[:1] in ("", *",.?!")


def use_of(cues: Cues, start: int, end: int, value: tuple[str, str | None]) -> Use:
    """Return how the words around a value use it."""
    text, language = cues.sentence.text, cues.words.language
    is_theirs = value[1] is not None and cues.offered.get(value[0]) == value[1]
    if cues.is_protest or (cues.is_echo and is_theirs):
        return Use.EARLIER
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    by_kind = _by_kind(cues, (start, end), before, value[0])
    if by_kind is not None:
        return by_kind
    # "if you gave us 60 days" is an offer; "you gave us 60 days" is history.
    names = ("refused", "hint") if cues.is_supposed else ("earlier", "refused", "hint")
    for name in names:
        if any(p.search(before) for p in language.before[name]):
            return Use(name)
    for name in ("refused", "hint"):
        if any(p.match(after) for p in language.after[name]):
            return Use(name)
    return Use.SAID


def _by_kind(cues: Cues, place: tuple[int, int], before: str, issue_id: str) -> Use | None:
    """Return a use that only some kinds of issue know, or None.

    "Your 84" repeats an offer and "your otter fans" none, but "your otter" may be one; a value in
    a reason ("84, because we pay within 15 days") is an aside; who gives up how many units is told
    by the share itself.
    """
    groups = cues.words.language.before
    kinds = {issue.id: issue.kind for issue in cues.words.scenario.issues}
    kind = kinds.get(issue_id)
    if any(start < place[1] and place[0] < end for start, end in cues.relative):
        return Use.HINT
    if kind is not IssueKind.ALLOCATION and cues.reason[0] <= place[0] < cues.reason[1]:
        return Use.EARLIER
    if kind is not IssueKind.ALLOCATION and any(p.search(before) for p in groups["given_up"]):
        return Use.HINT
    if cues.is_supposed or not any(p.search(before) for p in groups["theirs"]):
        return None
    rest = cues.sentence.text[place[1] :].lstrip(" ")
    stands_alone = cues.words.language.after_bare_number.match(rest) is not None
    return None if kind is IssueKind.CHOICE and stands_alone else Use.EARLIER
