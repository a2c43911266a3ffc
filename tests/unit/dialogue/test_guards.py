"""A guarded pattern finds what the pattern finds, and is not tried where it cannot."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.guards import Guarded, are_met, begun, needs_of, words_in
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
        (r"(?:really )?ok", {"ok"}),
        (r"\b(?:fair|ok)\b", {"fair", "ok"}),
        (r"\b(?:ok )?(?:fair|ok)\b", {"fair", "ok"}),
        (r"\b(?:fair|i)\b", None),
        (r"\d+ (?:euros?|pounds?)", {" euro", " pound"}),
        (r"\bthank(?:s| you)", {"thanks", "thank you"}),
        (r"\b(?:can|could) (?:go|be)\b", {"can", "could"}),
        (r"\b(?:fair|even) (?:split|share)\b", {" split", " share"}),
        (r"(?<!un)fair(?!ly)", {"fair"}),
        (r"[a-z]+", None),
        ("", None),
    ],
)
def test_what_a_match_needs_is_read_from_the_pattern(pattern: str, words: set[str] | None) -> None:
    found = {word for word, _ in begun(needs_of(pattern))}
    assert (found or None) == words


def test_a_text_without_the_word_is_not_searched() -> None:
    assert Guarded(r"\bfair\b").search("an even split") is None


def test_a_search_may_begin_further_on() -> None:
    pattern = Guarded("fair")
    match = pattern.search("fair is fair", 1)
    assert match is not None
    assert match.span() == (8, 12)


def test_a_pattern_is_compiled_when_it_is_first_wanted() -> None:
    compiled: list[str] = []

    def compile_it(text: str) -> re.Pattern[str]:
        compiled.append(text)
        return re.compile(text)

    pattern = Guarded("fair", compile_it)
    assert pattern.search("an even split") is None
    assert compiled == []
    assert pattern.search("a fair split")
    pattern.ready()
    assert compiled == ["fair"]


def test_a_bad_pattern_fails_as_what_compiles_it_says() -> None:
    def compile_it(text: str) -> re.Pattern[str]:
        raise LookupError(text)

    for use in (Guarded.ready, lambda pattern: pattern.search("a fair split")):
        with pytest.raises(LookupError, match=r"\(fair"):
            use(Guarded("(fair", compile_it))


def test_every_match_is_found() -> None:
    assert len(list(Guarded("fair").finditer("fair is fair"))) == 2


@pytest.mark.parametrize(
    ("text", "may_match"),
    [
        ("an even split", True),
        ("a fair share", True),
        ("an even share", False),
        ("fair", False),
        ("", False),
    ],
)
def test_all_that_one_way_needs_has_to_be_there(text: str, may_match: bool) -> None:
    needs = needs_of(r"\b(?:even\b.{0,9}\bsplit|fair\b.{0,9}\bshare)\b")
    present = {word for word in words_in(needs) if word in text}
    assert are_met(needs, present) is may_match


def test_needs_begin_with_the_words_of_their_rarest_part() -> None:
    needs = needs_of(r"\bfair\b.*\b(?:splitting|dividing)\b")
    rest = needs_of("fair")
    assert sorted(begun(needs)) == [("dividing", rest), ("splitting", rest)]


def test_what_needs_nothing_never_begins() -> None:
    assert list(begun(needs_of(r"\bi\b"))) == []


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
