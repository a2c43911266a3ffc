"""Reads knowledge/phrases/<lang>/markers.yaml into the rules by which markers are seen.

Patterns are compiled at first use or by `Language.ready`; only then is a bad one found.
"""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.dialogue.guards import Guarded
from app.dialogue.language import SENTENCE_GROUPS, unaccented
from app.dialogue.marker_rules import FACTS, MARKERS, PRECEDING, MarkerRules, Rule
from app.errors import BadContent
from app.knowledge.placed import Placed, check, read_placed

_WORD = re.compile(r"\{([a-z_]+)\}")
# A gap without an end lets a long text be searched again from each of its places.
_ENDLESS = re.compile(r"(?<!\\)(?:\.|\\[WSD]|\[\^[^\]]*\])[*+]")
_ALLOWED = {"needs": FACTS, "without": FACTS, "after": PRECEDING, "group": SENTENCE_GROUPS}


def _listed(value: object) -> object:
    """Take one value where a list is meant."""
    return value if isinstance(value, list) else [value]


def _spelled_out(value: object) -> object:
    """Take a bare pattern for a rule that says it."""
    return {"says": value} if isinstance(value, str) else value


_Some = Annotated[list[str], BeforeValidator(_listed)]


class _RuleEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    says: _Some = []
    group: _Some = []
    unless: _Some = []
    question: bool | None = None
    needs: _Some = []
    without: _Some = []
    after: _Some = []
    whole: bool = False
    alone: bool = False
    confidence: float = Field(default=0.8, gt=0, le=1)


class _MarkersFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    words: dict[str, str] = {}
    rules: dict[str, list[Annotated[_RuleEntry, BeforeValidator(_spelled_out)]]]


def load_marker_rules(path: Path) -> MarkerRules:
    """Read one language's rules; a fault is BadContent with its line."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _MarkersFile, name)
    if file.language != path.parent.name:
        raise BadContent(name, placed.line_at(["language"]), "language: not that of its folder")
    _check_names(placed.value["rules"], name)
    words = _words(placed.value.get("words"), name)
    rules = placed.value["rules"].value
    return {
        marker: _surest_first(
            _rule(entry, _Place(rules[marker].value[at], name, words))
            for at, entry in enumerate(file.rules[marker])
        )
        for marker in MARKERS
    }


def _surest_first(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: -rule.confidence))


class _Place:
    """Where a rule stands, and how a pattern in it is made."""

    def __init__(self, placed: Placed, name: str, words: Mapping[str, str]) -> None:
        self._placed, self._name, self._words = placed, name, words

    def compiled(self, key: str, patterns: Iterable[str]) -> tuple[Guarded, ...]:
        return tuple(self._one(key, at, text) for at, text in enumerate(patterns))

    def _one(self, key: str, at: int, text: str) -> Guarded:
        line = self.line(key, at)
        return _guarded(_filled(text, self._words, self._name, line), self._name, line)

    def line(self, key: str, at: int = 0) -> int:
        if not isinstance(self._placed.value, dict):  # a bare pattern
            return self._placed.line
        return self._placed.line_at([key, at])

    def fault(self, key: str, at: int, problem: str) -> BadContent:
        return BadContent(self._name, self.line(key, at), problem)


def _check_names(rules: Placed, name: str) -> None:
    for marker in sorted(set(rules.value) - set(MARKERS)):
        raise BadContent(name, rules.value[marker].line, f"rules: unknown marker '{marker}'")
    for marker in sorted(set(MARKERS) - set(rules.value)):
        raise BadContent(name, rules.line, f"rules: missing marker '{marker}' ([] for none)")


def _words(placed: Placed | None, name: str) -> dict[str, str]:
    """Return the named parts of patterns; each may use those above it."""
    words: dict[str, str] = {}
    for word, entry in placed.value.items() if placed else ():
        text = _filled(str(entry.value), words, name, entry.line)
        compiled(unaccented(text), name, entry.line)
        words[word] = f"(?:{text})"
    return words


def _rule(entry: _RuleEntry, place: _Place) -> Rule:
    for key, known in _ALLOWED.items():
        for at, word in enumerate(getattr(entry, key)):
            if word not in known:
                raise place.fault(key, at, f"{key}: unknown word '{word}'")
    if not (entry.says or entry.group or entry.needs):
        raise place.fault("", 0, "a rule must have one of says, group, needs")
    asks = {True: ({"a_question"}, set()), False: (set(), {"a_question"}), None: (set(), set())}
    is_asked, is_told = asks[entry.question]
    return Rule(
        place.compiled("says", entry.says),
        tuple(entry.group),
        place.compiled("unless", entry.unless),
        frozenset(entry.needs) | is_asked,
        frozenset(entry.without) | is_told,
        frozenset(entry.after),
        entry.confidence,
        entry.whole,
        entry.alone,
    )


def _filled(text: str, words: Mapping[str, str], name: str, line: int) -> str:
    def put(match: re.Match[str]) -> str:
        if match.group(1) not in words:
            raise BadContent(name, line, f"no word '{match.group(1)}' stands above under words")
        return words[match.group(1)]

    return _WORD.sub(put, text)


def _guarded(text: str, name: str, line: int) -> Guarded:
    if _ENDLESS.search(text):
        raise BadContent(name, line, "write a gap with an end: .{0,40} for .*")
    return Guarded(unaccented(text), partial(compiled, name=name, line=line))


def compiled(text: str, name: str, line: int) -> re.Pattern[str]:
    """Compile a pattern of a content file; a bad one is BadContent with its line."""
    try:
        return re.compile(text)
    except re.error as error:
        raise BadContent(name, line, f"not a pattern: {error}") from error
