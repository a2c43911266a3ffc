"""Rules that see a marker in a sentence: what it says, and what must and must not be so.

The rules are data (knowledge/phrases/<lang>/markers.yaml); nothing here knows a word.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.dialogue.guards import Guarded

# The nine strategies seen by rule; the tenth, `non_strategic`, is their absence.
STRATEGIES = (
    "small_talk", "self_need", "other_need", "no_need", "elicit_pref", "uv_part", "vouch_fair",
    "showing_empathy", "promote_coordination",
)  # fmt: skip
# How it is done; `instruction` (words meant for a machine) and `corrects` (words that put right
# how one was read) are ours alone.
MANNERS = (
    "open_question", "asks_limit", "asks_for_offer", "asks_for_options", "asks_process",
    "tests_understanding", "acknowledges", "accepts_difference", "appreciation", "helps_them",
    "links_to_need", "conditional", "gives_reason", "objective_standard", "brainstorm", "what_if",
    "joint_framing", "review_clause", "follow_through", "split_difference", "ultimatum", "threat",
    "personal_attack", "belittles", "praises_own_fairness", "evasion", "reveals_limit",
    "stereotypes", "assumes_same_needs", "corrects", "instruction",
)  # fmt: skip
MARKERS = STRATEGIES + MANNERS
# What a marker is by definition (the codebook says why): a need told with its cause is a reason,
# one part that hangs on the other is a trade.
ALSO: Mapping[str, str] = {
    "self_need": "gives_reason", "other_need": "gives_reason", "objective_standard": "gives_reason",
    "conditional": "promote_coordination", "brainstorm": "promote_coordination",
    "asks_for_options": "promote_coordination", "split_difference": "promote_coordination",
    "showing_empathy": "acknowledges", "accepts_difference": "acknowledges",
    "links_to_need": "acknowledges",
}  # fmt: skip

# What a rule may need or rule out in a sentence; app/dialogue/marker_facts.py finds them.
FACTS = (
    "a_question", "a_value", "an_issue", "several_issues", "a_proposal", "a_condition",
    "an_acceptance", "a_refusal", "a_greeting", "leaving", "asks", "asks_open", "asks_priority",
    "asks_interest", "asks_issue", "asks_alternative", "asks_limit", "tells_need", "tells_reason",
    "tells_no_need", "tells_limit", "summarises", "suggests_process", "threatens", "argues",
    "own_side", "other_side", "speaks_on",
)  # fmt: skip
# What the other side's last turn may have done: the acts, or nothing at all yet.
PRECEDING = (
    "nothing", "greet", "small_talk", "ask", "inform", "argue", "propose", "accept", "reject",
    "acknowledge", "summarise", "suggest_process", "threaten", "clarify", "close", "unknown",
)  # fmt: skip

Find = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to see a marker.

    Any of `says` or of the ear's pattern groups `groups` must match (where there are none, the
    facts alone decide) and none of `unless`; all of `needs` must be so and none of `without`;
    `after` are acts of which the other side's last turn must hold one, if any are named.
    `is_whole`: it rests on the sentence rather than on the words that matched. `is_alone`: it
    counts only where the utterance says nothing else.
    """

    says: tuple[Guarded, ...]
    groups: tuple[str, ...]
    unless: tuple[Guarded, ...]
    needs: frozenset[str]
    without: frozenset[str]
    after: frozenset[str]
    confidence: float
    is_whole: bool
    is_alone: bool


# The rules of each marker, the surest first.
MarkerRules = Mapping[str, tuple[Rule, ...]]


def patterns_of(rules: MarkerRules) -> Iterator[Guarded]:
    """Yield the patterns of all rules."""
    for rule in (rule for listed in rules.values() for rule in listed):
        yield from (*rule.says, *rule.unless)


@dataclass(frozen=True, slots=True)
class Seen:
    """A normalised sentence with what is so in it and what came before it.

    `find` returns the first match of one of the ear's pattern groups in the sentence; `forms` are
    the sentence in every spelling, in none of which what rules out a marker may stand. `sifted`
    returns the patterns that may match in a text, and no other is tried; without it all are.
    """

    text: str
    facts: frozenset[str]
    after: frozenset[str]
    find: Find
    forms: tuple[str, ...] = ()
    sifted: Callable[[str], frozenset[Guarded]] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that held, for a marker, on the characters `start` to `end` of a sentence."""

    marker: str
    rule: Rule
    start: int
    end: int


def hits_in(seen: Seen, rules: MarkerRules) -> Iterator[Hit]:
    """Yield the surest hit of each marker, in the order of the rules."""
    facts, after, forms = seen.facts, seen.after, seen.forms or (seen.text,)
    sifted = seen.sifted or _all_of(rules)
    fit = sifted(seen.text)
    for marker, listed in rules.items():
        for rule in listed:
            # This and the facts are tried here and not in functions of their own: they rule out
            # nearly all.
            if rule.says and not rule.groups and fit.isdisjoint(rule.says):
                continue
            if not rule.needs <= facts or rule.without & facts:
                continue
            if rule.after and not rule.after & after:
                continue
            found = _place(rule, seen, fit)
            if found is not None and not any(_is_in(t, rule.unless, sifted(t)) for t in forms):
                yield Hit(marker, rule, *found)
                break


def _all_of(rules: MarkerRules) -> Callable[[str], frozenset[Guarded]]:
    every = frozenset(patterns_of(rules))
    return lambda _text: every


def _is_in(text: str, patterns: tuple[Guarded, ...], fit: frozenset[Guarded]) -> bool:
    return any(p in fit and p.compiled.search(text) is not None for p in patterns)


def _place(rule: Rule, seen: Seen, fit: frozenset[Guarded]) -> tuple[int, int] | None:
    whole = (0, len(seen.text))
    if not rule.says and not rule.groups:
        return whole
    for pattern in rule.says:
        if pattern in fit and (match := pattern.compiled.search(seen.text)):
            return whole if rule.is_whole else match.span()
    for group in rule.groups:
        match = seen.find(group)
        if match:
            return whole if rule.is_whole else match.span()
    return None
