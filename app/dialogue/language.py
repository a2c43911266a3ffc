"""A language as the ear needs it: number words and patterns (knowledge/phrases/<lang>/ear.yaml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Every group a language must have; the loader refuses a file with one missing or one unknown.
SENTENCE_GROUPS = (
    "question_start", "asks_anyway", "tells_anyway", "protest", "open_form", "greet",
    "small_talk", "appreciation",
    "acknowledges", "summary", "process", "brainstorm", "ask_limit", "ask_alternative",
    "ask_options", "ask_offer", "ask_value", "asks_about", "points_back", "of_the_talk",
    "ask_priority", "ask_interest", "ask_open", "ask_none",
    "propose_cue", "loose_cue", "story", "reason_first", "reason_after", "clause_end",
    "corrects", "relative", "reproach", "feels", "commits", "plain_reference", "condition",
    "what_if", "either_or", "option_start",
    "accept_strong", "accept_weak", "accept_part", "accept_not", "confirms",
    "first_choice", "second_choice", "but", "reject",
    "close", "stays_put", "parting", "stays_here", "threat", "ultimatum", "personal_attack",
    "belittles", "praises_own_fairness",
    "split_difference", "gives_reason", "objective_standard", "joint_framing", "helps_them",
    "review_clause", "about_them", "percent",
    "high", "low", "shrugs", "compares", "own_side", "interest", "constraint", "limit_words",
    "reveals_limit",
    "alternative", "declines", "instruction", "commitment",
    "has_enough", "lacks_it", "needs_it", "of_theirs", "names_them", "clause_break",
)  # fmt: skip
BEFORE_GROUPS = ("hint", "refused", "earlier", "theirs", "given_up", "clock")
AFTER_GROUPS = ("hint", "refused")
# Where two match at the same place, the one that stands first here is taken.
SHARING_GROUPS = (
    "aside", "for_me", "for_you", "for_my", "for_your", "someone_s", "swap", "others", "rest",
    "odd", "each", "evenly", "another", "all", "both", "half", "none", "several", "article",
    "split", "not", "do_without", "trade", "ok_with", "take", "give", "have", "need",
    "i", "we", "you",
)  # fmt: skip
AROUND_SHARES = (
    "between", "more", "extra", "wish", "modal", "asks", "whole", "chain", "pair", "or",
    "link", "lead", "goes_on",
)  # fmt: skip

Patterns = Mapping[str, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class Language:
    """Compiled patterns by group; `before` are anchored at a value's start, `after` at its end.

    `sharing` are the words by which people share out like units, `around_shares` what may stand
    next to such a share.
    """

    code: str
    number_words: Mapping[str, int]
    counts_something_else: re.Pattern[str]
    after_bare_number: re.Pattern[str]
    before: Patterns
    after: Patterns
    sharing: Patterns
    around_shares: Patterns
    sentence: Patterns

    def find(self, group: str, text: str) -> re.Match[str] | None:
        """Return the first match of a group in a normalised sentence, or None."""
        for pattern in self.sentence[group]:
            match = pattern.search(text)
            if match:
                return match
        return None

    def has(self, group: str, text: str) -> bool:
        """Say whether a group matches anywhere in a normalised sentence."""
        return self.find(group, text) is not None


def normalise(text: str) -> str:
    """Return the text in lower case with plain quotes and spaces, character for character."""
    plain = text.translate(_PLAIN)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(map(_lower, plain))


# Typographic quotes, dashes and spaces, by code point, and their plain forms.
_PLAIN = str.maketrans(
    "\u2018\u2019\u201c\u201d\u2013\u2014\u00a0\t",
    "''\"\"--  ",
)


def _lower(char: str) -> str:
    """Lower one character; a letter whose lower case is longer stays, so that spans hold."""
    low = char.lower()
    return low if len(low) == 1 else char
