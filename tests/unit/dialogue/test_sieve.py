"""A sieve lets through every pattern that matches a text, and few of the others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.guards import Guarded
from app.dialogue.segment import sentences
from app.dialogue.sieve import Sieve, trigrams
from tests.builders_hostile import hostile
from tests.builders_talk import KNOWLEDGE, LANGUAGE
from tests.unit.dialogue.test_guards import PATTERNS

EXAMPLES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((KNOWLEDGE / "examples" / "en").glob("*.yaml"))
)
LINES = [sentence.text for sentence in sentences(EXAMPLES, LANGUAGE)]
MOST_TRIED_IN_VAIN = 0.15
ALL = Sieve(PATTERNS)
FAIR, EVEN, OK = Guarded("fair"), Guarded(r"even\b.*\bsplit"), Guarded(r"\bok\b")
ANY = Guarded(r"\w+")


@pytest.mark.parametrize(
    ("text", "let_through"),
    [
        ("is that fair?", {FAIR}),
        ("an even split is fair", {FAIR, EVEN}),
        ("an even share", set()),
        ("ok", {OK}),
        ("", set()),
    ],
)
def test_a_text_is_tried_on_what_it_has_the_words_for(text: str, let_through: set[Guarded]) -> None:
    assert Sieve((FAIR, EVEN, OK)).sifted(text) == let_through


def test_what_needs_no_word_is_always_tried() -> None:
    assert Sieve((FAIR, ANY)).sifted("no") == {ANY}


def test_patterns_written_alike_are_two() -> None:
    again = Guarded("fair")
    assert Sieve((FAIR, again)).sifted("fair") == {FAIR, again}


def test_a_sieve_of_nothing_lets_nothing_through() -> None:
    assert Sieve(()).sifted("fair") == frozenset()


def test_getting_ready_compiles_every_pattern() -> None:
    compiled: list[str] = []

    def compile_it(text: str) -> re.Pattern[str]:
        compiled.append(text)
        return re.compile(text)

    sieve = Sieve((Guarded("fair", compile_it), Guarded("even", compile_it)))
    assert sieve.sifted("odd") == frozenset()
    assert compiled == []
    sieve.ready()
    assert compiled == ["fair", "even"]


def test_getting_ready_tells_of_a_bad_pattern() -> None:
    def compile_it(text: str) -> re.Pattern[str]:
        raise LookupError(text)

    with pytest.raises(LookupError, match=r"\(fair"):
        Sieve((Guarded("(fair", compile_it),)).ready()


def test_trigrams_of_a_short_text_are_none() -> None:
    assert trigrams("ok") == frozenset()
    assert trigrams("fair") == {"fai", "air"}


@pytest.mark.parametrize("part", range(4))
def test_a_sieve_never_hides_a_match_in_our_own_examples(part: int) -> None:
    tried = in_vain = 0
    for line in LINES[part::40]:
        fit = ALL.sifted(line)
        matching = {one for one in PATTERNS if one.compiled.search(line)}
        assert matching <= fit, line
        tried, in_vain = tried + len(PATTERNS), in_vain + len(fit - matching)
    assert in_vain < MOST_TRIED_IN_VAIN * tried


@given(st.sampled_from(sorted(hostile(60).values())))
def test_a_sieve_never_hides_a_match_in_hostile_text(text: str) -> None:
    fit = ALL.sifted(text)
    assert [one.pattern for one in PATTERNS if one not in fit and one.compiled.search(text)] == []
