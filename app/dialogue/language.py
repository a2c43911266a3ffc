"""A language as the ear needs it: number words and patterns (knowledge/phrases/<lang>/ear.yaml)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.dialogue.guards import Guarded
from app.dialogue.marker_rules import MarkerRules, patterns_of
from app.dialogue.number_words import NumberWords
from app.dialogue.sieve import Sieve
from app.dialogue.tagger import Tags

# Every group a language must have; the loader refuses a file with one missing or one unknown.
SENTENCE_GROUPS = (
    "question_start", "asks_anyway", "tells_anyway", "protest", "open_form", "greet",
    "small_talk", "appreciation",
    "sorry_only", "apologises",
    "acknowledges", "summary", "process", "talk_about", "brainstorm", "ask_limit",
    "ask_alternative", "ask_options", "ask_offer", "ask_value", "asks_about",
    "points_back", "set_aside",
    "as_they_said", "as_before", "rest_of_it", "points_on",
    "of_the_talk", "of_the_whole", "ask_priority", "ask_interest", "ask_open", "ask_none",
    "propose_cue", "loose_cue", "story", "reason_first", "reason_after", "clause_end",
    "corrects", "relative", "claims_past",
    "reproach", "feels", "commits", "plain_reference", "condition",
    "what_if", "or", "either_or", "option_start",
    "accept_strong", "accept_weak", "accept_lead", "accept_part", "accept_not", "confirms",
    "first_choice", "second_choice", "picks_offer", "does_without", "but", "reject",
    "close", "stays_put", "parting", "stays_here", "threat", "ultimatum", "personal_attack",
    "belittles", "gives_reason", "objective_standard", "about_them", "percent",
    "high", "low", "shrugs", "thanks_only", "compares", "own_side", "interest", "constraint",
    "limit_words",
    "offers_bound", "middle",    "reveals_limit",
    "alternative", "declines", "instruction", "commitment",
    "plain_high", "plain_low", "high_to_them", "answers", "idle",
    "has_enough", "lacks_it", "needs_it", "of_theirs", "names_them", "clause_break",
)  # fmt: skip
BEFORE_GROUPS = ("hint", "refused", "earlier", "theirs", "given_up", "clock")
AFTER_GROUPS = ("hint", "refused")
# Where two match at the same place, the one that stands first here is taken.
SHARING_GROUPS = (
    "aside", "somebody", "for_me", "for_you", "for_my", "for_your", "someone_s", "of_each",
    "swap", "others", "rest",
    "odd", "each", "evenly", "another", "all", "both", "half", "none", "several", "article",
    "same", "reversed", "split", "not", "do_without",
    "i_take", "i_give", "i_need", "you_take", "you_give", "you_need",
    "trade", "ok_with", "take", "give", "have", "need",
    "i", "we", "you",
)  # fmt: skip
AROUND_SHARES = (
    "between", "more", "extra", "held", "wish", "modal", "asks", "whole", "chain", "pair", "or",
    "link", "lead", "goes_on",
)  # fmt: skip

Patterns = Mapping[str, tuple[re.Pattern[str], ...]]
GuardedPatterns = Mapping[str, tuple[Guarded, ...]]


@dataclass(frozen=True, slots=True)
class Respelling:
    """What is looked up as one word, and how it is spelt anew."""

    pattern: re.Pattern[str] = re.compile(r"(?!)")
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """Compiled patterns by group; `before` are anchored at a value's start, `after` at its end.

    `number_words` are numbers below a hundred and what begins the greater ones, `spoken` how they
    go together. `scales` are what a figure may be multiplied by ("80k"), `stop` is what ends a
    sentence unless an `abbreviation` stands right before it, `plural` and `ordinal` are the
    endings, as one pattern each, that a word for units and a figure can have. `sharing` are the
    words by which people share out like units, `around_shares` what may stand next to such a
    share. `articles` may be left out of what an option is called. `contracted` are words in short
    spelling and how they are spelt, `well_spelt` words that look like a misspelt name and are
    none, `spelt` matches any word that is looked up in the two. `shortened` and `written_out` turn
    "i am" into "i'm" and back.
    """

    code: str
    number_words: Mapping[str, int]
    spoken: NumberWords
    scales: Mapping[str, float]
    stop: re.Pattern[str]
    abbreviation: re.Pattern[str]
    plural: str
    ordinal: str
    counts_something_else: re.Pattern[str]
    after_bare_number: re.Pattern[str]
    before: Patterns
    after: Patterns
    sharing: Patterns
    around_shares: Patterns
    sentence: GuardedPatterns
    markers: MarkerRules
    tagger: Tags | None = None
    articles: frozenset[str] = frozenset()
    contracted: Mapping[str, str] = field(default_factory=dict)
    well_spelt: frozenset[str] = frozenset()
    spelt: re.Pattern[str] = re.compile(r"(?!)")
    shortened: Respelling = Respelling()
    written_out: Respelling = Respelling()
    _sieve: Sieve = field(init=False, repr=False, compare=False)
    _marks: Sieve = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put patterns together, so that a sentence is sifted once; few are read for markers."""
        patterns = (pattern for listed in self.sentence.values() for pattern in listed)
        object.__setattr__(self, "_sieve", Sieve(patterns))
        object.__setattr__(self, "_marks", Sieve(patterns_of(self.markers)))

    def ready(self) -> None:
        """Compile every pattern now; one that cannot be raises what its loader raises."""
        self._sieve.ready()
        self._marks.ready()

    def marks(self, text: str) -> frozenset[Guarded]:
        """Return the patterns of the rules for markers that may match in a normalised sentence."""
        return self._marks.sifted(text)

    def find(self, group: str, text: str) -> re.Match[str] | None:
        """Return the first match of a group in a normalised sentence, or None."""
        fit = self._sieve.sifted(text)
        listed = self.sentence[group]
        if fit.isdisjoint(listed):
            return None
        for pattern in listed:
            if pattern in fit and (match := pattern.compiled.search(text)):
                return match
        return None

    def has(self, group: str, text: str) -> bool:
        """Say whether a group matches anywhere in a normalised sentence."""
        return self.find(group, text) is not None


@lru_cache(maxsize=256)
def normalise(text: str) -> str:
    """Return the text in lower case without accents, with plain quotes, character for character."""
    plain = text.translate(_PLAIN)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(map(_lower, plain))


def unaccented(text: str) -> str:
    """Return the text without accents and otherwise as it is; patterns are compiled from this."""
    return text.translate(_UNACCENTED)


def _base(code: int) -> str | None:
    """Return the plain letter of an accented one, None for any other character."""
    parts = unicodedata.normalize("NFD", chr(code))
    letter, is_accented = parts[0], len(parts) > 1
    is_accented = is_accented and letter.isascii() and len(chr(code).lower()) == 1
    return letter if is_accented else None


# Many leave the accents out, so nothing may hang on them.
_LATIN = range(0xC0, 0x180)
_UNACCENTED = {code: base for code in _LATIN if (base := _base(code))}
# Typographic quotes, dashes, spaces and opening marks, by code point, and their plain forms.
_PLAIN = _UNACCENTED | str.maketrans(
    "\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014\u00a0\t\u00bf\u00a1",
    '\'\'""""--    ',
)


def _lower(char: str) -> str:
    """Lower one character; a letter whose lower case is longer stays, so that spans hold."""
    low = char.lower()
    return low if len(low) == 1 else char
