"""The ear of a language: number words, patterns, and faults in its file."""

import re
from pathlib import Path

import pytest

from app.dialogue.guards import Guarded
from app.dialogue.language import (
    AFTER_GROUPS,
    AROUND_SHARES,
    BEFORE_GROUPS,
    SENTENCE_GROUPS,
    SHARING_GROUPS,
    Language,
    normalise,
)
from app.dialogue.marker_rules import MARKERS
from app.knowledge.language import load_language
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

EAR = (
    """language: xx
number_words: {one: 1, a dozen: 12}
tens: {twenty: 20, thirty: 30}
digits: {one: 1, two: 2}
tens_joined_by: ["-", " "]
hundreds: {one hundred: 100}
hundreds_joined_by: [" and "]
pairs_joined_by: [" "]
scales: {k: 1000}
ordinal_endings: [st, nd]
plural_endings: [s]
abbreviations: [approx, e.g]
before_what_is_counted: [more]
counts_something_else: [seats, "%"]
after_bare_number: [and, or]
before_value:
  hint: ["about"]
  refused: ["not"]
  earlier: ["from"]
  theirs: ["your"]
  given_up: ["give up"]
  clock: ["at"]
after_value:
  hint: ["or so"]
  refused: ["is too"]
sharing:
"""
    + "".join(f'  {group}: ["{group}"]\n' for group in SHARING_GROUPS)
    + "around_shares:\n"
    + "".join(f'  {group}: ["{group}"]\n' for group in AROUND_SHARES)
    + "patterns:\n"
    + "".join(f'  {group}: ["{group}"]\n' for group in SENTENCE_GROUPS if group != "greet")
    + '  greet: ["^hi\\\\b", "^hello\\\\b"]\n'
)
NO_RULES = "language: xx\nrules:\n" + "".join(f"  {name}: []\n" for name in MARKERS)


def loaded(tmp_path: Path, text: str = EAR) -> Language:
    folder = tmp_path / "xx"
    folder.mkdir(exist_ok=True)
    (folder / "ear.yaml").write_text(text, encoding="utf-8")
    (folder / "markers.yaml").write_text(NO_RULES, encoding="utf-8")
    language = load_language(folder / "ear.yaml")
    language.ready()
    return language


def test_number_words_hold_the_compounds_of_tens_and_digits_and_the_hundreds(
    tmp_path: Path,
) -> None:
    words = loaded(tmp_path).number_words
    small = {"one": 1, "two": 2, "a dozen": 12, "twenty": 20, "thirty": 30}
    small |= {"twenty-one": 21, "twenty one": 21, "twenty-two": 22, "twenty two": 22}
    small |= {"thirty-one": 31, "thirty one": 31, "thirty-two": 32, "thirty two": 32}
    assert words == {**small, "one hundred": 100}


def test_each_number_in_words_is_found_whole(tmp_path: Path) -> None:
    language = loaded(tmp_path)
    pattern = language.spoken.pattern(r"\d+")
    for word in (
        *language.number_words,
        "one hundred and thirty-two",
        "thirty k",
        "twenty a dozen",
    ):
        assert re.fullmatch(pattern, word), word
    for text in ("one hundred and", "thirty-six", "one hundred and one hundred", "thirty thirty"):
        assert not re.fullmatch(pattern, text), text


def test_a_full_stop_in_or_after_an_abbreviation_ends_nothing(tmp_path: Path) -> None:
    language = loaded(tmp_path)
    text = "e.g. approx. 84.50 or so. yes"
    ends = [
        match.start()
        for match in language.stop.finditer(text)
        if not language.abbreviation.search(text[: match.start()])
    ]
    assert ends == [text.index(". yes")]


def test_patterns_may_be_written_with_accents(tmp_path: Path) -> None:
    language = loaded(tmp_path, EAR.replace("^hello", "^adiós"))
    assert language.has("greet", normalise("¡Adiós!").strip())
    assert language.has("greet", normalise("adios"))


def test_any_pattern_of_a_group_is_enough(tmp_path: Path) -> None:
    language = loaded(tmp_path)
    assert language.has("greet", "hello there")
    assert not language.has("greet", "oh, hello there")


def test_patterns_before_a_value_reach_up_to_it(tmp_path: Path) -> None:
    (about,) = loaded(tmp_path).before["hint"]
    assert about.search("make it about €")
    assert not about.search("about what you said, ")
    assert not about.search("roundabout ")


def test_patterns_after_a_value_begin_at_it(tmp_path: Path) -> None:
    (or_so,) = loaded(tmp_path).after["hint"]
    assert or_so.match(", or so")
    assert not or_so.match(" years or so")


def test_what_else_may_be_counted_is_known_by_whole_words(tmp_path: Path) -> None:
    counted = loaded(tmp_path).counts_something_else
    assert counted.match(" seats")
    assert counted.match("%")
    assert not counted.match(" seatsful")


BROKEN = [
    ("counts_something_else: [seats", "counted: [seats", "language: xx", "counts_something_else"),
    (
        'counts_something_else: [seats, "%"]',
        "counts_something_else: []",
        "counts_something",
        "at le",
    ),
    ("a dozen: 12", "a dozen: many", "number_words", "number_words.a dozen: Input should be"),
    ('  earlier: ["from"]\n', "", 'hint: ["about"]', "before_value: missing group 'earlier'"),
    ('  hint: ["or so"]\n', '  hints: ["or so"]\n', "hints", "after_value: unknown group 'hints'"),
    ('  threat: ["threat"]\n', "", "question_start", "patterns: missing group 'threat'"),
    ('["threat"]', '["(threat"]', "(threat", "not a pattern: missing ), unterminated subpattern"),
    ('hint: ["about"]', 'hint: ["about", "*"]', '"about", "*"', "not a pattern: nothing to repeat"),
    ('["swap"]', '["(for)"]', "(for)", "sharing: write (?: for a bracket"),
    ('  swap: ["swap"]\n', "", "aside", "sharing: missing group 'swap'"),
    ('  link: ["link"]\n', '  lynk: ["link"]\n', "lynk", "around_shares: unknown group 'lynk'"),
    ('["threat"]', "threat", "threat: threat", "patterns.threat: Input should be a valid list"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), BROKEN)
def test_each_fault_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(EAR, old, new)
    file, line, said = fault_of(lambda: loaded(tmp_path, text))
    assert problem in said
    assert (file, line) == ("ear.yaml", line_of(text, at)), said


@pytest.mark.parametrize("folder", sorted((KNOWLEDGE / "phrases").iterdir()), ids=lambda p: p.name)
def test_every_real_language_is_read(folder: Path) -> None:
    language = load_language(folder / "ear.yaml")
    language.ready()
    assert language.code == folder.name
    assert set(language.sentence) == set(SENTENCE_GROUPS)
    assert set(language.before) == set(BEFORE_GROUPS)
    assert set(language.after) == set(AFTER_GROUPS)
    assert set(language.sharing) == set(SHARING_GROUPS)
    assert set(language.around_shares) == set(AROUND_SHARES)
    assert all(isinstance(p, Guarded) for group in language.sentence.values() for p in group)


def test_english_reads_compounds() -> None:
    words = load_language(KNOWLEDGE / "phrases" / "en" / "ear.yaml").number_words
    assert (words["eighty-four"], words["eighty four"], words["forty-five"]) == (84, 84, 45)
