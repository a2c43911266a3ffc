"""The words by which each option of a scenario can be recognised in free wording."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from app.dialogue.free_decided import Pair
from app.dialogue.language import normalise
from app.dialogue.same import Same
from app.dialogue.speech_rules import SpeechRules
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario

T = TypeVar("T")

# Words are compared by their beginnings.
STEM = 4
_LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W_]+")

# The beginnings of a phrase's words, and whether it denies: "no car".
Form = tuple[frozenset[str], bool]


@dataclass(frozen=True, slots=True)
class Forms:
    """Word sets by option: several words together, and `single` ones that no other option has.

    A single word tells a decided value only beside others: "mechanics on the telephone".
    """

    of: Mapping[Pair, tuple[Form, ...]]
    single: Mapping[Pair, tuple[Form, ...]]


def forms_of(scenario: Scenario, role_id: str, rules: SpeechRules) -> Forms:
    """Return the words for every option but shares, as a role says them."""
    return _forms(Same(scenario), role_id, Same(rules))


@lru_cache(maxsize=256)
def _forms(scenario: Same[Scenario], role_id: str, rules: Same[SpeechRules]) -> Forms:
    made: dict[Pair, frozenset[Form]] = {}
    plain: dict[Pair, frozenset[str]] = {}
    for issue in scenario.it.issues:
        if issue.kind is IssueKind.ALLOCATION:
            continue
        for option in issue.options:
            phrases = _phrases(scenario.it, issue, option.id, role_id)
            forms = (_form(normalise(phrase), rules) for phrase in phrases)
            made[issue.id, option.id] = frozenset(form for form in forms if form[0])
            plain[issue.id, option.id] = _written(scenario.it, issue, option.id, rules)
    names = _names(scenario.it)
    of_one = _of_one(made)
    own = _of_one(plain) - frozenset().union(*names)
    return Forms(
        {pair: _telling(made[pair] & of_one, names) for pair in made},
        {pair: (*_single(plain[pair] & own), *_bare(made[pair] & of_one, names)) for pair in made},
    )


def _of_one(by_pair: Mapping[Pair, frozenset[T]]) -> frozenset[T]:
    """Return what only one option has."""
    counted = Counter(one for ones in by_pair.values() for one in ones)
    return frozenset(one for one, times in counted.items() if times == 1)


def _phrases(scenario: Scenario, issue: Issue, option: str, role_id: str) -> Iterable[str]:
    words = scenario.words[issue.id]
    yield from (words.said[option], words.shown[option], *words.heard[option])
    yield from words.heard_by.get(role_id, {}).get(option, ())
    if issue.kind is IssueKind.CHOICE:
        yield option.replace("-", " ")


@lru_cache(maxsize=2048)  # the sessions of a scenario have nearly all of them in common
def _form(phrase: str, same: Same[SpeechRules]) -> Form:
    rules = same.it
    denies = rules.words("denies", phrase) is not None
    kept = [word for word in _WORD.findall(phrase) if not rules.has_word("denies", word)]
    return frozenset(stem for stem in stems_of(kept, rules) if stem), denies


def stems_of(words: Iterable[str], rules: SpeechRules) -> list[str]:
    """Return the beginnings of words in their order, empty for one of any talk ("even")."""
    return [
        "" if rules.has_word("own_words", word) and not rules.is_all("wholes", word)
        else stem_of(word, rules)
        for word in words
    ]  # fmt: skip


def stem_of(word: str, rules: SpeechRules) -> str:
    """Return the beginning of a word; all words for the whole of a thing are one."""
    return _WHOLE if rules.is_all("wholes", word) else word[:STEM]


_WHOLE = "all"


def _names(scenario: Scenario) -> frozenset[frozenset[str]]:
    called = scenario.words.values()
    names = (normalise(name) for one in called for name in (*one.names, one.label))
    return frozenset(frozenset(w[:STEM] for w in _WORD.findall(name)) for name in names)


def _telling(forms: frozenset[Form], names: frozenset[frozenset[str]]) -> tuple[Form, ...]:
    """Keep the forms that are more than the issue's name, of those that no other option has."""
    kept = [
        (form, denied) for form, denied in forms
        if (denied or form not in names) and len(form) > 1
    ]  # fmt: skip
    return tuple(sorted(kept, key=lambda one: (-len(one[0]), sorted(one[0]))))


def _single(words: frozenset[str]) -> tuple[Form, ...]:
    """Return the words that only this option is written with, and no name of an issue."""
    return tuple(
        (frozenset({word}), False) for word in sorted(words) if len(word) >= _LEAST_LETTERS
    )


def _bare(forms: frozenset[Form], names: frozenset[frozenset[str]]) -> tuple[Form, ...]:
    """Return the issue's name where one option alone is said by it: "a car", "no rack"."""
    return tuple(
        (form, denied) for form, denied in sorted(forms, key=str)
        if len(form) == 1 and form in names
    )  # fmt: skip


def _written(
    scenario: Scenario, issue: Issue, option: str, rules: Same[SpeechRules]
) -> frozenset[str]:
    """Return the beginnings of the words an option is written with; none of one that denies."""
    words = scenario.words[issue.id]
    if issue.kind is not IssueKind.CHOICE:
        return frozenset()
    forms = [_form(normalise(text), rules) for text in (words.said[option], words.shown[option])]
    if any(denies for _, denies in forms):
        return frozenset()
    return frozenset(word for form, _ in forms for word in form
                     if not rules.it.has_word("commits", word))  # fmt: skip
