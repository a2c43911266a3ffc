"""What a sentence as a whole says about the values in it, worked out once a sentence.

Reading stays linear in the text: what depends on the sentence is found here, and what bears on
one value is looked for only a short way before and after it.
"""

from dataclasses import dataclass

from app.dialogue.lexicon import Lexicon
from app.dialogue.segment import Sentence
from app.dialogue.values import Use, Words
from app.negotiation.terms import Terms

# How far from a value the words that bear on it may stand.
LOOK = 80
_SHORT = 4
_PUTTING_FORWARD = (
    "propose_cue", "condition", "accept_part", "reject", "ultimatum", "threat", "summary",
    "ask_limit",
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
    ("four years?!"); `is_echo`: it may only repeat what was offered ("98?"); `puts_forward`: a
    bare number in it can be meant as a value.
    """

    sentence: Sentence
    words: Words
    offered: Terms
    named: tuple[Named, ...]
    is_supposed: bool
    is_protest: bool
    is_echo: bool
    puts_forward: bool


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
        language.has("protest", text),
        is_short and text.endswith("?"),
        is_short or has_phrase or cued or _is_list(text, lexicon),
    )


def _is_list(text: str, lexicon: Lexicon) -> bool:
    """Tell a list of figures ("3 years, 85, 60 days") from figures in running talk."""
    return "," in text and len(lexicon.numbers.findall(text)) > 1


def use_of(cues: Cues, start: int, end: int, value: tuple[str, str | None]) -> Use:
    """Return how the words around a value use it."""
    text, language = cues.sentence.text, cues.words.language
    is_theirs = value[1] is not None and cues.offered.get(value[0]) == value[1]
    if cues.is_protest or (cues.is_echo and is_theirs):
        return Use.EARLIER
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    # "if you gave us 60 days" is an offer; "you gave us 60 days" is history.
    names = ("refused", "hint") if cues.is_supposed else ("earlier", "refused", "hint")
    for name in names:
        if any(p.search(before) for p in language.before[name]):
            return Use(name)
    for name in ("refused", "hint"):
        if any(p.match(after) for p in language.after[name]):
            return Use(name)
    return Use.SAID
