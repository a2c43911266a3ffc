"""A guarded pattern finds what the pattern finds, and is not tried where it cannot."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.guards import Guarded, trigrams, words_needed
from app.dialogue.segment import sentences
from tests.builders_hostile import hostile
from tests.builders_talk import KNOWLEDGE, LANGUAGE

EXAMPLES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((KNOWLEDGE / "examples" / "en").glob("*.yaml"))
)
PATTERNS = [p for group in LANGUAGE.sentence.values() for p in group] + [
    pattern
    for rules in LANGUAGE.markers.values()
    for rule in rules
    for pattern in (*rule.says, *rule.unless)
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bfair\b", {"fair"}),
        (r"\b(?:fair|even) split\b", {" split"}),
        (r"\b(?:fair|even)\b", {"fair", "even"}),
        (r"(?:really )+cold", {"really "}),
        (r"(?:so )+cold(?:est)?", {"cold"}),
        (r"(?:really )?ok", None),
        (r"\b(?:fair|ok)\b", None),
        (r"\d+ (?:euros?|pounds?)", {"euro", "pound"}),
        (r"(?<!un)fair(?!ly)", {"fair"}),
        (r"[a-z]+", None),
        ("", None),
    ],
)
def test_what_a_match_needs_is_read_from_the_pattern(pattern: str, words: set[str] | None) -> None:
    found = words_needed(pattern)
    assert (found if found is None else set(found)) == words


def test_a_text_without_the_word_is_not_searched() -> None:
    assert Guarded(re.compile(r"\bfair\b")).search("an even split") is None


def test_a_search_may_begin_further_on() -> None:
    pattern = Guarded(re.compile("fair"))
    match = pattern.search("fair is fair", 1)
    assert match is not None
    assert match.span() == (8, 12)


def test_every_match_is_found() -> None:
    assert len(list(Guarded(re.compile("fair")).finditer("fair is fair"))) == 2


def test_trigrams_of_a_short_text_are_none() -> None:
    assert trigrams("ok") == frozenset()
    assert trigrams("fair") == {"fai", "air"}


@pytest.mark.parametrize("part", range(4))
def test_a_guard_never_hides_a_match_in_our_own_examples(part: int) -> None:
    lines = [sentence.text for sentence in sentences(EXAMPLES, LANGUAGE)][part::40]
    for guarded in PATTERNS:
        plain = re.compile(guarded.pattern)
        for line in lines:
            assert (guarded.search(line) is None) == (plain.search(line) is None), line


@given(st.sampled_from(sorted(hostile(60).values())), st.sampled_from(PATTERNS))
def test_a_guard_never_hides_a_match_in_hostile_text(text: str, guarded: Guarded) -> None:
    assert (guarded.search(text) is None) == (re.compile(guarded.pattern).search(text) is None)
