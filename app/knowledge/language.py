"""Reads knowledge/phrases/<lang>/ear.yaml into the `Language` the ear uses."""

import re
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.dialogue.guards import Guarded
from app.dialogue.language import (
    AFTER_GROUPS,
    AROUND_SHARES,
    BEFORE_GROUPS,
    SENTENCE_GROUPS,
    SHARING_GROUPS,
    Language,
    Respelling,
    unaccented,
)
from app.dialogue.number_words import NumberWords
from app.errors import BadContent
from app.knowledge.marker_rules import compiled, load_marker_rules
from app.knowledge.placed import Placed, check, read_placed
from app.knowledge.tagger import load_tagger


class _EarFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    number_words: dict[str, int]
    tens: dict[str, int]
    digits: dict[str, int]
    tens_joined_by: list[str] = Field(min_length=1)
    hundreds: dict[str, int]
    hundreds_joined_by: list[str] = Field(min_length=1)
    pairs_joined_by: list[str] = Field(default_factory=list)
    scales: dict[str, float]
    ordinal_endings: list[str]
    plural_endings: list[str]
    abbreviations: list[str]
    told_before_colon: list[str] = Field(default_factory=list)
    new_after_colon: list[str] = Field(default_factory=list)
    before_what_is_counted: list[str]
    counts_something_else: list[str] = Field(min_length=1)  # none would match every number
    after_bare_number: list[str] = Field(min_length=1)  # none would match every number
    before_value: dict[str, list[str]]
    after_value: dict[str, list[str]]
    sharing: dict[str, list[str]]
    around_shares: dict[str, list[str]]
    patterns: dict[str, list[str]]
    short_forms: dict[str, str] = Field(default_factory=dict)
    articles: list[str] = Field(default_factory=list)
    contracted: dict[str, str] = Field(default_factory=dict)
    well_spelt: list[str] = Field(default_factory=list)


def load_language(path: Path) -> Language:
    """Read one language's ear; what is wrong is BadContent with its line.

    Patterns for whole sentences and markers are compiled at first use, a thousand of them: whoever
    needs to know now that they are sound calls `ready` on the result.
    """
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _EarFile, name)
    lead = "".join(f"{word} |" for word in _words(file.before_what_is_counted))
    counted = _any_of(file.counts_something_else)
    return Language(
        file.language,
        _numbers(file),
        _spoken(file),
        {unaccented(word): scale for word, scale in file.scales.items()},
        _stop(file),
        re.compile(rf"\b(?:{_any_of(file.abbreviations)})$"),
        _any_of(file.plural_endings),
        _any_of(file.ordinal_endings),
        re.compile(rf"\s?-?\s?(?:{lead})(?:{counted})(?!\w)"),
        re.compile(_after_bare(file)),
        _compiled(placed, "before_value", BEFORE_GROUPS, name, r"(?<!\w)(?:{})[\s€$£]*$"),
        _compiled(placed, "after_value", AFTER_GROUPS, name, r"[\s,]*(?:{})"),
        _compiled(placed, "sharing", SHARING_GROUPS, name, "{}"),
        _compiled(placed, "around_shares", AROUND_SHARES, name, "{}"),
        _guarded(placed, name),
        load_marker_rules(path.with_name("markers.yaml")),
        load_tagger(path.parent),
        frozenset(file.articles),
        file.contracted,
        frozenset(file.well_spelt),
        _word(file.contracted),
        _respelling({long: short for short, long in file.short_forms.items()}),
        _respelling(file.short_forms),
    )


def _word(contracted: Collection[str]) -> re.Pattern[str]:
    """Return what is looked up as one word: what is written short, and any other word."""
    short = "|".join(re.escape(word) for word in sorted(contracted, key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:(?:{short})(?![\w'])|[^\W\d_]+(?![\w']))")


def _respelling(words: Mapping[str, str]) -> Respelling:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    return Respelling(re.compile(rf"(?<![\w'])(?:{known})(?![\w'])"), words)


def _numbers(file: _EarFile) -> dict[str, int]:
    """Number words below a hundred with their compounds ("eighty-four"), and the hundreds."""
    words = {**file.number_words, **_tens(file), **file.digits, **file.hundreds}
    return {unaccented(word): number for word, number in words.items()}


def _tens(file: _EarFile) -> dict[str, int]:
    return file.tens | _compounds(file.tens, file.digits, file.tens_joined_by)


def _after_bare(file: _EarFile) -> str:
    return rf"(?:$|[^\w\s]|(?:{_any_of(file.after_bare_number)})(?!\w))"


_TEN, _HUNDRED = 10, 100


def _spoken(file: _EarFile) -> NumberWords:
    """Return the patterns numbers in words are put together from, built up as they are.

    Written out, there would be thousands of words to try at each place.
    """
    ones = rf"(?:{_any_of(file.tens_joined_by)})(?:{_any_of([*file.digits])})"
    tens = rf"(?:{_any_of([*file.tens])})(?:{ones})?"
    teens = [word for word, number in file.number_words.items() if _TEN <= number < _HUNDRED]
    ones_alone = [word for word, number in file.number_words.items() if number < _TEN]
    great = [word for word, number in file.number_words.items() if number >= _HUNDRED]
    return NumberWords(
        rf"{tens}|{_any_of([*teens, *ones_alone, *file.digits])}",
        rf"(?:{tens}|{_any_of(teens)})",
        _any_of([*file.hundreds, *great]),
        _any_of([*file.scales]),
        _any_of(file.hundreds_joined_by),
        _any_of(file.pairs_joined_by),
        rf"(?:{_any_of(_no_pairs(file))})(?!\w|{ones})",
        _after_bare(file),
    )


def _no_pairs(file: _EarFile) -> list[str]:
    """Return two figures that are no number side by side: "fifty fifty", "sixty forty"."""
    round_ones = {word: n for word, n in {**file.number_words, **file.tens}.items() if n >= _TEN}
    return [
        f"{head}{joint}{tail}"
        for head, one in round_ones.items()
        for tail, other in round_ones.items()
        for joint in file.pairs_joined_by
        if one == other or one + other == _HUNDRED
    ]


def _compounds(heads: dict[str, int], tails: dict[str, int], joins: list[str]) -> dict[str, int]:
    return {
        f"{head}{join}{tail}": first + second
        for head, first in heads.items()
        for tail, second in tails.items()
        for join in joins
    }


def _words(words: list[str]) -> list[str]:
    """Return words as patterns, the longest first so that it wins."""
    return [re.escape(unaccented(word)) for word in sorted(words, key=lambda word: -len(word))]


def _any_of(words: list[str]) -> str:
    return "|".join(_words(words)) or "(?!)"


def _stop(file: _EarFile) -> re.Pattern[str]:
    """Compile what ends a sentence: no full stop between digits or inside an abbreviation.

    A colon does between a need told and a clause of its own: "it matters little to us: we can …".
    """
    inner = {part.strip() for word in file.abbreviations for part in word.split(".")[1:]} - {""}
    inside = _any_of(sorted(inner))
    told = "|".join(rf"(?<=\b{word})" for word in _words(file.told_before_colon)) or "(?!)"
    colon = rf"(?:{told}):(?=\s+(?:{_any_of(file.new_after_colon)})\b)"
    return re.compile(rf"[!?;]+|\n+|(?<!\d)\.+(?!(?:{inside})\b)|\.+(?!\d|(?:{inside})\b)|{colon}")


def _compiled(
    placed: Placed, key: str, wanted: tuple[str, ...], name: str, around: str
) -> dict[str, tuple[re.Pattern[str], ...]]:
    groups = _groups(placed, key, wanted, name)
    for entry in (entry for listed in groups.values() for entry in listed):
        if _compile(entry, "{}", name).groups:
            raise BadContent(name, entry.line, f"{key}: write (?: for a bracket")
    return {
        group: tuple(_compile(entry, around, name) for entry in listed)
        for group, listed in groups.items()
    }


def _guarded(placed: Placed, name: str) -> dict[str, tuple[Guarded, ...]]:
    return {
        group: tuple(
            Guarded(unaccented(entry.value), partial(compiled, name=name, line=entry.line))
            for entry in listed
        )
        for group, listed in _groups(placed, "patterns", SENTENCE_GROUPS, name).items()
    }


def _groups(
    placed: Placed, key: str, wanted: tuple[str, ...], name: str
) -> dict[str, list[Placed]]:
    """Return the entries of each group; a group too many or too few is BadContent."""
    part = placed.value[key]
    for group in sorted(set(part.value) - set(wanted)):
        raise BadContent(name, part.value[group].line, f"{key}: unknown group '{group}'")
    for group in sorted(set(wanted) - set(part.value)):
        raise BadContent(name, part.line, f"{key}: missing group '{group}'")
    return {group: listed.value for group, listed in part.value.items()}


def _compile(entry: Placed, around: str, name: str) -> re.Pattern[str]:
    return compiled(around.replace("{}", unaccented(entry.value), 1), name, entry.line)
