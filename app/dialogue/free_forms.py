"""The words by which each option of a scenario can be recognised in free wording."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.dialogue.free_decided import Pair
from app.dialogue.language import normalise
from app.dialogue.same import Same
from app.dialogue.speech_rules import SpeechRules
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario

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
            forms = (_form(normalise(phrase), rules.it) for phrase in phrases)
            made[issue.id, option.id] = frozenset(form for form in forms if form[0])
            plain[issue.id, option.id] = _written(scenario.it, issue, option.id, rules.it)
    names = _names(scenario.it)
    return Forms(
        {pair: _telling(pair, made, names) for pair in made},
        {pair: (*_single(pair, plain, names), *_bare(pair, made, names)) for pair in made},
    )


def _phrases(scenario: Scenario, issue: Issue, option: str, role_id: str) -> Iterable[str]:
    words = scenario.words[issue.id]
    yield from (words.said[option], words.shown[option], *words.heard[option])
    yield from words.heard_by.get(role_id, {}).get(option, ())
    if issue.kind is IssueKind.CHOICE:
        yield option.replace("-", " ")


def _form(phrase: str, rules: SpeechRules) -> Form:
    denies = rules.words("denies", phrase) is not None
    kept = [
        w for w in _WORD.findall(phrase)
        if rules.words("own_words", w) is None or rules.is_all("wholes", w)
    ]  # fmt: skip
    kept = [w for w in kept if rules.words("denies", w) is None]
    return frozenset(stem_of(word, rules) for word in kept), denies


def stems_of(words: Iterable[str], rules: SpeechRules) -> list[str]:
    """Return the beginnings of words in their order, empty for one of any talk ("even")."""
    return [
        "" if rules.words("own_words", word) is not None and not rules.is_all("wholes", word)
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


def _telling(
    pair: Pair, made: Mapping[Pair, frozenset[Form]], names: frozenset[frozenset[str]]
) -> tuple[Form, ...]:
    """Keep the forms that no other option shares, and that are more than the issue's name."""
    others = {form for one, forms in made.items() if one != pair for form in forms}
    kept = [
        (form, denied) for form, denied in made[pair]
        if (form, denied) not in others and (denied or form not in names) and len(form) > 1
    ]  # fmt: skip
    return tuple(sorted(kept, key=lambda one: (-len(one[0]), sorted(one[0]))))


def _single(
    pair: Pair, plain: Mapping[Pair, frozenset[str]], names: frozenset[frozenset[str]]
) -> tuple[Form, ...]:
    """Return the words that only this option is written with, and no name of an issue."""
    others = frozenset().union(*names, *(words for one, words in plain.items() if one != pair))
    own = sorted(word for word in plain[pair] - others if len(word) >= _LEAST_LETTERS)
    return tuple((frozenset({word}), False) for word in own)


def _bare(
    pair: Pair, made: Mapping[Pair, frozenset[Form]], names: frozenset[frozenset[str]]
) -> tuple[Form, ...]:
    """Return the issue's name where one option alone is said by it: "a car", "no rack"."""
    others = {form for one, forms in made.items() if one != pair for form in forms}
    return tuple(
        (form, denied) for form, denied in sorted(made[pair] - others, key=str)
        if len(form) == 1 and form in names
    )  # fmt: skip


def _written(scenario: Scenario, issue: Issue, option: str, rules: SpeechRules) -> frozenset[str]:
    """Return the beginnings of the words an option is written with; none of one that denies."""
    words = scenario.words[issue.id]
    if issue.kind is not IssueKind.CHOICE:
        return frozenset()
    forms = [_form(normalise(text), rules) for text in (words.said[option], words.shown[option])]
    if any(denies for _, denies in forms):
        return frozenset()
    return frozenset(word for form, _ in forms for word in form
                     if rules.words("commits", word) is None)  # fmt: skip
